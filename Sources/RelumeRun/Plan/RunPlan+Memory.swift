import RelumeCore
import RelumeImages
import RelumePipeline

extension RunPlan {
    /// What all workers together may hold.
    var memoryLimit: Int { options.maxMemory ?? AvailableMemory.share }

    /// About what one picture holds at a time, from its file to the files made of it; a quarter more is the most that was
    /// measured.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit the picture; `limitExceeded` where it goes through floats
    ///   and these alone are beyond ``memoryLimit``. What is looked up in tables takes a few bytes a sample, so it gets the
    ///   memory alone instead.
    func memoryNeeded(by picture: ImageSpec, fileBytes: Int) throws(RelumeError) -> Int {
        // The decoder holds the rows twice.
        let decoded = fileBytes + 2 * picture.sampleBytes
        // The result, and its file.
        guard !options.pipeline.isElementwise else { return decoded + 2 * picture.sampleBytes }
        let parts = try options.pipeline.parts(for: picture)
        // The samples of these are still integers, which what leaves a whole pipeline would not be.
        var shaped = picture
        for stage in parts.geometry.stages { shaped = try stage.output(for: shaped) }
        let geometry = parts.geometry.stages.isEmpty ? 0 : try parts.geometry.largest(for: picture).sampleBytes
        guard !parts.values.isElementwise else { return decoded + geometry + 2 * shaped.sampleBytes }
        let largest = try parts.values.largest(for: shaped)
        // Floats before and after; where they are measured, derivatives as well.
        let floats = largest.count * MemoryLayout<Float>.stride * (options.measuresStatistics ? 3 : 2)
        let needed = decoded + geometry + floats + 2 * shaped.sampleBytes
        guard needed <= memoryLimit else {
            throw RelumeError(
                .limitExceeded,
                "these stages need \(needed >> 20) MiB for a picture of \(picture.width) x \(picture.height); raise the limit "
                    + "of \(memoryLimit >> 20) MiB (--max-memory), or let the pipeline begin with resize or a crop")
        }
        return needed
    }
}

extension ImageSpec {
    fileprivate var sampleBytes: Int { count * (elementType == .uint16 ? 2 : 1) }
}
