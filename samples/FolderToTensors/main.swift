// A directory of images, one folder a class or all in one, as training tensors: batch by batch into NumPy files.
//
//     swift run FolderToTensors [IMAGES [OUTPUT [BATCH_SIZE]]]      default: samples/images tensors 4
//     python3 -c "import numpy; print(numpy.load('tensors/batch-1.npy').shape)"
//
// Images of any size and kind: the pipeline makes them alike.

import Relume

let arguments = Array(CommandLine.arguments.dropFirst())
let directory = arguments.count > 0 ? arguments[0] : "samples/images"
let output = arguments.count > 1 ? arguments[1] : "tensors"
let batchSize = arguments.count > 2 ? Int(arguments[2]) ?? 0 : 4

exitOnError {
    let pipeline = try Pipeline(parsing: "rgb | resize(64) | center_crop(64) | normalize(imagenet)")
    let images = try ImageFolder(directory)
    var loader = try DataLoader(
        images, batchSize: batchSize, shuffle: true, seed: 1, transform: .pipeline(pipeline),
        onError: .skip { print($0) })
    var count = 0
    for epoch in 0..<2 {
        loader.epoch = epoch
        try loader.forEach { batch in
            count += 1
            try NumPyFile.write(batch.images.float32(), to: "\(output)/batch-\(count).npy")  // [N, 3, 64, 64]
        }
    }

    print("\(count) tensors of \(images.count) images, \"\(pipeline)\", written to \(output)")
}
