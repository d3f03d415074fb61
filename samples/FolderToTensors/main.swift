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
    let loader = try DataLoader(ImageFolder(directory), batchSize: batchSize, transform: .pipeline(pipeline))
    var count = 0
    try loader.forEach { batch throws(RelumeError) in
        count += 1
        try NumPyFile.write(batch.images.float32(), to: "\(output)/batch-\(count).npy")  // [N, C, H, W]
    }

    print("\(count) tensors of \"\(pipeline)\" written to \(output)")
}
