/// How the samples of pictures of one size stand in memory: pixel by pixel, or a plane for each channel.
package struct PictureLayout: Sendable {
    package var count: Int
    package var channels: Int
    package var height: Int
    package var width: Int
    /// Whether the last channel is opacity.
    package var hasAlpha: Bool
    /// Whether the channels of a pixel stand together.
    package var isInterleaved: Bool

    /// Describes `count` pictures of 1 to 4 interleaved channels, or of any number of planes.
    package init(count: Int, channels: Int, height: Int, width: Int, hasAlpha: Bool, isInterleaved: Bool) {
        self.count = count
        self.channels = channels
        self.height = height
        self.width = width
        self.hasAlpha = hasAlpha
        self.isInterleaved = isInterleaved
    }

    /// The samples of all pictures.
    var size: Int { count * pictureSize }
    /// The samples of one.
    var pictureSize: Int { channels * height * width }
}

/// A way to make pictures of another size.
package protocol PlaneSampling: Sendable {
    /// The planes of the pictures that are made of `samples`, on up to `jobs` threads; the same for any number of them.
    func planes(of samples: [UInt8], _ layout: PictureLayout, jobs: Int) -> [UInt8]
    /// The same for 16 bits.
    func planes(of samples: [UInt16], _ layout: PictureLayout, jobs: Int) -> [UInt16]
    /// The same for floats.
    func planes(of samples: [Float], _ layout: PictureLayout, jobs: Int) -> [Float]
}
