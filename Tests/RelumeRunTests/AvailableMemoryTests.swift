import Testing

@testable import RelumeRun

struct AvailableMemoryTests {
    @Test func `A group's limit and those above it are found`() {
        let files = [
            "/sys/fs/cgroup/user/session/memory.max": "max\n", "/sys/fs/cgroup/user/memory.max": "2000000\n",
            "/sys/fs/cgroup/memory.max": "3000000",
            "/sys/fs/cgroup/memory/job/memory.limit_in_bytes": "5000\n",
        ]
        func limits(_ text: String) -> [Int] { AvailableMemory.limits(ofGroups: text) { files[$0] } }
        #expect(limits("0::/user/session\n") == [2_000_000, 3_000_000])
        #expect(limits("0::/\n") == [3_000_000])
        #expect(limits("7:cpu,cpuacct:/job\n4:memory:/job\n0::/none\n") == [5000, 3_000_000])
        #expect(limits("3:cpuset:/user\nnonsense\n").isEmpty)
    }

    @Test func `Some memory is always there`() {
        #expect(AvailableMemory.share >= 1 << 30)
    }
}
