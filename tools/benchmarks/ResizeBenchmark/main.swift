import RelumeCore
import RelumeImages
import RelumeKernels
import RelumePipeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

// Part of `tools/benchmark resize`: prints a line `NAME<tab>SECONDS<tab>CPU SECONDS` for each way to resize a picture.

/// Noise, on which no processor can learn anything.
func picture(width: Int, height: Int) -> PixelImage {
    var generator = SplitMix64(seed: 1)
    let samples = (0..<width * height * 3).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 32) }
    return PixelImage(unchecked: Tensor(unchecked: [height, width, 3], scalars: samples))
}

func measure(_ name: String, _ work: () throws(RelumeError) -> Void) throws(RelumeError) {
    var (best, bestCPU) = (Duration.seconds(1000), Double.infinity)
    for _ in 0..<20 {
        let began = clock()
        let start = ContinuousClock.now
        try work()
        best = min(best, ContinuousClock.now - start)
        bestCPU = min(bestCPU, Double(clock() - began) / Double(CLOCKS_PER_SEC))
    }
    print("\(name)\t\(best / .seconds(1))\t\(bestCPU)")
}

let image = picture(width: 2000, height: 1500)
let batch = image.batch
for set in InstructionSet.usable {
    try InstructionSet.using(set) { () throws(RelumeError) in
        for jobs in [1, 2] {
            let cores = jobs == 1 ? "1 core" : "\(jobs) cores"
            for mode in [InterpolationMode.bilinear, .bicubic, .lanczos, .box] {
                let stage = Stage.resize(height: 256, width: 256, interpolation: mode)
                try measure("Relume \(mode.rawValue), \(cores), \(set)") { () throws(RelumeError) in
                    _ = try image.applying(stage, jobs: jobs)
                }
            }
            let pipeline = Pipeline([.resize(height: 256, width: 256)])
            try measure("Relume bilinear to floats, \(cores), \(set)") { () throws(RelumeError) in
                _ = try pipeline.applying(image, jobs: jobs)
            }
            try measure("Relume bilinear of planes to floats, \(cores), \(set)") { () throws(RelumeError) in
                _ = try pipeline.applying(batch, jobs: jobs)
            }
        }
    }
}
