import CRelumePlatform

extension Array where Element: BitwiseCopyable {
    /// Makes an empty array with room for `capacity` elements, whose memory the system is asked to make of large pages if
    /// `hugePages` says so.
    package init(reserving capacity: Int, hugePages: Bool) {
        self.init(unsafeUninitializedCapacity: capacity) { memory, initializedCount in
            // Nothing is written yet, which is when pages can still be chosen; the bytes are the buffer's own.
            let bytes = UnsafeMutableRawBufferPointer(memory)
            if hugePages, let start = bytes.baseAddress { relume_ask_for_huge_pages(start, bytes.count) }
            initializedCount = 0
        }
    }
}
