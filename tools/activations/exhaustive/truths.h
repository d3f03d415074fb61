// What every function is, by FORMATS' formulas arranged so that nothing cancels. Included once with REAL as double and
// quick.h's functions, and once with REAL as long double and those of libm.
//
// x is finite; infinities are looked at as +-2^200, so far beyond every float that all
// functions have reached their limits.

#define TRUTH(name) \
    static inline __attribute__((always_inline)) REAL NAMED(name)(REAL x); \
    LOOP(name) \
    REAL NAMED(name)(REAL x)

TRUTH(linear) { return x; }
TRUTH(linear_slope) { return x == x ? 1 : x; }
TRUTH(step) { return x > 0 ? 1 : 0; }
TRUTH(zero) { return x == x ? 0 : x; }
TRUTH(threshold) { return x > 1 ? x : -1; }
TRUTH(threshold_slope) { return x > 1 ? 1 : 0; }

TRUTH(relu) { return x > 0 ? x : 0; }
TRUTH(relu6) { return x > 6 ? 6 : x > 0 ? x : 0; }
TRUTH(relu6_slope) { return x > 0 && x < 6 ? 1 : 0; }
TRUTH(hardtanh) { return x > 1 ? 1 : x > -1 ? x : -1; }
TRUTH(hardtanh_slope) { return x > -1 && x < 1 ? 1 : 0; }
TRUTH(relu_squared) { return x > 0 ? x * x : 0; }
TRUTH(relu_squared_slope) { return x > 0 ? 2 * x : 0; }

TRUTH(leaky_relu) { return x > 0 ? x : (REAL)0.01f * x; }
TRUTH(leaky_relu_slope) { return x > 0 ? 1 : (REAL)0.01f; }
TRUTH(prelu) { return x > 0 ? x : (REAL)0.25f * x; }
TRUTH(prelu_slope) { return x > 0 ? 1 : (REAL)0.25f; }
TRUTH(prelu_by_weight) { return x > 0 ? 0 : x; }
TRUTH(rrelu) { return x > 0 ? x : (REAL)RRELU_SLOPE * x; }
TRUTH(rrelu_slope) { return x > 0 ? 1 : (REAL)RRELU_SLOPE; }

TRUTH(hardshrink) { return x > 0.5f || x < -0.5f ? x : 0; }
TRUTH(softshrink) { return x > 0.5f ? x - (REAL)0.5f : x < -0.5f ? x + (REAL)0.5f : 0; }
TRUTH(shrink_slope) { return x > 0.5f || x < -0.5f ? 1 : 0; }
TRUTH(hardsigmoid) { return x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6; }
TRUTH(hardsigmoid_slope) { return x > -3 && x < 3 ? (REAL)1 / 6 : 0; }
TRUTH(hardswish) { return x <= -3 ? 0 : x >= 3 ? x : x * (x + 3) / 6; }
TRUTH(hardswish_slope) { return x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6; }
TRUTH(sparse_sigmoid) { return x <= -1 ? 0 : x >= 1 ? 1 : (x + 1) / 2; }
TRUTH(sparse_sigmoid_slope) { return x > -1 && x < 1 ? (REAL)0.5f : 0; }
TRUTH(sparse_plus) { return x <= -1 ? 0 : x >= 1 ? x : (x + 1) * (x + 1) / 4; }

TRUTH(squareplus) {
    const REAL magnitude = x < 0 ? -x : x;
    const REAL sum = magnitude + SQUARE_ROOT(x * x + 4);
    return x < 0 ? 2 / sum : sum / 2;
}
TRUTH(squareplus_slope) {
    const REAL magnitude = x < 0 ? -x : x;
    const REAL root = SQUARE_ROOT(x * x + 4), below = 2 / (root * (root + magnitude));
    return x < 0 ? below : 1 - below;
}
TRUTH(softsign) { return x / (1 + (x < 0 ? -x : x)); }
TRUTH(softsign_slope) {
    const REAL sum = 1 + (x < 0 ? -x : x);
    return 1 / (sum * sum);
}

