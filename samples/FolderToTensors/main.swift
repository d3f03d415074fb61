// A directory of images through a pipeline, batch by batch, into NumPy files.
//
//     swift run FolderToTensors [IMAGES [OUTPUT [BATCH_SIZE]]]      default: samples/images tensors 1
//     python3 -c "import numpy; print(numpy.load('tensors/batch-1.npy').shape)"
//
// A batch is one tensor, so its images must be alike in size and channels; one at a time they need not be.

import Relume

let arguments = Array(CommandLine.arguments.dropFirst())
let directory = arguments.count > 0 ? arguments[0] : "samples/images"
let output = arguments.count > 1 ? arguments[1] : "tensors"
let batchSize = arguments.count > 2 ? Int(arguments[2]) ?? 1 : 1

exitOnError {
    let pipeline = try Pipeline(parsing: "normalize(half) | leaky_relu(negative_slope=0.2)")
    var count = 0
    try ImageFolder(directory).forEachBatch(of: batchSize) { batch throws(RelumeError) in
        let tensor = try pipeline.applying(batch.images).float32()  // [N, C, H, W]
        count += 1
        try NumPyFile.write(tensor, to: "\(output)/batch-\(count).npy")
    }

    print("\(count) tensors of \"\(pipeline)\" written to \(output)")
}
