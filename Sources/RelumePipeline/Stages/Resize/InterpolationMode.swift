/// How the samples between samples are found, by torchvision's names.
public enum InterpolationMode: String, CaseIterable, Sendable {
    /// The sample at the place rounded down: PyTorch's `nearest`, which is off by half a pixel.
    case nearest
    /// The nearest sample: Pillow's `NEAREST`.
    case nearestExact = "nearest-exact"
    /// Weights that fall evenly to the next sample.
    case bilinear
    /// Cubic convolution (Keys 1981), with a = -0.5, without antialias -0.75 as in PyTorch.
    case bicubic
    /// The mean of all samples below a pixel.
    case box
    /// The sinc function windowed by its middle lobe, three samples to each side.
    case lanczos

    /// Whether samples are taken as they are, so that class indices may be.
    var isNearest: Bool { self == .nearest || self == .nearestExact }

    /// Whether it can do without antialias.
    var hasPlainSampling: Bool { isNearest || self == .bilinear || self == .bicubic }

    /// How far the weights reach, in samples of the smaller picture.
    var support: Double {
        switch self {
        case .nearest, .nearestExact, .box: 0.5
        case .bilinear: 1
        case .bicubic: 2
        case .lanczos: 3
        }
    }

    /// The weight of a sample at a distance.
    func weight(at distance: Double) -> Double {
        let x = abs(distance)
        return switch self {
        // A sample on the border belongs to one side.
        case .nearest, .nearestExact, .box: distance > -0.5 && distance <= 0.5 ? 1 : 0
        case .bilinear: max(0, 1 - x)
        case .bicubic: Self.cubic(x, a: -0.5)
        case .lanczos: x < 3 ? Self.sinc(x) * Self.sinc(x / 3) : 0
        }
    }

    /// Keys' kernel: a polynomial up to 1, another up to 2.
    static func cubic(_ x: Double, a: Double) -> Double {
        if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0
    }

    /// sin(pi x) / (pi x). By its series, as the results of a system's `sin` differ from another's.
    private static func sinc(_ x: Double) -> Double {
        guard x != 0 else { return 1 }
        let whole = x.rounded()
        let angle = (x - whole) * .pi
        // The angle is at most pi / 2, where the next term would be below 1e-17.
        var term = angle
        var sum = angle
        for power in stride(from: 3.0, through: 23, by: 2) {
            term *= -angle * angle / (power * (power - 1))
            sum += term
        }
        return (Int(whole) % 2 == 0 ? sum : -sum) / (x * .pi)
    }
}
