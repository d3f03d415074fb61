/// The release that this is.
package enum Release {
    /// The version, as `--version` prints it and journals carry it.
    package static let version = "0.1.0"
}
