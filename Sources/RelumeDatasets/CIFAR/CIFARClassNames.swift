import RelumeCore
import RelumeFiles

/// Where the names of CIFAR's labels stand: one a line in a text file beside the records, and built in.
struct CIFARClassNames {
    let fileName: String
    let official: [String]

    private init(_ fileName: String, _ official: String) {
        self.fileName = fileName
        self.official = official.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// The names of the labels that a batch carries.
    static func of(_ format: CIFARFormat) -> CIFARClassNames { format == .cifar10 ? cifar10 : cifar100 }

    /// The names in the directory of the first of `files`, or the official ones where there is no such text file.
    ///
    /// - Throws: `malformedData` if the text file has another number of names, `io` if it cannot be read.
    func names(beside files: [String]) throws(RelumeError) -> [String] {
        guard let path = path(beside: files), try FileSystem.status(of: path)?.kind == .file else { return official }
        let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
        let names = text.split(whereSeparator: \.isNewline).map(String.init)
        guard names.count == official.count else {
            throw RelumeError(
                .malformedData,
                "\(names.count) class names, expected \(official.count), one a line; remove the file to use the "
                    + "official ones",
                path: path)
        }
        return names
    }

    /// Where the text file is looked for: in the directory of the first of `files`.
    func path(beside files: [String]) -> String? { files.first.map { Path.join(Path.directory($0), fileName) } }

    static let cifar10 = CIFARClassNames(
        "batches.meta.txt", "airplane automobile bird cat deer dog frog horse ship truck")

    static let cifar100 = CIFARClassNames(
        "fine_label_names.txt",
        """
        apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly camel can
        castle caterpillar cattle chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur dolphin
        elephant flatfish forest fox girl hamster house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster
        man maple_tree motorcycle mountain mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck
        pine_tree plain plate poppy porcupine possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk
        skyscraper snail snake spider squirrel streetcar sunflower sweet_pepper table tank telephone television tiger
        tractor train trout tulip turtle wardrobe whale willow_tree wolf woman worm
        """)

    static let cifar100Coarse = CIFARClassNames(
        "coarse_label_names.txt",
        """
        aquatic_mammals fish flowers food_containers fruit_and_vegetables household_electrical_devices
        household_furniture insects large_carnivores large_man-made_outdoor_things large_natural_outdoor_scenes
        large_omnivores_and_herbivores medium_mammals non-insect_invertebrates people reptiles small_mammals trees
        vehicles_1 vehicles_2
        """)
}
