import RelumeCodecs
import RelumeCore
import RelumeImages
import RelumeTensorBoard

extension OutputOptions {
    /// The PNG file of `picture`, as the options ask for it.
    func encode(_ picture: PixelImage, jobs: Int = 1) throws(RelumeError) -> [UInt8] {
        try PNGEncoder.encode(picture, profile: pngProfile, reduces: reducesColors, jobs: jobs)
    }

    /// The same with the size beside it.
    func encodeImage(_ picture: PixelImage, jobs: Int = 1) throws(RelumeError) -> EncodedImage {
        EncodedImage(bytes: try encode(picture, jobs: jobs), width: picture.width, height: picture.height)
    }
}
