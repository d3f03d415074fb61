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
    .systemLibrary(name: "CRelumePNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
        name: "CRelumeJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    // libpng stands on zlib, and brings it.
    .target(name: "CRelumeShims", dependencies: ["CRelumePNG", "CRelumeJPEG"], linkerSettings: [.linkedLibrary("z")]),
    .target(name: "RelumeCodecs", dependencies: ["RelumeCore", "CRelumeShims"]),
    .target(name: "RelumeTensorFiles", dependencies: ["RelumeCore", "RelumeFiles"]),
    .target(name: "RelumeDatasets", dependencies: ["RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeCodecs"]),
    .target(name: "CRelumeKernels"),
    .target(
        name: "RelumeTensorBoard",
        dependencies: ["RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeCodecs", "CRelumeKernels", protobuf],
        exclude: ["Protos"]),
    .target(
        name: "RelumeDiff",
        dependencies: ["RelumeCore", "RelumeParallel", "RelumeFiles", "RelumeCodecs", "CRelumeKernels"]),
]

let tests: [Target] = [
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "RelumeCoreTests", dependencies: ["RelumeCore"]),
    .testTarget(name: "RelumeParallelTests", dependencies: ["RelumeParallel"]),
    .testTarget(name: "RelumeFilesTests", dependencies: ["RelumeFiles", "TestSupport"]),
    .testTarget(name: "RelumeCodecsTests", dependencies: ["RelumeCodecs"]),
    .testTarget(name: "RelumeTensorFilesTests", dependencies: ["RelumeTensorFiles", "RelumeFiles", "TestSupport"]),
    .testTarget(
        name: "RelumeDatasetsTests",
        dependencies: ["RelumeDatasets", "RelumeParallel", "RelumeFiles", "RelumeCodecs", "TestSupport"]),
    .testTarget(
        name: "RelumeTensorBoardTests",
        dependencies: [
            "RelumeTensorBoard", "RelumeCodecs", "RelumeParallel", "RelumeFiles", "RelumeCore", "CRelumeKernels",
            "TestSupport",
        ]),
    .testTarget(
        name: "RelumeDiffTests",
        dependencies: ["RelumeDiff", "RelumeCodecs", "RelumeFiles", "RelumeCore", "CRelumeKernels", "TestSupport"]),
]

let package = Package(
    name: "relume",
    platforms: [.macOS(.v26)],
    products: [],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    ],
    targets: library + tests,
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
