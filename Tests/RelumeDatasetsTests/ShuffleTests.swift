import RelumeCore
import RelumeDatasets
import TestSupport
import Testing

struct ShuffleTests {
    let data: CIFAR10

    init() throws {
        let directory = try TemporaryDirectory()
        try CIFARFixture.write(.cifar10, 0..<16, to: directory.file("a.bin"))
        data = try CIFAR10(file: directory.file("a.bin"))
    }

    @Test func `SplitMix64 gives its published numbers`() {
        // From the author's own C code, http://xoshiro.di.unimi.it/splitmix64.c, with x = 1234567.
        var generator = SplitMix64(seed: 1_234_567)
        let numbers = (0..<5).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    /// Expected orders come from an independent implementation in Python, from the definitions alone.
    @Test(arguments: [
        (UInt64(0), 10, [4, 9, 2, 5, 1, 7, 6, 0, 3, 8]), (42, 10, [8, 3, 6, 5, 4, 0, 9, 2, 1, 7]),
        (.max, 16, [1, 15, 11, 12, 4, 7, 0, 6, 2, 10, 9, 8, 5, 3, 13, 14]),
    ])
    func `A seed gives its order for good`(seed: UInt64, count: Int, order: [Int]) throws {
        let directory = try TemporaryDirectory()
        try CIFARFixture.write(.cifar10, 0..<count, to: directory.file("a.bin"))
        let data = try CIFAR10(file: directory.file("a.bin"))
        let batches = try data.batches(of: 3, shuffle: seed)
        #expect(batches.flatMap(\.indices) == order)
        #expect(batches.flatMap(\.labels) == order.map { CIFARFixture.label($0, of: 10) })
    }

    @Test(arguments: [(1, 16), (5, 4), (16, 1), (17, 1)])
    func `Every image comes once`(batchSize: Int, count: Int) throws {
        let batches = try data.batches(of: batchSize, shuffle: 9)
        #expect(batches.count == count)
        #expect(batches.flatMap(\.indices).sorted() == Array(0..<16))
    }

    @Test(arguments: [(4, 4), (5, 3), (16, 1), (17, 0)])
    func `The last batch is dropped only if it is not full`(batchSize: Int, count: Int) throws {
        let batches = try data.batches(of: batchSize, dropLast: true)
        #expect(batches.count == count)
        #expect(batches.allSatisfy { $0.count == batchSize })
    }

    @Test(arguments: [(0, [Int]()), (3, [3]), (10, [4, 4, 2]), (100, [4, 4, 4, 4])])
    func `A limit takes the first images of the order`(limit: Int, counts: [Int]) throws {
        let batches = try data.batches(of: 4, shuffle: 5, limit: limit)
        #expect(batches.map(\.count) == counts)
        let whole = try data.batches(of: 4, shuffle: 5).flatMap(\.indices)
        #expect(batches.flatMap(\.indices) == Array(whole.prefix(limit)))
    }

    @Test(arguments: [0, -1, Int.min])
    func `Numbers that make no sense are refused`(number: Int) throws {
        let error = #expect(throws: RelumeError.self) { try data.batches(of: number) }
        #expect(error?.message == "batchSize is \(number); it has to be at least 1")
        #expect(throws: RelumeError.self) { try data.batches(of: 4, limit: min(number, -1)) }
    }

    @Test func `A batch may be larger than any data`() throws {
        #expect(try data.batches(of: .max).map(\.count) == [16])
    }

    @Test func `Batches can be taken in any order`() throws {
        let batches = try data.batches(of: 3, shuffle: 1)
        #expect(batches.reversed().map(\.indices) == batches.map(\.indices).reversed())
        #expect(batches.last == batches[batches.count - 1])
    }
}
