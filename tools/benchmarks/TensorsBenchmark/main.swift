import RelumeCore
import RelumeTensorFiles

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

// Part of `tools/benchmark tensors`: writes and reads a tensor of 256 MiB in each format and prints a line
// `NAME<tab>SECONDS<tab>CPU SECONDS` for each. Every read takes fresh memory, as a script's first one does.

func measure(_ name: String, _ work: () throws -> Void) rethrows {
    for _ in 0..<3 {
        let began = clock()
        let duration = try ContinuousClock().measure(work)
        print("Relume \(name)\t\(duration / .seconds(1))\t\(Double(clock() - began) / Double(CLOCKS_PER_SEC))")
    }
}

let directory = CommandLine.arguments[1]
let tensor = Tensor<Float>(shape: [1024, 256, 256]) { output in
    for index in 0..<1 << 26 { output.append(Float(index & 1023)) }
}
let (npy, npz, safetensors) = ("\(directory)/a.npy", "\(directory)/a.npz", "\(directory)/a.safetensors")
try measure("write .npy") { try NumPyFile.write(tensor, to: npy) }
try measure("read .npy") { _ = try NumPyFile.read(npy, as: Float.self) }
try measure("read 32 rows of .npy") { _ = try NumPyFile.read(npy, rows: 500..<532, as: Float.self) }
try measure("write .npz, stored") { try NPZFile.write(["x": tensor], to: npz) }
try measure("read .npz, stored") { _ = try NPZFile(npz).read("x", as: Float.self) }
try measure("write .safetensors") { try SafetensorsFile.write(["x": tensor], to: safetensors) }
try measure("read .safetensors") { _ = try SafetensorsFile(safetensors).read("x", as: Float.self) }
