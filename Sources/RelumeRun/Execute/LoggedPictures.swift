import RelumeCodecs

/// What a step shows in TensorBoard.
enum LoggedPictures: Sendable {
    /// One picture of all images.
    case grid(PerMoment<EncodedImage>)
    /// The images one by one.
    case list(PerMoment<[EncodedImage]>)
}
