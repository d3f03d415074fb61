/// A mean and a standard deviation per color channel: `normalize` maps x to (x - mean) / std, `denormalize` back.
///
/// With one value for each, they serve any number of channels.
public struct Normalization: Hashable, Sendable {
    /// The mean of each channel, or one for all.
    public let mean: [Float]
    /// The standard deviation of each channel, or one for all; positive.
    public let std: [Float]
    /// The preset's name, where it is one.
    public let name: String?

    /// Makes a normalization from as many means as standard deviations.
    ///
    /// - Throws: `invalidArgument` if the counts differ, are 0, or a value is not finite, or a deviation not positive.
    public init(mean: [Float], std: [Float]) throws(RelumeError) {
        guard mean.count == std.count, !mean.isEmpty else {
            throw RelumeError(
                .invalidArgument,
                "normalize needs as many means as standard deviations; there are \(mean.count) and \(std.count)")
        }
        guard mean.allSatisfy(\.isFinite), std.allSatisfy({ $0.isFinite && $0 > 0 }) else {
            throw RelumeError(
                .invalidArgument,
                "normalize needs finite means and positive standard deviations; got \(mean) and \(std)")
        }
        self.init(name: nil, mean: mean, std: std)
    }

    private init(name: String?, mean: [Float], std: [Float]) {
        self.name = name
        self.mean = mean
        self.std = std
    }

    /// The number of channels it is for, or nil when it serves any number.
    public var channels: Int? { mean.count == 1 ? nil : mean.count }

    /// The mean and deviation of `channel`.
    ///
    /// - Throws: `invalidArgument` where it has none for that channel.
    public func parameters(forChannel channel: Int) throws(RelumeError) -> (mean: Float, std: Float) {
        guard channel >= 0, channel < channels ?? .max else {
            throw RelumeError(
                .invalidArgument,
                "the normalization is for \(channels.map(String.init) ?? "all") channels, counted from 0; there is no "
                    + "channel \(channel)")
        }
        let index = mean.count == 1 ? 0 : channel
        return (mean[index], std[index])
    }
}

extension Normalization {
    /// CIFAR-10's training split. The deviations are those of all pixels; the widely copied .2023 .1994 .2010 are means
    /// of each image's own deviation (akamaster/pytorch_resnet_cifar10#9).
    public static let cifar10 = Normalization(
        name: "cifar10", mean: [0.49139968, 0.48215841, 0.44653091], std: [0.24703223, 0.24348513, 0.26158784])
    /// CIFAR-100's training split.
    public static let cifar100 = Normalization(
        name: "cifar100", mean: [0.5071, 0.4865, 0.4409], std: [0.2673, 0.2564, 0.2762])
    /// ImageNet's training split, as torchvision's models expect it.
    public static let imageNet = Normalization(
        name: "imagenet", mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225])
    /// Maps [0, 1] to [-1, 1], for any number of channels.
    public static let half = Normalization(name: "half", mean: [0.5], std: [0.5])

    /// Every preset, by which `normalize(NAME)` finds it.
    public static let presets: [Normalization] = [.cifar10, .cifar100, .imageNet, .half]
}
