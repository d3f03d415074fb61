import RelumeCodecs
import RelumeCore
import RelumeImages

/// libFuzzer's entry. The input is a PNG whose CRCs need not be right, or rows to be wrapped into one; either way the fast
/// path and libpng must agree: the same pixels, or both refuse.
///
/// They need not agree on a stream that only libdeflate accepts: see the table in RelumeCodecs/PNG/README.md.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPNG(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: data, count: count))
    let isFile = ImageFormat.detect(input) == .png
    let file = isFile ? input.withRightCRCs : fileOfRows(input)
    let fast = outcome(file, .fast)
    let judge = outcome(file, .libPNG)
    switch (fast, judge) {
    case (.success(let fast), .success(let judge)):
        precondition(fast == judge, "other pixels than libpng's")
        precondition(ImageInfo.matches(fast), "another shape than the header's")
    case (.failure(let fast), .failure(let judge)):
        precondition(fast.description == judge.description, "\(fast) is not \(judge)")
    default:
        precondition(isFile, "one decodes, the other does not: \(fast), \(judge)")
    }
    return 0
}

/// SwiftPM makes a program start here, under the product's name, where libFuzzer would start at its own `main`.
@_cdecl("PNGFuzzer_main")
public func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
    var count = count
    var arguments = Optional(arguments)
    return runFuzzer(&count, &arguments, fuzzPNG)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: inout CInt, _ arguments: inout UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

private func outcome(_ file: [UInt8], _ path: PNGDecoder.Path) -> Result<DecodedImage, RelumeError> {
    Result { () throws(RelumeError) in
        try PNGDecoder.decode(file, limits: DecodeLimits(maxPixels: 100_000), path: path)
    }
}

extension ImageInfo {
    fileprivate static func matches(_ decoded: DecodedImage) -> Bool {
        decoded.image.shape == [decoded.info.height, decoded.info.width, decoded.info.channels]
    }
}
