import CRelumeKernels

/// The kernels for pictures of one type of sample, which work on `Working` samples and add them up as `Sum`.
struct ResampleLoops<Sample: BitwiseCopyable, Working: BitwiseCopyable, Sum: BitwiseCopyable>: Sendable {
    typealias Split = @Sendable (UnsafePointer<Sample>, Int, Int, UnsafeMutablePointer<Working>, Int) -> Void
    typealias Across =
        @Sendable (
            UnsafePointer<Working>, UnsafePointer<relume_row_weights>, UnsafeMutablePointer<Working>, Int
        ) -> Void
    typealias Down = @Sendable (UnsafeMutablePointer<Sum>, UnsafePointer<Working>, Sum, Int) -> Void
    typealias ByAlpha = @Sendable (UnsafeMutablePointer<Working>, UnsafePointer<Working>, Int) -> Void

    let split: Split
    let premultiply: ByAlpha
    let across: Across
    let down: Down
    /// Finished sums as working samples.
    let settle: @Sendable (UnsafePointer<Sum>, UnsafeMutablePointer<Working>, Int) -> Void
    let divide: ByAlpha
    /// Working samples as those of the picture.
    let store: @Sendable (UnsafePointer<Working>, UnsafeMutablePointer<Sample>, Int) -> Void
}

extension ResampleLoops<UInt8, UInt8, Int32> {
    static var bytes: Self {
        let kernels = InstructionSet.kernels.resample.pointee
        return Self(
            split: { kernels.split_bytes($0, $1, $2, $3, $4) }, premultiply: { kernels.premultiply_bytes($0, $1, $2) },
            across: { kernels.across_bytes($0, $1, $2, $3) }, down: { kernels.down_bytes($0, $1, $2, $3) },
            settle: { kernels.round_sums($0, $1, $2) },
            divide: { kernels.divide_bytes($0, $1, $2) }, store: { $1.update(from: $0, count: $2) })
    }
}

extension ResampleLoops<UInt16, Float, Float> {
    static var words: Self {
        let kernels = InstructionSet.kernels.resample.pointee
        return Self(
            split: { kernels.split_words($0, $1, $2, $3, $4) },
            premultiply: { kernels.premultiply_floats($0, $1, 65535, $2) },
            across: { kernels.across_floats($0, $1, $2, $3) }, down: { kernels.down_floats($0, $1, $2, $3) },
            settle: { $1.update(from: $0, count: $2) },
            divide: { kernels.divide_floats($0, $1, 65535, $2) }, store: { kernels.round_words($0, $1, $2) })
    }
}

extension ResampleLoops<Float, Float, Float> {
    static var floats: Self {
        let kernels = InstructionSet.kernels.resample.pointee
        return Self(
            split: { kernels.split_floats($0, $1, $2, $3, $4) },
            premultiply: { kernels.premultiply_floats($0, $1, 1, $2) },
            across: { kernels.across_floats($0, $1, $2, $3) }, down: { kernels.down_floats($0, $1, $2, $3) },
            settle: { $1.update(from: $0, count: $2) },
            divide: { kernels.divide_floats($0, $1, 1, $2) }, store: { kernels.copy_floats($0, $1, $2) })
    }
}
