// CIFAR-10's test images in batches of 64 through a sigmoid, before and after in TensorBoard.
//
//     swift run CIFARToTensorBoard [DATA [LOGS]]      default: samples/cifar10 logs
//     tensorboard --logdir logs

import Relume

let arguments = CommandLine.arguments.dropFirst()
let directory = arguments.first ?? "samples/cifar10"
let logDirectory = arguments.dropFirst().first ?? "logs"

exitOnError {
    let writer = try SummaryWriter(logDirectory: logDirectory)
    let test = try CIFAR10(directory: directory, split: .test)  // validated here, so the loop cannot fail half-way
    for (step, batch) in try test.batches(of: 64).enumerated() {
        let output = try batch.images.applying(.sigmoid)
        try writer.addImages("before", batch.images, step: step + 1)
        try writer.addImages("after", output, step: step + 1)
    }
    try writer.close()

    print("\(test.count) images logged; see them with: tensorboard --logdir \(logDirectory)")
}
