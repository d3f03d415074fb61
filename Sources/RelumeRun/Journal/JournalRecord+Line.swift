import RelumeCore

extension JournalRecord {
    /// The line of the manifest, with its newline: the keys in alphabetical order, as ``JSONLine`` has them.
    var line: [UInt8] {
        JSONObject.bytes(
            { line in
                line.add("after", encoding: after)
                line.add("bitDepth", bitDepth)
                line.add("channels", channels)
                line.add("clipped", clipped)
                line.add("error", error)
                line.add("height", height)
                line.add("input", input)
                line.add("labels", labels)
                line.add("madeOf", madeOf)
                line.add("milliseconds", milliseconds)
                line.add("nonFinite", nonFinite)
                line.add("number", number)
                line.add("outputs", outputs)
                line.add("read", read) { $1.fill(&$0) }
                line.add("records", records)
                line.add("skipped", skipped)
                line.add("statistics", encoding: statistics)
                line.add("step", step)
                line.add("warnings", warnings)
                line.add("width", width)
                line.add("written", written) { $1.fill(&$0) }
            }, end: "\n")
    }
}

extension FileCheck {
    fileprivate func fill(_ object: inout JSONObject) {
        object.add("bytes", bytes)
        object.add("crc32c", crc32c)
        object.add("modified", modified)
    }
}
