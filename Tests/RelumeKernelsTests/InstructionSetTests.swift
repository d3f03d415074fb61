import RelumeCore
import RelumeKernels
import RelumeParallel
import Synchronization
import Testing

struct InstructionSetTests {
    @Test func `The baseline runs everywhere, and the best is taken`() {
        #expect(InstructionSet.usable.first == .baseline)
        #expect(InstructionSet.using(.baseline) { true })
    }

    @Test(arguments: InstructionSet.usable)
    func `A set that is asked for is used on all threads, and only then`(set: InstructionSet) throws {
        struct Refused: Error {}
        let seen = Mutex<Set<InstructionSet>>([])
        InstructionSet.using(set) {
            Parallel.forEachChunk(of: 64, chunk: 1, jobs: 4) { _ in
                seen.withLock { _ = $0.insert(InstructionSet.current) }
            }
        }
        #expect(seen.withLock { $0 } == [set])
        #expect(throws: Refused.self) { try InstructionSet.using(set) { throw Refused() } }
        // Another test may be using one now, so the best is looked at in its turn.
        let best = try #require(InstructionSet.usable.last)
        #expect(InstructionSet.using(best) { InstructionSet.current } == best)
    }

    @Test(arguments: InstructionSet.usable)
    func `A set has the name that it prints as`(set: InstructionSet) throws {
        #expect(try InstructionSet(named: "\(set)") == set)
    }

    @Test(arguments: ["", "AVX2", "avx1024"])
    func `A name that no set has is refused with those that there are`(name: String) {
        let error = #expect(throws: RelumeError.self) { try InstructionSet(named: name) }
        #expect(error?.message.contains("is \"\(name)\"; this processor runs baseline") == true)
    }

    @Test func `A limit holds for whatever follows`() async {
        await #expect(processExitsWith: .success) {
            InstructionSet.limit(to: .baseline)
            InstructionSet.using(InstructionSet.usable.last ?? .baseline) {}
            precondition(InstructionSet.current == .baseline)
        }
    }
}
