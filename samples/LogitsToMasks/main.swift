// A model's logits as masks: the class of each pixel, as PNG files whose palette has a color for each class.
//
//     swift run LogitsToMasks [LOGITS.npy [OUTPUT [COLORS]]]      default: - masks voc
//     python3 -c "from PIL import Image; print(Image.open('masks/mask-1.png').mode)"
//
// Logits are [N, C, H, W]; for `-` the program makes some. COLORS is a palette's name or a file with a color a line.

import Relume

/// Two images of 21 classes: a disc for each class but the background, which is class 0.
func madeUpLogits(height: Int = 96, width: Int = 128) throws -> Tensor<Float> {
    var logits: [Float] = []
    for image in 0..<2 {
        for label in 0..<21 {
            let (centerX, centerY) = ((label * 37 + image * 11) % width, (label * 53 + image * 29) % height)
            for y in 0..<height {
                for x in 0..<width {
                    let distance = (x - centerX) * (x - centerX) + (y - centerY) * (y - centerY)
                    logits.append(label == 0 ? 0 : 4 - Float(distance) / 32)
                }
            }
        }
    }
    return try Tensor(shape: [2, 21, height, width], scalars: logits)
}

exitOnError {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let source = arguments.count > 0 ? arguments[0] : "-"
    let output = arguments.count > 1 ? arguments[1] : "masks"
    let colors = arguments.count > 2 ? arguments[2] : "voc"

    let logits = try source == "-" ? madeUpLogits() : NumPyFile.read(source)
    let palette = try Palette.presets.first { $0.name == colors } ?? Palette(contentsOf: colors)
    let masks = try Pipeline(parsing: "softmax | argmax(axis=1)").applying(ImageBatch(.float32(logits)))
    let pictures = try masks.pictures(palette: palette)
    for (index, picture) in pictures.enumerated() {
        try picture.write(to: "\(output)/mask-\(index + 1).png")
    }

    print("\(pictures.count) masks written to \(output)")
}
