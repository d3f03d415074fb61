// swift-tools-version: 6.2
import PackageDescription

// One row a module, in the order the data flows and the modules are built. Who may import whom is README.md's
// "How the source is laid out"; the compiler holds the modules to what stands here.

let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let library: [Target] = [
    .target(name: "RelumeCore"),
    .target(name: "CRelumePlatform"),
    .target(name: "RelumeParallel", dependencies: ["RelumeCore", "CRelumePlatform"]),
    .target(name: "RelumeFiles", dependencies: ["RelumeCore"]),
    .target(name: "CRelumeKernels"),
    .target(name: "RelumeKernels", dependencies: ["RelumeCore", "RelumeParallel", "CRelumeKernels"]),
    .systemLibrary(name: "CRelumePNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
        name: "CRelumeJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
        name: "CRelumeDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    // What libarchive itself stands on is here for the static binary; where it is missing, the binary is linked otherwise.
    .systemLibrary(
        name: "CRelumeArchive", pkgConfig: "libarchive",
        providers: [
            .apt([
                "libarchive-dev", "nettle-dev", "libacl1-dev", "liblzma-dev", "libzstd-dev", "liblz4-dev", "libbz2-dev",
                "zlib1g-dev", "libxml2-dev",
            ]),
            .brew(["libarchive"]),
        ]),
    .target(name: "RelumeArchives", dependencies: ["RelumeCore", "RelumeFiles", "CRelumeArchive", "CRelumeDeflate"]),
    // libpng stands on zlib, and brings it.
    .target(name: "CRelumeShims", dependencies: ["CRelumePNG", "CRelumeJPEG"], linkerSettings: [.linkedLibrary("z")]),
    .target(name: "RelumeImages", dependencies: ["RelumeCore"]),
    .target(
        name: "RelumeCodecs",
        dependencies: [
            "RelumeCore", "RelumeParallel", "RelumeKernels", "RelumeImages", "CRelumeShims", "CRelumeDeflate",
        ],
        exclude: ["PNG/README.md"]),
    .target(
        name: "RelumeTensorFiles", dependencies: ["RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeArchives"]),
    .target(
        name: "RelumeActivations", dependencies: ["RelumeCore", "RelumeParallel", "RelumeKernels"],
        exclude: ["ACCURACY.md"]),
    .target(
        name: "RelumePipeline",
        dependencies: [
            "RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeKernels", "RelumeImages", "RelumeActivations",
        ]),
    .target(
        name: "RelumeDatasets",
        dependencies: [
            "RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeArchives", "RelumeKernels", "RelumeImages",
            "RelumeCodecs", "RelumeTensorFiles", "RelumePipeline",
        ]),
    .target(
        name: "RelumeTensorBoard",
        dependencies: [
            "RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeKernels", "RelumeImages", "RelumeCodecs", protobuf,
        ],
        exclude: ["Messages/events.proto"]),
    .target(
        name: "RelumeReport", dependencies: ["RelumeCore", "RelumeFiles", "RelumeImages", "RelumeCodecs"],
        resources: [.embedInCode("report.html")]),
    .target(
        name: "RelumeDiff",
        dependencies: [
            "RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeKernels", "RelumeImages", "RelumeCodecs",
            "RelumeReport",
        ]),
    .target(
        name: "RelumeTesting",
        dependencies: ["RelumeCore", "RelumeFiles", "RelumeImages", "RelumeCodecs", "RelumeDiff"]),
    .target(name: "RelumePlots", dependencies: ["RelumeCore", "RelumeActivations", "RelumeImages", "RelumeCodecs"]),
    .target(
        name: "RelumeRun",
        dependencies: [
            "RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeKernels", "RelumeActivations", "RelumePipeline",
            "RelumeImages", "RelumeCodecs", "RelumeTensorFiles", "RelumeDatasets", "RelumeTensorBoard",
            "RelumeReport", "RelumeDiff", "CRelumePlatform",
        ],
        exclude: ["Journal/README.md"]),
    .target(
        name: "Relume",
        dependencies: [
            "RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeKernels", "RelumeActivations", "RelumePipeline",
            "RelumeImages",
            "RelumeCodecs",
            "RelumeTensorFiles", "RelumeDatasets", "RelumeTensorBoard", "RelumeDiff", "RelumePlots",
        ]),
]

let commands: [Target] = [
    .executableTarget(
        name: "RelumeCLI",
        dependencies: [
            "RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeKernels", "RelumeActivations", "RelumePipeline",
            "RelumeImages", "RelumeCodecs",
            "RelumeTensorFiles", "RelumeDatasets", "RelumeDiff", "RelumePlots", "RelumeRun", "CRelumePlatform",
            argumentParser,
        ])
]

let benchmarks: [Target] = [
    .executableTarget(
        name: "CodecsBenchmark", dependencies: ["RelumeImages", "RelumeCodecs", "RelumeFiles", "RelumeCore"],
        path: "tools/benchmarks/CodecsBenchmark"),
    .executableTarget(
        name: "LoaderBenchmark",
        dependencies: ["RelumeDatasets", "RelumePipeline", "RelumeImages", "RelumeParallel", "RelumeCore"],
        path: "tools/benchmarks/LoaderBenchmark"),
    .executableTarget(
        name: "KernelsBenchmark", dependencies: ["RelumeActivations", "RelumeKernels", "RelumeParallel", "RelumeCore"],
        path: "tools/benchmarks/KernelsBenchmark"),
    .executableTarget(
        name: "DiffBenchmark",
        dependencies: ["RelumeDiff", "RelumeImages", "RelumeCodecs", "RelumeFiles", "RelumeCore"],
        path: "tools/benchmarks/DiffBenchmark"),
    .executableTarget(
        name: "TensorsBenchmark", dependencies: ["RelumeTensorFiles", "RelumeCore"],
        path: "tools/benchmarks/TensorsBenchmark"),
    .executableTarget(
        name: "ResizeBenchmark", dependencies: ["RelumePipeline", "RelumeImages", "RelumeKernels", "RelumeCore"],
        path: "tools/benchmarks/ResizeBenchmark"),
]

let samples: [Target] = [
    .executableTarget(name: "CIFARToTensorBoard", dependencies: ["Relume"], path: "samples/CIFARToTensorBoard"),
    .executableTarget(name: "FolderToTensors", dependencies: ["Relume"], path: "samples/FolderToTensors"),
    .executableTarget(name: "LogitsToMasks", dependencies: ["Relume"], path: "samples/LogitsToMasks"),
]

let tests: [Target] = [
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "RelumeCoreTests", dependencies: ["RelumeCore", "TestSupport"]),
    .testTarget(name: "RelumeParallelTests", dependencies: ["RelumeParallel"]),
    .testTarget(name: "RelumeFilesTests", dependencies: ["RelumeFiles", "RelumeCore", "TestSupport"]),
    .testTarget(
        name: "RelumeArchivesTests", dependencies: ["RelumeArchives", "RelumeFiles", "RelumeCore", "TestSupport"]),
    .testTarget(
        name: "RelumeImagesTests", dependencies: ["RelumeCore", "RelumeImages"], exclude: ["Golden"]),
    .testTarget(
        name: "RelumeKernelsTests",
        dependencies: ["RelumeCore", "RelumeKernels", "RelumeParallel", "CRelumeKernels", "TestSupport"]),
    .testTarget(
        name: "RelumeCodecsTests",
        dependencies: [
            "RelumeImages", "RelumeCodecs", "RelumeKernels", "RelumeParallel", "RelumeCore", "TestSupport",
        ]),
    .testTarget(name: "RelumeTensorFilesTests", dependencies: ["RelumeTensorFiles", "RelumeFiles", "TestSupport"]),
    .testTarget(
        name: "RelumeDatasetsTests",
        dependencies: [
            "RelumeDatasets", "RelumeTensorFiles", "RelumePipeline", "RelumeParallel", "RelumeFiles", "RelumeImages",
            "RelumeCodecs",
            "RelumeCore", "TestSupport",
        ]),
    .testTarget(
        name: "RelumeActivationsTests",
        dependencies: ["RelumeCore", "RelumeParallel", "RelumeKernels", "RelumeActivations"],
        exclude: ["Golden"]),
    .testTarget(
        name: "RelumePipelineTests",
        dependencies: [
            "RelumeCore", "RelumeFiles", "RelumeKernels", "RelumeImages", "RelumeCodecs", "RelumeActivations",
            "RelumePipeline", "TestSupport",
        ],
        exclude: ["Golden"]),
    .testTarget(
        name: "RelumeTensorBoardTests",
        dependencies: [
            "RelumeTensorBoard", "RelumeImages", "RelumeCodecs", "RelumeKernels", "RelumeParallel", "RelumeFiles",
            "RelumeCore",
            "TestSupport",
        ]),
    .testTarget(
        name: "RelumeReportTests",
        dependencies: ["RelumeReport", "RelumeImages", "RelumeCodecs", "RelumeFiles", "RelumeCore", "TestSupport"]),
    .testTarget(
        name: "RelumePlotsTests",
        dependencies: ["RelumePlots", "RelumeActivations", "RelumeImages", "RelumeCodecs", "RelumeCore"]),
    .testTarget(
        name: "RelumeDiffTests",
        dependencies: [
            "RelumeDiff", "RelumeImages", "RelumeCodecs", "RelumeFiles", "RelumeCore", "TestSupport",
        ]),
    .testTarget(
        name: "RelumeTestingTests",
        dependencies: [
            "RelumeTesting", "RelumeDiff", "RelumeImages", "RelumeCodecs", "RelumeFiles", "RelumeCore", "TestSupport",
        ],
        exclude: ["__Snapshots__"]),
    .testTarget(
        name: "RelumeRunTests",
        dependencies: [
            "RelumeRun", "RelumeDatasets", "RelumePipeline", "RelumeActivations", "RelumeImages", "RelumeCodecs",
            "RelumeKernels", "RelumeFiles", "RelumeParallel", "RelumeCore", "TestSupport",
        ]),
    .testTarget(
        name: "RelumeCLITests",
        dependencies: [
            "RelumeCLI", "RelumeActivations", "RelumePipeline", "RelumeDiff", "RelumeTesting", "RelumeImages",
            "RelumeCodecs", "RelumeCore", "RelumePlots", "RelumeTensorBoard", "RelumeTensorFiles", "TestSupport",
        ],
        exclude: ["__Snapshots__", "Golden"]),
    .testTarget(name: "RelumeTests", dependencies: ["Relume", "RelumeKernels", "TestSupport"]),
    .testTarget(
        name: "SamplesTests",
        dependencies: [
            "CIFARToTensorBoard", "FolderToTensors", "LogitsToMasks", "RelumeTensorBoard", "RelumeTensorFiles",
            "RelumeImages",
            "RelumeCodecs",
            "RelumeFiles", "RelumeCore", "TestSupport",
        ]),
]

// libFuzzer brings its own main, so this one links only as tools/fuzz builds it.
let fuzzers: [Target] =
    Context.environment["RELUME_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "PNGFuzzer", dependencies: ["RelumeImages", "RelumeCodecs", "RelumeCore"],
            path: "tools/fuzzing/PNGFuzzer", exclude: ["make-seeds.py", "seeds"])
    ]

let package = Package(
    name: "relume",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "Relume", targets: ["Relume"]),
        .library(name: "RelumeTesting", targets: ["RelumeTesting"]),
        .executable(name: "relume", targets: ["RelumeCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Its traits are conveniences that would link all of Foundation.
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
    ],
    targets: library + commands + benchmarks + fuzzers + samples + tests,
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)

for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
