#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The bytes of a message's field, as swift-protobuf holds them.
typealias ProtoBytes = Data

extension [UInt8] {
    /// The same bytes for a message's field.
    var protoBytes: ProtoBytes { ProtoBytes(self) }
}
