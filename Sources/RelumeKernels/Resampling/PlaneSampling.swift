/// A way to make pictures of another size.
package protocol PlaneSampling: Sendable {
    /// The planes of the pictures that are made of `samples`, on up to `jobs` threads; the same for any number of them.
    func planes(of samples: [UInt8], _ layout: PictureLayout, jobs: Int) -> [UInt8]
    /// The same for 16 bits.
    func planes(of samples: [UInt16], _ layout: PictureLayout, jobs: Int) -> [UInt16]
    /// The same for floats.
    func planes(of samples: [Float], _ layout: PictureLayout, jobs: Int) -> [Float]
}
