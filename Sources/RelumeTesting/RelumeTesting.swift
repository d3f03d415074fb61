// A test that compares pictures needs no other import: pictures and tensors, and the tolerances of their comparison.
@_exported public import RelumeCore
@_exported public import RelumeDiff
@_exported public import RelumeImages
