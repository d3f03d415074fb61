public import RelumeCore

/// A batch of images with what is known about each.
public struct LabeledBatch: Sendable, Equatable {
    /// The images, `[N, C, H, W]`.
    public let images: ImageBatch
    /// The class of each image, counted from 0; empty where the data has none.
    public let labels: [Int]
    /// The superclass of each image where the data set has them, as CIFAR-100 does; else nil.
    public let coarseLabels: [Int]?
    /// The number of each image in the whole of the data, counted from 0.
    public let indices: [Int]

    /// The number of images.
    public var count: Int { images.count }

    /// Makes a batch of what is known about each image.
    public init(images: ImageBatch, labels: [Int], coarseLabels: [Int]? = nil, indices: [Int]) {
        self.images = images
        self.labels = labels
        self.coarseLabels = coarseLabels
        self.indices = indices
    }
}
