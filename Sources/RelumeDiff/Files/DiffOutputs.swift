package import RelumeCore
import RelumeFiles
import RelumeReport

/// What is written about a comparison of files.
package struct DiffOutputs: Sendable {
    /// The directory for pictures of what differs.
    package var pictures: String?
    /// The HTML report; its pictures may be written beside it.
    package var html: String?
    /// The JUnit report.
    package var junit: String?

    /// Names what will be written.
    package init(pictures: String? = nil, html: String? = nil, junit: String? = nil) {
        self.pictures = pictures
        self.html = html
        self.junit = junit
    }

    /// Looks at every place that would be written to, before anything is.
    ///
    /// - Parameter files: Other files that are read, such as the mask.
    /// - Throws: `invalidArgument` where one of them is read, or would be written twice, and where a link in
    ///   the directory for pictures leads out of it.
    package func check(_ pairs: [FilePair], reading files: [String] = []) throws(RelumeError) {
        guard pictures != nil || html != nil || junit != nil else { return }
        let compared = pairs.flatMap { [$0.expected, $0.actual].compactMap(\.self) }
        var check = DiffOutputCheck(inputs: FileSystem.places(of: compared + files))
        for path in [junit, html].compactMap(\.self) { try check.add(try NamedFile(path)) }
        if let html { try check.lookBeside(html) }
        if let pictures { try check.look(below: pictures, pairs) }
    }
}

private struct DiffOutputCheck {
    /// What is read.
    let inputs: [FilePlace: String]
    private var reports: [NamedFile] = []

    init(inputs: [FilePlace: String]) { self.inputs = inputs }

    mutating func add(_ report: NamedFile) throws(RelumeError) {
        if let place = report.place {
            try refuseInput(at: place, report.path)
            try refuseReport(at: place, report.path)
        }
        reports.append(report)
    }

    /// Looks at the directory beside the HTML report that its pictures go to when they are too large for it.
    func lookBeside(_ html: String) throws(RelumeError) {
        let file = try NamedFile(html)
        guard !file.isStream else { return }
        let directory = HTMLReportWriter.picturesDirectory(ofReport: file.path)
        let name = Path.lastComponent(directory)
        var tree = OutputTree(root: try ResolvedPath(Path.directory(file.path)))
        let place = try tree.directory(name)
        for report in reports where report.isNew(in: place) || report.place == place {
            throw refusal("the pictures of \(html) are written there; choose another name", report.path)
        }
        guard try FileSystem.status(of: directory)?.kind == .directory else { return }
        for entry in try FileSystem.entries(of: directory) {
            try refuseInput(at: try tree.file(Path.join(name, entry.name)).place, Path.join(directory, entry.name))
        }
    }

    /// Looks at the pictures of what differs, which may be every pair.
    func look(below directory: String, _ pairs: [FilePair]) throws(RelumeError) {
        let root = try ResolvedPath(directory)
        var tree = OutputTree(root: root)
        for pair in pairs where pair.expected != nil && pair.actual != nil {
            for kind in FilesDiff.pictureKinds {
                let name = FilesDiff.pictureName(kind, pair.name)
                let place = try tree.file(name).place
                try refuseInput(at: place, Path.join(root.path, name))
                try refuseReport(at: place, Path.join(root.path, name))
            }
        }
        for report in reports {
            guard let place = report.place, tree.needsDirectory(at: place) else { continue }
            throw refusal("a directory for pictures is needed there; choose another name", report.path)
        }
    }

    private func refuseInput(at place: FilePlace, _ path: String) throws(RelumeError) {
        guard let input = inputs[place] else { return }
        throw refusal("this would replace \(input), which is compared; choose another name for the output", path)
    }

    private func refuseReport(at place: FilePlace, _ path: String) throws(RelumeError) {
        for report in reports where report.needs(place) {
            throw refusal("\(report.path) is written there, too; choose another name for one of them", path)
        }
    }

    private func refusal(_ message: String, _ path: String) -> RelumeError {
        RelumeError(.invalidArgument, message, path: path)
    }
}
