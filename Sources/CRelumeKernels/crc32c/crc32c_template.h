// CRC-32C by the processor's own instruction.
//
// KERNEL(name)            the name that a kernel has for the instruction set
// CRC_WORD(state, word)   the state after 8 bytes
// CRC_BYTE(state, byte)   the state after one

/// The instruction takes three cycles and starts one a cycle, so long inputs run as three lanes side by side.
enum { lane = 8192 };

/// x^(8 * lane) modulo the polynomial, bit-reversed: multiplying a state by it is feeding it `lane` zero bytes.
static const uint32_t lane_of_zeros = 0x28461564u;

/// The product of two bit-reversed polynomials, modulo CRC-32C's.
static uint32_t multiply(uint32_t a, uint32_t b) {
    uint32_t product = 0;
    for (uint32_t bit = 1u << 31; bit != 0; bit >>= 1) {
        if (a & bit) product ^= b;
        b = times_x(b);
    }
    return product;
}

static uint32_t three_lanes(uint32_t state, const uint8_t *bytes) {
    uint32_t first = state, second = 0, third = 0;
    for (size_t at = 0; at < lane; at += 8) {
        first = CRC_WORD(first, load8(bytes + at));
        second = CRC_WORD(second, load8(bytes + lane + at));
        third = CRC_WORD(third, load8(bytes + 2 * lane + at));
    }
    return multiply(multiply(first, lane_of_zeros) ^ second, lane_of_zeros) ^ third;
}

uint32_t KERNEL(relume_crc32c)(uint32_t earlier, const uint8_t *bytes, size_t length) {
    uint32_t state = ~earlier;
    for (; length >= 3 * lane; bytes += 3 * lane, length -= 3 * lane) state = three_lanes(state, bytes);
    for (; length >= 8; bytes += 8, length -= 8) state = CRC_WORD(state, load8(bytes));
    for (; length > 0; bytes++, length--) state = CRC_BYTE(state, *bytes);
    return ~state;
}
