/// The colors of what stands behind the curves, and of words.
struct Ground {
    let fill: Color
    let text: Color
    let grid: Color
    let axis: Color

    static let light = Ground(
        fill: Color(0xFFFFFF), text: Color(0x24292F), grid: Color(0xE3E6EA), axis: Color(0x8C959F))
    static let dark = Ground(
        fill: Color(0x14171C), text: Color(0xE6EAEF), grid: Color(0x2A3038), axis: Color(0x7A838E))
}
