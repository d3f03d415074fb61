// CRC-32C: reflected polynomial 0x82F63B78, first and last inverted. The functions below work on the inverted state;
// relume_crc32c_at does the inversions.

#include "relume_crc32c.h"

#include <pthread.h>

#include "unaligned.h"

#if defined(__x86_64__)
#define RELUME_CRC_HARDWARE 1
#define RELUME_CRC_LEVEL RELUME_CRC32C_SSE42
#define RELUME_CRC_TARGET __attribute__((target("sse4.2")))
#include <nmmintrin.h>
#define crc_word(state, word) ((uint32_t)_mm_crc32_u64(state, word))
#define crc_byte(state, byte) _mm_crc32_u8(state, byte)
#elif defined(__aarch64__)
#define RELUME_CRC_HARDWARE 1
#define RELUME_CRC_LEVEL RELUME_CRC32C_ARM
#define RELUME_CRC_TARGET __attribute__((target("crc")))
#include <arm_acle.h>
#if defined(__linux__)
#include <sys/auxv.h>
#endif
#define crc_word(state, word) __crc32cd(state, word)
#define crc_byte(state, byte) __crc32cb(state, byte)
#endif

static const uint32_t polynomial = 0x82F63B78u;

// MARK: Tables, for every machine

/// tables[k][b] is the state after byte b and k zero bytes.
static uint32_t tables[8][256];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

static void fill_tables(void) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t state = byte;
        for (int bit = 0; bit < 8; bit++) state = state & 1 ? (state >> 1) ^ polynomial : state >> 1;
        tables[0][byte] = state;
    }
    for (int zeros = 1; zeros < 8; zeros++) {
        for (int byte = 0; byte < 256; byte++) {
            uint32_t state = tables[zeros - 1][byte];
            tables[zeros][byte] = (state >> 8) ^ tables[0][state & 0xFF];
        }
    }
}

static uint32_t crc_tables(uint32_t state, const uint8_t *bytes, size_t length) {
    pthread_once(&tables_once, fill_tables);
    for (; length >= 8; bytes += 8, length -= 8) {
        state = tables[7][(state ^ bytes[0]) & 0xFF] ^ tables[6][((state >> 8) ^ bytes[1]) & 0xFF]
              ^ tables[5][((state >> 16) ^ bytes[2]) & 0xFF] ^ tables[4][(state >> 24) ^ bytes[3]]
              ^ tables[3][bytes[4]] ^ tables[2][bytes[5]] ^ tables[1][bytes[6]] ^ tables[0][bytes[7]];
    }
    for (; length > 0; bytes++, length--) state = (state >> 8) ^ tables[0][(state ^ *bytes) & 0xFF];
    return state;
}

// MARK: The CPU's own instruction

#if defined(RELUME_CRC_HARDWARE)

/// The instruction takes three cycles and starts one a cycle, so long inputs run as three lanes side by side.
enum { lane = 8192 };

/// x^(8 * lane) modulo the polynomial, bit-reversed: multiplying a state by it is feeding it `lane` zero bytes.
static const uint32_t lane_of_zeros = 0x28461564u;

/// The product of two bit-reversed polynomials, modulo CRC-32C's.
static uint32_t multiply(uint32_t a, uint32_t b) {
    uint32_t product = 0;
    for (uint32_t bit = 1u << 31; bit != 0; bit >>= 1) {
        if (a & bit) product ^= b;
        b = b & 1 ? (b >> 1) ^ polynomial : b >> 1;
    }
    return product;
}

RELUME_CRC_TARGET
static uint32_t crc_three_lanes(uint32_t state, const uint8_t *bytes) {
    uint32_t first = state, second = 0, third = 0;
    for (size_t at = 0; at < lane; at += 8) {
        first = crc_word(first, load8(bytes + at));
        second = crc_word(second, load8(bytes + lane + at));
        third = crc_word(third, load8(bytes + 2 * lane + at));
    }
    return multiply(multiply(first, lane_of_zeros) ^ second, lane_of_zeros) ^ third;
}

RELUME_CRC_TARGET
static uint32_t crc_hardware(uint32_t state, const uint8_t *bytes, size_t length) {
    for (; length >= 3 * lane; bytes += 3 * lane, length -= 3 * lane) state = crc_three_lanes(state, bytes);
    for (; length >= 8; bytes += 8, length -= 8) state = crc_word(state, load8(bytes));
    for (; length > 0; bytes++, length--) state = crc_byte(state, *bytes);
    return state;
}

static bool has_hardware(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("sse4.2");
#elif defined(__linux__)
    return (getauxval(AT_HWCAP) & HWCAP_CRC32) != 0;
#else
    return true;  // every 64-bit Apple machine that runs a supported system
#endif
}

#endif

// MARK: Choice

bool relume_crc32c_supports(relume_crc32c_level level) {
#if defined(RELUME_CRC_HARDWARE)
    if (level == RELUME_CRC_LEVEL) return has_hardware();
#endif
    return level == RELUME_CRC32C_TABLES;
}

uint32_t relume_crc32c_at(relume_crc32c_level level, const uint8_t *bytes, size_t length) {
#if defined(RELUME_CRC_HARDWARE)
    if (level == RELUME_CRC_LEVEL) return ~crc_hardware(~0u, bytes, length);
#endif
    (void)level;
    return ~crc_tables(~0u, bytes, length);
}

uint32_t relume_crc32c(const uint8_t *bytes, size_t length) {
#if defined(RELUME_CRC_HARDWARE)
    if (has_hardware()) return relume_crc32c_at(RELUME_CRC_LEVEL, bytes, length);
#endif
    return relume_crc32c_at(RELUME_CRC32C_TABLES, bytes, length);
}
