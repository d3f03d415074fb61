// swift-tools-version: 6.2
import PackageDescription

// One row a module, in the order the data flows and the modules are built. Who may import whom is README.md's
// "How the source is laid out"; the compiler holds the modules to what stands here.

let library: [Target] = [
    .target(name: "RelumeCore"),
    .target(name: "CRelumePlatform"),
    .target(name: "RelumeParallel", dependencies: ["RelumeCore", "CRelumePlatform"]),
    .target(name: "RelumeFiles", dependencies: ["RelumeCore"]),
    .target(name: "RelumeTensorFiles", dependencies: ["RelumeCore", "RelumeFiles"]),
    .target(name: "RelumeDatasets", dependencies: ["RelumeCore", "RelumeParallel", "RelumeFiles"]),
]

let tests: [Target] = [
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "RelumeCoreTests", dependencies: ["RelumeCore"]),
    .testTarget(name: "RelumeParallelTests", dependencies: ["RelumeParallel"]),
    .testTarget(name: "RelumeFilesTests", dependencies: ["RelumeFiles", "TestSupport"]),
    .testTarget(name: "RelumeTensorFilesTests", dependencies: ["RelumeTensorFiles", "RelumeFiles", "TestSupport"]),
    .testTarget(name: "RelumeDatasetsTests", dependencies: ["RelumeDatasets", "RelumeFiles", "TestSupport"]),
]

let package = Package(
    name: "relume",
    platforms: [.macOS(.v26)],
    products: [],
    dependencies: [],
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
