// Everything a preprocessing script needs, by one import.
@_exported public import RelumeActivations
@_exported public import RelumeCodecs
@_exported public import RelumeCore
@_exported public import RelumeDatasets
@_exported public import RelumeDiff
@_exported public import RelumeImages
@_exported public import RelumeParallel
@_exported public import RelumePipeline
@_exported public import RelumePlots
@_exported public import RelumeTensorBoard
@_exported public import RelumeTensorFiles
