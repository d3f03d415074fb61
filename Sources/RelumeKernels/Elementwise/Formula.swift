// The formulas' names are listed in C alone. Who imports this module sees them, and nothing else of C.
@_exported public import enum CRelumeKernels.relume_formula

/// The name of a formula that maps one float to one float.
package typealias Formula = relume_formula
