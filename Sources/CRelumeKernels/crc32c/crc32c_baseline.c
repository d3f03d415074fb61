// CRC-32C by tables, for every machine.

#include <pthread.h>

#include "../instruction_sets.h"
#include "polynomial.h"

/// tables[k][b] is the state after byte b and k zero bytes.
static uint32_t tables[8][256];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

static void fill_tables(void) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t state = byte;
        for (int bit = 0; bit < 8; bit++) state = times_x(state);
        tables[0][byte] = state;
    }
    for (int zeros = 1; zeros < 8; zeros++) {
        for (int byte = 0; byte < 256; byte++) {
            const uint32_t state = tables[zeros - 1][byte];
            tables[zeros][byte] = (state >> 8) ^ tables[0][state & 0xFF];
        }
    }
}

uint32_t relume_crc32c_baseline(uint32_t earlier, const uint8_t *bytes, size_t length) {
    pthread_once(&tables_once, fill_tables);
    uint32_t state = ~earlier;
    for (; length >= 8; bytes += 8, length -= 8) {
        state = tables[7][(state ^ bytes[0]) & 0xFF] ^ tables[6][((state >> 8) ^ bytes[1]) & 0xFF] ^
                tables[5][((state >> 16) ^ bytes[2]) & 0xFF] ^ tables[4][(state >> 24) ^ bytes[3]] ^
                tables[3][bytes[4]] ^ tables[2][bytes[5]] ^ tables[1][bytes[6]] ^ tables[0][bytes[7]];
    }
    for (; length > 0; bytes++, length--) state = (state >> 8) ^ tables[0][(state ^ *bytes) & 0xFF];
    return ~state;
}
