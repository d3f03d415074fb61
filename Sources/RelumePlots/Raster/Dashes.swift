extension [PixelPoint] {
    /// The dashes of a line through these points, each as a line of its own. `pattern` has the lengths of dash and gap in
    /// turn; a whole line without any.
    func dashed(_ pattern: [Double]) -> [[PixelPoint]] {
        guard let first, pattern.contains(where: { $0 > 0 }) else { return [self] }
        var dashes: [[PixelPoint]] = []
        var dash = [first]
        var index = 0
        var rest = pattern[0]
        for (start, end) in zip(self, dropFirst()) {
            let (dx, dy) = (end.x - start.x, end.y - start.y)
            let length = (dx * dx + dy * dy).squareRoot()
            var done = 0.0
            while length - done > rest {
                done += rest
                let place = PixelPoint(x: start.x + dx * done / length, y: start.y + dy * done / length)
                if index.isMultiple(of: 2) { dashes.append(dash + [place]) }
                dash = [place]
                index += 1
                rest = pattern[index % pattern.count]
            }
            rest -= length - done
            if index.isMultiple(of: 2) { dash.append(end) }
        }
        return index.isMultiple(of: 2) ? dashes + [dash] : dashes
    }
}
