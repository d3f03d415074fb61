public import RelumeCodecs
import RelumeCore
import RelumeFiles
public import RelumeImages
import RelumeKernels
public import RelumeParallel

/// Compares two pictures.
public enum ImageDiff {
    /// Compares two files' bytes. Equal bytes are decoded once: a damaged picture is not the same as anything, not even as
    /// its copy. Only where nobody here reads the format, equal bytes are ``DiffResult/identicalBytes``.
    ///
    /// What a file cannot give (not an image, damaged, too large) is a result, ``DiffResult/notComparable(_:)``. Metadata is
    /// not compared.
    ///
    /// - Parameter fileName: Whose extension tells a format that is not read, where the first bytes do not.
    public static func compare(
        expectedBytes: [UInt8], actualBytes: [UInt8], fileName: String = "", options: DiffOptions = DiffOptions(),
        limits: DecodeLimits = .default, jobs: Int = Parallel.usableCores
    ) -> ImageComparison {
        if let fault = options.fault { return ImageComparison(result: .notComparable(fault)) }
        let areEqual = expectedBytes == actualBytes
        if areEqual, isForeign(expectedBytes, fileName) { return ImageComparison(result: .identicalBytes) }
        do throws(RelumeError) {
            let expected = try decode(expectedBytes, limits, "expected")
            if areEqual, options.comparesEveryPixel { return ImageComparison(result: .identical) }
            let actual = areEqual ? expected : try decode(actualBytes, limits, "actual")
            let comparison = compare(expected.image, actual.image, options: options, jobs: jobs)
            if !areEqual, comparison.result.passes { try requireStill(expected, actual) }
            return comparison
        } catch {
            return ImageComparison(result: .notComparable(error.description))
        }
    }

    /// Whether the bytes are a picture in a format that is not read.
    private static func isForeign(_ bytes: [UInt8], _ fileName: String) -> Bool {
        guard !bytes.isEmpty, ImageFormat.detect(bytes) == nil else { return false }
        return ForeignFormat.begins(bytes) || ForeignFormat.isNamed(byExtension: Path.extension(fileName))
    }

    /// Refuses to call animations the same of which only the still pictures were compared.
    private static func requireStill(_ expected: DecodedImage, _ actual: DecodedImage) throws(RelumeError) {
        guard expected.info.isAnimated || actual.info.isAnimated else { return }
        throw RelumeError(
            .unsupported, "the files differ, and of an animated PNG only the still picture is read; compare its frames")
    }

    private static func decode(
        _ bytes: [UInt8], _ limits: DecodeLimits, _ which: String
    ) throws(RelumeError) -> DecodedImage {
        do throws(RelumeError) {
            return try ImageDecoder.decode(bytes, limits: limits)
        } catch {
            throw RelumeError(error.code, "the \(which) picture: \(error)")
        }
    }

    /// Compares two pictures. Sizes first, then pixels; the result is the same for any number of jobs.
    ///
    /// - Complexity: O(pixels), and for a color metric more where they differ.
    public static func compare(
        _ expected: PixelImage, _ actual: PixelImage, options: DiffOptions = DiffOptions(),
        jobs: Int = Parallel.usableCores
    ) -> ImageComparison {
        if let fault = options.fault { return ImageComparison(result: .notComparable(fault)) }
        let sizes = (DiffResult.Size(expected), DiffResult.Size(actual))
        guard sizes.0 == sizes.1 else {
            return ImageComparison(result: .sizeMismatch(expected: sizes.0, actual: sizes.1))
        }
        do throws(RelumeError) {
            try options.metric.requireRoom(in: sizes.0)
            let pair = try PicturePair(
                expected, actual, ignoring: options.ignoredRegions, mask: options.ignoreMask)
            return compare(pair, original: actual, options, jobs)
        } catch {
            return ImageComparison(result: .notComparable(error.description))
        }
    }

    private static func compare(
        _ pair: PicturePair, original: PixelImage, _ options: DiffOptions, _ jobs: Int
    ) -> ImageComparison {
        let (marks, sums) = pair.samples.marks(
            by: options.metric.colorMetric, channelDelta: options.tolerance.channelDelta, jobs: jobs)
        if sums.largest == 0, pair.ignoredPixels == 0 { return ImageComparison(result: .identical) }
        let score = DiffScore(options.metric, pair, sums, jobs: jobs)
        var difference = ImageDifference(pair, marks, sums, options, jobs: jobs)
        difference.score = score?.value
        let verdict = options.tolerance.verdict(on: difference, score: score)
        difference.decision = verdict.decision
        return ImageComparison(
            result: verdict.passes ? .withinTolerance(difference) : .different(difference),
            marks: DiffMarks(width: pair.width, height: pair.height, values: marks))
    }
}

extension DiffResult.Size {
    init(_ image: PixelImage) {
        self.init(width: image.width, height: image.height)
    }
}

extension DiffMetric {
    /// What decides pixel by pixel, where that is not a limit for each channel.
    fileprivate var colorMetric: SamplePair.ColorMetric? {
        guard case .color(let kernel) = row.measure, let threshold else { return nil }
        return kernel(threshold, countsAntialiased)
    }

    /// Refuses pictures that are too small for it.
    fileprivate func requireRoom(in size: DiffResult.Size) throws(RelumeError) {
        let side = row.shortestSide
        guard min(size.width, size.height) < side else { return }
        throw RelumeError(
            .invalidArgument,
            "\(name) needs pictures of at least \(side) x \(side) pixels, these are \(size); choose another metric")
    }
}

extension ImageDifference {
    fileprivate init(
        _ pair: PicturePair, _ marks: [UInt8], _ sums: DiffSums, _ options: DiffOptions, jobs: Int
    ) {
        let errors = SampleErrors(pair, sums)
        metric = options.metric.identifier
        threshold = options.metric.threshold
        differingPixels = sums.different
        antialiasedPixels = sums.antialiased
        ignoredPixels = pair.ignoredPixels
        comparedPixels = pair.pixels - pair.ignoredPixels
        windowSize = min(options.windowSize, pair.width, pair.height)
        largestWindowCount =
            sums.different == 0 ? 0 : pair.samples.largestWindowCount(marks, side: windowSize, jobs: jobs)
        maximumError = errors.maximum
        meanError = errors.mean
        rootMeanSquareError = errors.meanSquare.squareRoot()
        decision = ""
        guard sums.different > 0 else { return }
        boundingBox = PixelRect(
            x: sums.left, y: sums.top, width: sums.right - sums.left + 1, height: sums.bottom - sums.top + 1)
        worstPixel = Pixel(
            x: sums.worstPixel % pair.width, y: sums.worstPixel / pair.width,
            expected: pair.samples(of: pair.expected, at: sums.worstPixel),
            actual: pair.samples(of: pair.actual, at: sums.worstPixel))
    }
}