TRUTH(exponential) { return EXP(x); }
TRUTH(elu) { return x > 0 ? x : EXPM1(x); }
TRUTH(elu_slope) { return x > 0 ? 1 : EXP(x); }
#define SELU_SCALE (REAL)1.0507009873554804934193349852946L
#define SELU_ALPHA (REAL)1.6732632423543772848170429916717L
TRUTH(selu) { return SELU_SCALE * (x > 0 ? x : SELU_ALPHA * EXPM1(x)); }
TRUTH(selu_slope) { return SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * EXP(x)); }

TRUTH(sigmoid) {
    const REAL z = EXP(x < 0 ? x : -x);
    return (x < 0 ? z : 1) / (1 + z);
}
TRUTH(sigmoid_slope) {
    const REAL z = EXP(x < 0 ? x : -x);
    return z / ((1 + z) * (1 + z));
}
TRUTH(sigmoid_mirrored) { return NAMED(sigmoid)(-x); }
TRUTH(tanh) {
    const REAL m = EXPM1(x < 0 ? 2 * x : -2 * x), y = m / (2 + m);
    return x < 0 ? y : -y;
}
TRUTH(tanh_slope) { return 4 * NAMED(sigmoid_slope)(2 * x); }
/// x - x / (1 + k) by tanh's continued fraction x / (1 + k), k = x^2 / (3 + x^2 / (5 + ...)).
TRUTH(tanhshrink) {
    const REAL square = x * x;
    REAL k = 0;
    for (int n = 25; n >= 3; n -= 2) k = square / (n + k);
    const REAL near = x * (k / (1 + k)), far = x - NAMED(tanh)(x);
    return x < -2 || x > 2 ? far : near;
}
TRUTH(tanhshrink_slope) {
    const REAL y = NAMED(tanh)(x);
    return y * y;
}

TRUTH(softplus) {
    const REAL soft = (x < 0 ? 0 : x) + LOG1P(EXP(x < 0 ? x : -x));
    return x > 20 ? x : soft;
}
TRUTH(softplus_slope) { return x > 20 ? 1 : NAMED(sigmoid)(x); }
TRUTH(log_sigmoid) { return (x < 0 ? x : 0) - LOG1P(EXP(x < 0 ? x : -x)); }

TRUTH(silu) { return x * NAMED(sigmoid)(x); }
TRUTH(silu_slope) { return NAMED(sigmoid)(x) * (1 + x * NAMED(sigmoid)(-x)); }
TRUTH(silu_by_beta) { return x * x * NAMED(sigmoid_slope)(x); }
#define STEEP (REAL)1.702f
TRUTH(gelu_fast) { return x * NAMED(sigmoid)(STEEP * x); }
TRUTH(gelu_fast_slope) { return NAMED(silu_slope)(STEEP * x); }
#define ROOT (REAL)1.5957691216057307117597842397375L  // 2 sqrt(2 / pi)
#define CUBE (REAL)0.044715L
TRUTH(gelu_tanh) { return x * NAMED(sigmoid)(ROOT * (x + CUBE * x * x * x)); }
TRUTH(gelu_tanh_slope) {
    const REAL v = ROOT * (x + CUBE * x * x * x), bell = NAMED(sigmoid_slope)(v);
    return NAMED(sigmoid)(v) + bell * x * ROOT * (1 + 3 * CUBE * x * x);
}
TRUTH(gelu) {
    const REAL product = x * NORMAL_TAIL(x < 0 ? -x : x);
    return x < 0 ? product : x - product;
}
TRUTH(gelu_slope) {
    const REAL magnitude = x < 0 ? -x : x;
    const REAL density = EXP(magnitude > 40 ? (REAL)-700 : x * x / -2) * (REAL)0.39894228040143267793994605993438L;
    const REAL below = NORMAL_TAIL(magnitude) - magnitude * density;
    return x < 0 ? below : 1 - below;
}
/// tanh(log(1 + e^x)) = w / (w + 2) with w = e^x (e^x + 2).
TRUTH(mish_gate) {
    const REAL u = EXP(x > 40 ? 40 : x), w = u * (u + 2);
    return w / (w + 2);
}
TRUTH(mish) { return x * NAMED(mish_gate)(x); }
TRUTH(mish_slope) {
    const REAL u = EXP(x > 40 ? 40 : x), w = u * (u + 2), inverse = 1 / (w + 2);
    const REAL bell = (x > 800 ? 800 : x) * 4 * (u * (u + 1)) * inverse * inverse;
    return w * inverse + bell;
}
