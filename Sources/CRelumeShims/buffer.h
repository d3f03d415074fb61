// Inside the shims only: growing a relume_buffer; both return false when memory is short.
#ifndef RELUME_BUFFER_INTERNAL_H
#define RELUME_BUFFER_INTERNAL_H

#include "relume_png.h"

#include <stdbool.h>

// Makes room for `count` bytes after those that are there.
bool relume_buffer_reserve(struct relume_buffer *buffer, size_t count);
bool relume_buffer_append(struct relume_buffer *buffer, const uint8_t *bytes, size_t count);

#endif
