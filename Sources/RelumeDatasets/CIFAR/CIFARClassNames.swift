import RelumeCore

/// The names of CIFAR's labels: in files beside the records, one a line or a pickled list, and built in.
struct CIFARClassNames {
    /// What the Python version keeps them under.
    let key: String
    let official: [String]

    private init(_ key: String, _ official: String) {
        self.key = key
        self.official = official.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// The names of the labels that a batch carries, and those of the superclasses where the format has some.
    static func of(_ format: CIFARFormat) -> [CIFARClassNames] {
        format == .cifar10 ? [cifar10] : [cifar100, cifar100Coarse]
    }

    /// The names in `file`, or the official ones where there is none.
    ///
    /// - Throws: `malformedData` if the file has another number of names, or is a pickle that is damaged.
    func names(in file: CIFARFile?) throws(RelumeError) -> [String] {
        guard let file else { return official }
        let names =
            Pickle.startsDictionary(file.bytes)
            ? try CIFARPickle(file.bytes, of: file.path).names(key)
            : String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
        guard names.count == official.count else {
            throw RelumeError(
                .malformedData,
                "\(names.count) class names, expected \(official.count), one a line; remove the file to use the "
                    + "official ones",
                path: file.path)
        }
        return names
    }

    private static let cifar10 = CIFARClassNames(
        "label_names", "airplane automobile bird cat deer dog frog horse ship truck")

    private static let cifar100 = CIFARClassNames(
        "fine_label_names",
        """
        apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly camel can
        castle caterpillar cattle chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur dolphin
        elephant flatfish forest fox girl hamster house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster
        man maple_tree motorcycle mountain mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck
        pine_tree plain plate poppy porcupine possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk
        skyscraper snail snake spider squirrel streetcar sunflower sweet_pepper table tank telephone television tiger
        tractor train trout tulip turtle wardrobe whale willow_tree wolf woman worm
        """)

    private static let cifar100Coarse = CIFARClassNames(
        "coarse_label_names",
        """
        aquatic_mammals fish flowers food_containers fruit_and_vegetables household_electrical_devices
        household_furniture insects large_carnivores large_man-made_outdoor_things large_natural_outdoor_scenes
        large_omnivores_and_herbivores medium_mammals non-insect_invertebrates people reptiles small_mammals trees
        vehicles_1 vehicles_2
        """)
}
