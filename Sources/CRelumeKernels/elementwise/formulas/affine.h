// Straight lines and limits.

/// a x + b, in double precision, where neither the product nor its cancellation against b loses a bit of a float.
/// A zero b is added as -0, which leaves every x as it is; a zero a gives b also for an infinite x.
FORMULA(linear) {
    const double product = p.a == 0 ? 0 : (double)p.a * x;
    return (float)(product + (p.b == 0 ? -0.0 : (double)p.b));
}

/// x limited to a...b.
FORMULA(clamp) { return at_most(p.b, at_least(p.a, x)); }

/// (x - a) / b: a the mean, b the standard deviation.
FORMULA(normalize) { return (x - p.a) / p.b; }

/// x * a + b: a the standard deviation, b the mean; rounded twice, as where pixels are made.
FORMULA(denormalize) { return x * p.a + p.b; }
