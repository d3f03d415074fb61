#include "buffer.h"

#include <stdlib.h>
#include <string.h>

bool relume_buffer_reserve(struct relume_buffer *buffer, size_t count) {
    if (count <= buffer->capacity - buffer->count) return true;
    size_t capacity = buffer->capacity * 2;
    if (capacity < buffer->count + count) capacity = buffer->count + count;
    if (capacity < 4096) capacity = 4096;
    uint8_t *bytes = realloc(buffer->bytes, capacity);
    if (bytes == NULL) return false;
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

bool relume_buffer_append(struct relume_buffer *buffer, const uint8_t *bytes, size_t count) {
    if (!relume_buffer_reserve(buffer, count)) return false;
    if (count > 0) memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
    return true;
}

void relume_buffer_free(struct relume_buffer *buffer) {
    free(buffer->bytes);
    *buffer = (struct relume_buffer){0};
}
