import CRelumePlatform

extension Parallel {
    /// The number of cores this process may run on: its affinity mask on Linux, the online processors elsewhere.
    public static let usableCores: Int = max(1, Int(relume_usable_cores()))
}
