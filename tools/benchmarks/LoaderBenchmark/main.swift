import RelumeCore
import RelumeDatasets
import RelumePipeline

// `tools/benchmark loader`: reads a directory of images, or CIFAR-10's test set, into Float32 batches of 32 and prints how
// many images there were. tools/peers/loader_speed.py times it.
//
//     LoaderBenchmark images|cifar DIRECTORY JOBS [PIPELINE]

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 3, let jobs = Int(arguments[2]) else {
    throw RelumeError(.invalidArgument, "usage: LoaderBenchmark images|cifar DIRECTORY JOBS [PIPELINE]")
}
let dataset: any Dataset =
    arguments[0] == "cifar"
    ? try CIFAR10(directory: arguments[1], split: .test) : try ImageFolder(arguments[1])
let pipeline = arguments.count > 3 ? try Pipeline(parsing: arguments[3]) : Pipeline([])
let loader = try DataLoader(dataset, batchSize: 32, transform: .pipeline(pipeline), jobs: jobs, hugePages: true)
var count = 0
try loader.forEach { batch in count += batch.count }
print(count)
