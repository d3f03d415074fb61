// The formulas, by name. This enum is the one list of them.

#ifndef RELUME_FORMULAS_H
#define RELUME_FORMULAS_H

// Every formula that maps one float to one float: X(name) for one with a derivative, TRAINED(name) for one that also
// has a derivative by the parameter that is trained. Adding one: its line here, its bodies in elementwise/formulas/.
#define RELUME_FORMULAS(X, TRAINED) \
    X(linear) \
    X(normalize) \
    X(denormalize) \
    X(clamp) \
    X(step) \
    X(threshold) \
    X(relu) \
    X(relu_squared) \
    X(keras_relu) \
    X(leaky_relu) \
    TRAINED(prelu) \
    X(exponential) \
    X(elu) \
    X(celu) \
    X(selu) \
    X(sigmoid) \
    X(tanh) \
    X(tanhshrink) \
    X(softsign) \
    X(softplus) \
    X(softplus_steep) \
    X(log_sigmoid) \
    TRAINED(silu) \
    TRAINED(swish) \
    X(gelu) \
    X(gelu_tanh) \
    X(gelu_fast) \
    X(mish) \
    X(hard_sigmoid) \
    X(hard_swish) \
    X(hard_shrink) \
    X(soft_shrink) \
    X(sparse_plus) \
    X(sparse_sigmoid) \
    X(squareplus)

/// The name of a formula.
enum __attribute__((enum_extensibility(closed))) relume_formula {
#define RELUME_NAME(name) relume_formula_##name,
    RELUME_FORMULAS(RELUME_NAME, RELUME_NAME)
#undef RELUME_NAME
};

#endif
