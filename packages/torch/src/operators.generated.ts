// Generated from the operator schemas of libtorch by scripts/generate-operators.mjs; not edited by hand.
import type { DType } from './dtype.js'
import type { Device, MemoryFormat } from './layout.js'
import type { Tensor } from './tensor.js'

export type Scalar = number | boolean

/** Every operator of the dispatcher, by its camelCase name. */
export interface Operators {
  __and__(self: Tensor, other: Tensor): Tensor
  __and__(self: Tensor, other: Scalar): Tensor
  __iand__(self: Tensor, other: Tensor): Tensor
  __iand__(self: Tensor, other: Scalar): Tensor
  __ilshift__(self: Tensor, other: Tensor): Tensor
  __ilshift__(self: Tensor, other: Scalar): Tensor
  __ior__(self: Tensor, other: Tensor): Tensor
  __ior__(self: Tensor, other: Scalar): Tensor
  __irshift__(self: Tensor, other: Tensor): Tensor
  __irshift__(self: Tensor, other: Scalar): Tensor
  __ixor__(self: Tensor, other: Tensor): Tensor
  __ixor__(self: Tensor, other: Scalar): Tensor
  __lshift__(self: Tensor, other: Tensor): Tensor
  __lshift__(self: Tensor, other: Scalar): Tensor
  __or__(self: Tensor, other: Tensor): Tensor
  __or__(self: Tensor, other: Scalar): Tensor
  __rshift__(self: Tensor, other: Tensor): Tensor
  __rshift__(self: Tensor, other: Scalar): Tensor
  __xor__(self: Tensor, other: Tensor): Tensor
  __xor__(self: Tensor, other: Scalar): Tensor
  _adaptiveAvgPool2d(self: Tensor, outputSize: number | readonly number[]): Tensor
  _adaptiveAvgPool2dBackward(gradOutput: Tensor, self: Tensor): Tensor
  _adaptiveAvgPool3d(self: Tensor, outputSize: number | readonly number[]): Tensor
  _adaptiveAvgPool3dBackward(gradOutput: Tensor, self: Tensor): Tensor
  _addBatchDim(self: Tensor, batchDim: number, level: number): Tensor
  _addRelu(self: Tensor, other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  _addRelu(self: Tensor, other: Scalar, alpha?: Scalar | null): Tensor
  _addRelu(self: Tensor, other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  _addRelu_(self: Tensor, other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  _addRelu_(self: Tensor, other: Scalar, alpha?: Scalar | null): Tensor
  _addRelu_(self: Tensor, other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  _addmmActivation(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null; useGelu?: boolean | null }): Tensor
  _aminmax(self: Tensor): [Tensor, Tensor]
  _aminmax(self: Tensor, dim: number, keepdim?: boolean | null): [Tensor, Tensor]
  _aminmax(self: Tensor, dim: number, options?: { keepdim?: boolean | null }): [Tensor, Tensor]
  _ampForeachNonFiniteCheckAndUnscale(self: readonly Tensor[], foundInf: Tensor, invScale: Tensor): [Tensor[], Tensor]
  _ampForeachNonFiniteCheckAndUnscale_(self: readonly Tensor[], foundInf: Tensor, invScale: Tensor): void
  _ampUpdateScale(self: Tensor, growthTracker: Tensor, foundInf: Tensor, scaleGrowthFactor: number, scaleBackoffFactor: number, growthInterval: number): [Tensor, Tensor]
  _ampUpdateScale_(self: Tensor, growthTracker: Tensor, foundInf: Tensor, scaleGrowthFactor: number, scaleBackoffFactor: number, growthInterval: number): Tensor
  _assertAsync(self: Tensor): void
  _assertAsync(self: Tensor, assertMsg: string): void
  _assertScalar(self: Scalar, assertMsg: string): void
  _assertTensorMetadata(a: Tensor, size?: readonly number[] | null, stride?: readonly number[] | null, dtype?: DType | null, options?: { device?: Device | null; layout?: string | null }): void
  _assertTensorMetadata(a: Tensor, options?: { size?: readonly number[] | null; stride?: readonly number[] | null; dtype?: DType | null; device?: Device | null; layout?: string | null }): void
  _autocastToFullPrecision(self: Tensor, cudaEnabled: boolean, cpuEnabled: boolean): Tensor
  _autocastToReducedPrecision(self: Tensor, cudaEnabled: boolean, cpuEnabled: boolean, cudaDtype: DType, cpuDtype: DType): Tensor
  _backward(self: Tensor, inputs: readonly Tensor[], gradient?: Tensor | null, retainGraph?: boolean | null, createGraph?: boolean | null): void
  _backward(self: Tensor, inputs: readonly Tensor[], options?: { gradient?: Tensor | null; retainGraph?: boolean | null; createGraph?: boolean | null }): void
  _batchNormImplIndex(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): [Tensor, Tensor, Tensor, Tensor, number]
  _batchNormImplIndex(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, number]
  _batchNormImplIndexBackward(implIndex: number, input: Tensor, gradOutput: Tensor, weight: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVarTransform: Tensor | null, train: boolean, eps: number, outputMask: boolean | readonly boolean[], reservedSpace: Tensor): [Tensor, Tensor, Tensor]
  _batchNormImplIndexBackward(implIndex: number, input: Tensor, gradOutput: Tensor, weight: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVarTransform: Tensor | null, train: boolean, eps: number, outputMask: boolean | readonly boolean[], reservedSpace: Tensor, options: { weight: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveVarTransform: Tensor | null }): [Tensor, Tensor, Tensor]
  _batchNormNoUpdate(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor]
  _batchNormNoUpdate(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor, Tensor, Tensor]
  _batchNormWithUpdate(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor]
  _batchNormWithUpdate(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor, Tensor]
  _batchNormWithUpdateFunctional(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  _batchNormWithUpdateFunctional(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  _castByte(self: Tensor, nonBlocking?: boolean | null): Tensor
  _castByte(self: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  _castChar(self: Tensor, nonBlocking?: boolean | null): Tensor
  _castChar(self: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  _castDouble(self: Tensor, nonBlocking?: boolean | null): Tensor
  _castDouble(self: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  _castFloat(self: Tensor, nonBlocking?: boolean | null): Tensor
  _castFloat(self: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  _castHalf(self: Tensor, nonBlocking?: boolean | null): Tensor
  _castHalf(self: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  _castInt(self: Tensor, nonBlocking?: boolean | null): Tensor
  _castInt(self: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  _castLong(self: Tensor, nonBlocking?: boolean | null): Tensor
  _castLong(self: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  _castShort(self: Tensor, nonBlocking?: boolean | null): Tensor
  _castShort(self: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  _cdistBackward(grad: Tensor, x1: Tensor, x2: Tensor, p: number, cdist: Tensor): Tensor
  _cdistForward(x1: Tensor, x2: Tensor, p: number, computeMode?: number | null): Tensor
  _cdistForward(x1: Tensor, x2: Tensor, p: number, options?: { computeMode?: number | null }): Tensor
  _choleskySolveHelper(self: Tensor, A: Tensor, upper: boolean): Tensor
  _chooseQparamsPerTensor(self: Tensor, reduceRange?: boolean | null): [number, number]
  _chooseQparamsPerTensor(self: Tensor, options?: { reduceRange?: boolean | null }): [number, number]
  _chunkCat(tensors: readonly Tensor[], dim: number, numChunks: number): Tensor
  _coalesce(self: Tensor): Tensor
  _coalesced(self: Tensor, coalesced: boolean): Tensor
  _coalesced_(self: Tensor, coalesced: boolean): Tensor
  _computeLinearCombination(input: Tensor, coefficients: Tensor): Tensor
  _conj(self: Tensor): Tensor
  _conjCopy(self: Tensor): Tensor
  _conjPhysical(self: Tensor): Tensor
  _convDepthwise2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[]): Tensor
  _convDepthwise2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options: { bias: Tensor | null }): Tensor
  _convertIndicesFromCooToCsr(self: Tensor, size: number, options?: { outInt32?: boolean | null }): Tensor
  _convertIndicesFromCsrToCoo(crowIndices: Tensor, colIndices: Tensor, options?: { outInt32?: boolean | null; transpose?: boolean | null }): Tensor
  _convertWeightToInt4pack(self: Tensor, innerKTiles: number): Tensor
  _convertWeightToInt4packForCpu(self: Tensor, innerKTiles: number): Tensor
  _convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, cudnnEnabled: boolean, allowTf32: boolean): Tensor
  _convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, cudnnEnabled: boolean, allowTf32: boolean, options: { bias: Tensor | null }): Tensor
  _convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, cudnnEnabled: boolean): Tensor
  _convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, cudnnEnabled: boolean, options: { bias: Tensor | null }): Tensor
  _convolutionDoubleBackward(ggI: Tensor | null, ggW: Tensor | null, ggb: Tensor | null, gO: Tensor, weight: Tensor, self: Tensor, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  _convolutionDoubleBackward(ggI: Tensor | null, ggW: Tensor | null, ggb: Tensor | null, gO: Tensor, weight: Tensor, self: Tensor, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, outputMask: boolean | readonly boolean[], options: { ggI: Tensor | null; ggW: Tensor | null; ggb: Tensor | null }): [Tensor, Tensor, Tensor]
  _convolutionMode(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: string, dilation: readonly number[], groups: number): Tensor
  _convolutionMode(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: string, dilation: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  _copyFrom(self: Tensor, dst: Tensor, nonBlocking?: boolean | null): Tensor
  _copyFrom(self: Tensor, dst: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  _copyFromAndResize(self: Tensor, dst: Tensor): Tensor
  _csltCompress(input: Tensor): Tensor
  _csltSparseMm(compressedA: Tensor, denseB: Tensor, bias?: Tensor | null, alpha?: Tensor | null, outDtype?: DType | null, transposeResult?: boolean | null, algId?: number | null, splitK?: number | null, splitKMode?: number | null): Tensor
  _csltSparseMm(compressedA: Tensor, denseB: Tensor, options?: { bias?: Tensor | null; alpha?: Tensor | null; outDtype?: DType | null; transposeResult?: boolean | null; algId?: number | null; splitK?: number | null; splitKMode?: number | null }): Tensor
  _csltSparseMmSearch(compressedA: Tensor, denseB: Tensor, bias?: Tensor | null, alpha?: Tensor | null, outDtype?: DType | null, transposeResult?: boolean | null): number
  _csltSparseMmSearch(compressedA: Tensor, denseB: Tensor, options?: { bias?: Tensor | null; alpha?: Tensor | null; outDtype?: DType | null; transposeResult?: boolean | null }): number
  _ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank?: number | null, zeroInfinity?: boolean | null): [Tensor, Tensor]
  _ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], options?: { blank?: number | null; zeroInfinity?: boolean | null }): [Tensor, Tensor]
  _ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank?: number | null, zeroInfinity?: boolean | null): [Tensor, Tensor]
  _ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, options?: { blank?: number | null; zeroInfinity?: boolean | null }): [Tensor, Tensor]
  _ctcLossBackward(grad: Tensor, logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], negLogLikelihood: Tensor, logAlpha: Tensor, blank: number, zeroInfinity?: boolean | null): Tensor
  _ctcLossBackward(grad: Tensor, logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], negLogLikelihood: Tensor, logAlpha: Tensor, blank: number, options?: { zeroInfinity?: boolean | null }): Tensor
  _ctcLossBackward(grad: Tensor, logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, negLogLikelihood: Tensor, logAlpha: Tensor, blank: number, zeroInfinity?: boolean | null): Tensor
  _ctcLossBackward(grad: Tensor, logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, negLogLikelihood: Tensor, logAlpha: Tensor, blank: number, options?: { zeroInfinity?: boolean | null }): Tensor
  _cudnnAttentionBackward(gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, attnBias: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, options?: { scale?: number | null }): [Tensor, Tensor, Tensor]
  _cudnnAttentionForward(query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor | null, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, computeLogSumexp: boolean, dropoutP?: number | null, isCausal?: boolean | null, returnDebugMask?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _cudnnAttentionForward(query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor | null, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, computeLogSumexp: boolean, options: { attnBias: Tensor | null; cumSeqQ: Tensor | null; cumSeqK: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; returnDebugMask?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _cudnnCtcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank: number, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  _cudnnCtcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank: number, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  _cudnnInitDropoutState(dropout: number, train: boolean, dropoutSeed: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _cudnnRnn(input: Tensor, weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor | null, hx: Tensor, cx: Tensor | null, mode: number, hiddenSize: number, projSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState?: Tensor | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _cudnnRnn(input: Tensor, weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor | null, hx: Tensor, cx: Tensor | null, mode: number, hiddenSize: number, projSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], options: { weightBuf: Tensor | null; cx: Tensor | null; dropoutState?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _cudnnRnnBackward(input: Tensor, weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, mode: number, hiddenSize: number, projSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState: Tensor | null, reserve: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor, Tensor[]]
  _cudnnRnnBackward(input: Tensor, weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, mode: number, hiddenSize: number, projSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState: Tensor | null, reserve: Tensor, outputMask: boolean | readonly boolean[], options: { cx: Tensor | null; gradOutput: Tensor | null; gradHy: Tensor | null; gradCy: Tensor | null; dropoutState: Tensor | null }): [Tensor, Tensor, Tensor, Tensor[]]
  _cudnnRnnFlattenWeight(weightArr: readonly Tensor[], weightStride0: number, inputSize: number, mode: number, hiddenSize: number, projSize: number, numLayers: number, batchFirst: boolean, bidirectional: boolean): Tensor
  _cufftClearPlanCache(deviceIndex: number): void
  _cufftGetPlanCacheMaxSize(deviceIndex: number): number
  _cufftGetPlanCacheSize(deviceIndex: number): number
  _cufftSetPlanCacheMaxSize(deviceIndex: number, maxSize: number): void
  _cummaxHelper(self: Tensor, values: Tensor, indices: Tensor, dim: number): void
  _cumminHelper(self: Tensor, values: Tensor, indices: Tensor, dim: number): void
  _debugHasInternalOverlap(self: Tensor): number
  _dimI(self: Tensor): number
  _dimV(self: Tensor): number
  _dimArange(like: Tensor, dim: number): Tensor
  _dirichletGrad(x: Tensor, alpha: Tensor, total: Tensor): Tensor
  _dynQuantMatmul4bit(inp: Tensor, packedWeights: Tensor, blockSize: number, inFeatures: number, outFeatures: number): Tensor
  _dynQuantPack4bitWeight(weights: Tensor, scalesZeros: Tensor, bias: Tensor | null, blockSize: number, inFeatures: number, outFeatures: number): Tensor
  _dynQuantPack4bitWeight(weights: Tensor, scalesZeros: Tensor, bias: Tensor | null, blockSize: number, inFeatures: number, outFeatures: number, options: { bias: Tensor | null }): Tensor
  _efficientAttentionBackward(gradOut_: Tensor, query: Tensor, key: Tensor, value: Tensor, bias: Tensor | null, out: Tensor, cuSeqlensQ: Tensor | null, cuSeqlensK: Tensor | null, maxSeqlenQ: number, maxSeqlenK: number, logsumexp: Tensor, dropoutP: number, philoxSeed: Tensor, philoxOffset: Tensor, customMaskType: number, biasRequiresGrad: boolean, options?: { scale?: number | null; numSplitsKey?: number | null; windowSize?: number | null; sharedStorageDqdkdv?: boolean | null }): [Tensor, Tensor, Tensor, Tensor]
  _efficientAttentionBackward(gradOut_: Tensor, query: Tensor, key: Tensor, value: Tensor, bias: Tensor | null, out: Tensor, cuSeqlensQ: Tensor | null, cuSeqlensK: Tensor | null, maxSeqlenQ: number, maxSeqlenK: number, logsumexp: Tensor, dropoutP: number, philoxSeed: Tensor, philoxOffset: Tensor, customMaskType: number, biasRequiresGrad: boolean, options: { bias: Tensor | null; cuSeqlensQ: Tensor | null; cuSeqlensK: Tensor | null; scale?: number | null; numSplitsKey?: number | null; windowSize?: number | null; sharedStorageDqdkdv?: boolean | null }): [Tensor, Tensor, Tensor, Tensor]
  _efficientAttentionForward(query: Tensor, key: Tensor, value: Tensor, bias: Tensor | null, cuSeqlensQ: Tensor | null, cuSeqlensK: Tensor | null, maxSeqlenQ: number | null, maxSeqlenK: number | null, dropoutP: number, customMaskType: number, computeLogSumexp?: boolean | null, options?: { scale?: number | null; seqlenK?: Tensor | null; windowSize?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number]
  _efficientAttentionForward(query: Tensor, key: Tensor, value: Tensor, bias: Tensor | null, cuSeqlensQ: Tensor | null, cuSeqlensK: Tensor | null, maxSeqlenQ: number | null, maxSeqlenK: number | null, dropoutP: number, customMaskType: number, options: { bias: Tensor | null; cuSeqlensQ: Tensor | null; cuSeqlensK: Tensor | null; maxSeqlenQ: number | null; maxSeqlenK: number | null; computeLogSumexp?: boolean | null; scale?: number | null; seqlenK?: Tensor | null; windowSize?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number]
  _efficientzerotensor(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | null, mode?: number | null, sparse?: boolean | null, perSampleWeights?: Tensor | null, includeLastOffset?: boolean | null, paddingIdx?: number | null): [Tensor, Tensor, Tensor, Tensor]
  _embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean | null; mode?: number | null; sparse?: boolean | null; perSampleWeights?: Tensor | null; includeLastOffset?: boolean | null; paddingIdx?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _embeddingBagBackward(grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights?: Tensor | null, paddingIdx?: number | null): Tensor
  _embeddingBagBackward(grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, sparse: boolean, options?: { perSampleWeights?: Tensor | null; paddingIdx?: number | null }): Tensor
  _embeddingBagDenseBackward(grad: Tensor, indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, perSampleWeights?: Tensor | null, paddingIdx?: number | null): Tensor
  _embeddingBagDenseBackward(grad: Tensor, indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, options?: { perSampleWeights?: Tensor | null; paddingIdx?: number | null }): Tensor
  _embeddingBagForwardOnly(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | null, mode?: number | null, sparse?: boolean | null, perSampleWeights?: Tensor | null, includeLastOffset?: boolean | null, paddingIdx?: number | null): [Tensor, Tensor, Tensor, Tensor]
  _embeddingBagForwardOnly(weight: Tensor, indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean | null; mode?: number | null; sparse?: boolean | null; perSampleWeights?: Tensor | null; includeLastOffset?: boolean | null; paddingIdx?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _embeddingBagPerSampleWeightsBackward(grad: Tensor, weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, mode: number, paddingIdx?: number | null): Tensor
  _embeddingBagPerSampleWeightsBackward(grad: Tensor, weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, mode: number, options?: { paddingIdx?: number | null }): Tensor
  _embeddingBagSparseBackward(grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, perSampleWeights?: Tensor | null, paddingIdx?: number | null): Tensor
  _embeddingBagSparseBackward(grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, options?: { perSampleWeights?: Tensor | null; paddingIdx?: number | null }): Tensor
  _emptyAffineQuantized(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; scale?: number | null; zeroPoint?: number | null; memoryFormat?: MemoryFormat | null }): Tensor
  _emptyPerChannelAffineQuantized(size: readonly number[], options: { scales: Tensor; zeroPoints: Tensor; axis: number; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  _euclideanDist(x1: Tensor, x2: Tensor): Tensor
  _fakeQuantizeLearnablePerChannelAffine(self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number, gradFactor?: number | null): Tensor
  _fakeQuantizeLearnablePerChannelAffine(self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number, options?: { gradFactor?: number | null }): Tensor
  _fakeQuantizeLearnablePerChannelAffineBackward(grad: Tensor, self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number, gradFactor?: number | null): [Tensor, Tensor, Tensor]
  _fakeQuantizeLearnablePerChannelAffineBackward(grad: Tensor, self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number, options?: { gradFactor?: number | null }): [Tensor, Tensor, Tensor]
  _fakeQuantizeLearnablePerTensorAffine(self: Tensor, scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number, gradFactor?: number | null): Tensor
  _fakeQuantizeLearnablePerTensorAffine(self: Tensor, scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number, options?: { gradFactor?: number | null }): Tensor
  _fakeQuantizeLearnablePerTensorAffineBackward(grad: Tensor, self: Tensor, scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number, gradFactor?: number | null): [Tensor, Tensor, Tensor]
  _fakeQuantizeLearnablePerTensorAffineBackward(grad: Tensor, self: Tensor, scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number, options?: { gradFactor?: number | null }): [Tensor, Tensor, Tensor]
  _fakeQuantizePerTensorAffineCachemaskTensorQparams(self: Tensor, scale: Tensor, zeroPoint: Tensor, fakeQuantEnabled: Tensor, quantMin: number, quantMax: number): [Tensor, Tensor]
  _fftC2c(self: Tensor, dim: readonly number[], normalization: number, forward: boolean): Tensor
  _fftC2r(self: Tensor, dim: readonly number[], normalization: number, lastDimSize: number): Tensor
  _fftR2c(self: Tensor, dim: readonly number[], normalization: number, onesided: boolean): Tensor
  _fillMemEffDropoutMask_(self: Tensor, dropoutP: number, seed: number, offset: number): Tensor
  _flashAttentionBackward(gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, rngState: Tensor, unused: Tensor, options?: { scale?: number | null; windowSizeLeft?: number | null; windowSizeRight?: number | null }): [Tensor, Tensor, Tensor]
  _flashAttentionForward(query: Tensor, key: Tensor, value: Tensor, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, returnDebugMask: boolean, options?: { scale?: number | null; windowSizeLeft?: number | null; windowSizeRight?: number | null; sequsedK?: Tensor | null; alibiSlopes?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _flashAttentionForward(query: Tensor, key: Tensor, value: Tensor, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, returnDebugMask: boolean, options: { cumSeqQ: Tensor | null; cumSeqK: Tensor | null; scale?: number | null; windowSizeLeft?: number | null; windowSizeRight?: number | null; sequsedK?: Tensor | null; alibiSlopes?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _flashAttentionForward(query: Tensor, key: Tensor, value: Tensor, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, returnDebugMask: boolean, qDescale?: Tensor | null, kDescale?: Tensor | null, vDescale?: Tensor | null, options?: { scale?: number | null; windowSizeLeft?: number | null; windowSizeRight?: number | null; sequsedK?: Tensor | null; alibiSlopes?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _flashAttentionForward(query: Tensor, key: Tensor, value: Tensor, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, returnDebugMask: boolean, options: { cumSeqQ: Tensor | null; cumSeqK: Tensor | null; qDescale?: Tensor | null; kDescale?: Tensor | null; vDescale?: Tensor | null; scale?: number | null; windowSizeLeft?: number | null; windowSizeRight?: number | null; sequsedK?: Tensor | null; alibiSlopes?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _foobar(self: Tensor, arg1?: boolean | null, arg2?: boolean | null, options?: { arg3?: boolean | null }): Tensor
  _foobar(self: Tensor, options?: { arg1?: boolean | null; arg2?: boolean | null; arg3?: boolean | null }): Tensor
  _foreachAbs(self: readonly Tensor[]): Tensor[]
  _foreachAbs_(self: readonly Tensor[]): void
  _foreachAcos(self: readonly Tensor[]): Tensor[]
  _foreachAcos_(self: readonly Tensor[]): void
  _foreachAdd(self: readonly Tensor[], other: Tensor, options?: { alpha?: Scalar | null }): Tensor[]
  _foreachAdd(self: readonly Tensor[], scalar: Scalar): Tensor[]
  _foreachAdd(self: readonly Tensor[], other: readonly Tensor[], options?: { alpha?: Scalar | null }): Tensor[]
  _foreachAdd(self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  _foreachAdd_(self: readonly Tensor[], other: Tensor, options?: { alpha?: Scalar | null }): void
  _foreachAdd_(self: readonly Tensor[], scalar: Scalar): void
  _foreachAdd_(self: readonly Tensor[], other: readonly Tensor[], options?: { alpha?: Scalar | null }): void
  _foreachAdd_(self: readonly Tensor[], scalars: readonly Scalar[]): void
  _foreachAddcdiv(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor): Tensor[]
  _foreachAddcdiv(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | null): Tensor[]
  _foreachAddcdiv(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], options?: { value?: Scalar | null }): Tensor[]
  _foreachAddcdiv(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  _foreachAddcdiv_(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor): void
  _foreachAddcdiv_(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | null): void
  _foreachAddcdiv_(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], options?: { value?: Scalar | null }): void
  _foreachAddcdiv_(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[]): void
  _foreachAddcmul(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor): Tensor[]
  _foreachAddcmul(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | null): Tensor[]
  _foreachAddcmul(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], options?: { value?: Scalar | null }): Tensor[]
  _foreachAddcmul(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  _foreachAddcmul_(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor): void
  _foreachAddcmul_(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | null): void
  _foreachAddcmul_(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], options?: { value?: Scalar | null }): void
  _foreachAddcmul_(self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[]): void
  _foreachAsin(self: readonly Tensor[]): Tensor[]
  _foreachAsin_(self: readonly Tensor[]): void
  _foreachAtan(self: readonly Tensor[]): Tensor[]
  _foreachAtan_(self: readonly Tensor[]): void
  _foreachCeil(self: readonly Tensor[]): Tensor[]
  _foreachCeil_(self: readonly Tensor[]): void
  _foreachClampMax(self: readonly Tensor[], scalar: Scalar): Tensor[]
  _foreachClampMax(self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  _foreachClampMax(self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  _foreachClampMax_(self: readonly Tensor[], scalar: Scalar): void
  _foreachClampMax_(self: readonly Tensor[], other: readonly Tensor[]): void
  _foreachClampMax_(self: readonly Tensor[], scalars: readonly Scalar[]): void
  _foreachClampMin(self: readonly Tensor[], scalar: Scalar): Tensor[]
  _foreachClampMin(self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  _foreachClampMin(self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  _foreachClampMin_(self: readonly Tensor[], scalar: Scalar): void
  _foreachClampMin_(self: readonly Tensor[], other: readonly Tensor[]): void
  _foreachClampMin_(self: readonly Tensor[], scalars: readonly Scalar[]): void
  _foreachCopy(self: readonly Tensor[], src: readonly Tensor[], nonBlocking?: boolean | null): Tensor[]
  _foreachCopy(self: readonly Tensor[], src: readonly Tensor[], options?: { nonBlocking?: boolean | null }): Tensor[]
  _foreachCopy_(self: readonly Tensor[], src: readonly Tensor[], nonBlocking?: boolean | null): void
  _foreachCopy_(self: readonly Tensor[], src: readonly Tensor[], options?: { nonBlocking?: boolean | null }): void
  _foreachCos(self: readonly Tensor[]): Tensor[]
  _foreachCos_(self: readonly Tensor[]): void
  _foreachCosh(self: readonly Tensor[]): Tensor[]
  _foreachCosh_(self: readonly Tensor[]): void
  _foreachDiv(self: readonly Tensor[], other: Tensor): Tensor[]
  _foreachDiv(self: readonly Tensor[], scalar: Scalar): Tensor[]
  _foreachDiv(self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  _foreachDiv(self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  _foreachDiv_(self: readonly Tensor[], other: Tensor): void
  _foreachDiv_(self: readonly Tensor[], scalar: Scalar): void
  _foreachDiv_(self: readonly Tensor[], other: readonly Tensor[]): void
  _foreachDiv_(self: readonly Tensor[], scalars: readonly Scalar[]): void
  _foreachErf(self: readonly Tensor[]): Tensor[]
  _foreachErf_(self: readonly Tensor[]): void
  _foreachErfc(self: readonly Tensor[]): Tensor[]
  _foreachErfc_(self: readonly Tensor[]): void
  _foreachExp(self: readonly Tensor[]): Tensor[]
  _foreachExp_(self: readonly Tensor[]): void
  _foreachExpm1(self: readonly Tensor[]): Tensor[]
  _foreachExpm1_(self: readonly Tensor[]): void
  _foreachFloor(self: readonly Tensor[]): Tensor[]
  _foreachFloor_(self: readonly Tensor[]): void
  _foreachFrac(self: readonly Tensor[]): Tensor[]
  _foreachFrac_(self: readonly Tensor[]): void
  _foreachLerp(self: readonly Tensor[], tensors1: readonly Tensor[], weight: Scalar): Tensor[]
  _foreachLerp(self: readonly Tensor[], tensors1: readonly Tensor[], weights: readonly Tensor[]): Tensor[]
  _foreachLerp(self: readonly Tensor[], tensors1: readonly Tensor[], weight: readonly Scalar[]): Tensor[]
  _foreachLerp_(self: readonly Tensor[], tensors1: readonly Tensor[], weight: Scalar): void
  _foreachLerp_(self: readonly Tensor[], tensors1: readonly Tensor[], weights: readonly Tensor[]): void
  _foreachLerp_(self: readonly Tensor[], tensors1: readonly Tensor[], weight: readonly Scalar[]): void
  _foreachLgamma(self: readonly Tensor[]): Tensor[]
  _foreachLgamma_(self: readonly Tensor[]): void
  _foreachLog(self: readonly Tensor[]): Tensor[]
  _foreachLog10(self: readonly Tensor[]): Tensor[]
  _foreachLog10_(self: readonly Tensor[]): void
  _foreachLog1p(self: readonly Tensor[]): Tensor[]
  _foreachLog1p_(self: readonly Tensor[]): void
  _foreachLog2(self: readonly Tensor[]): Tensor[]
  _foreachLog2_(self: readonly Tensor[]): void
  _foreachLog_(self: readonly Tensor[]): void
  _foreachMax(self: readonly Tensor[]): Tensor[]
  _foreachMaximum(self: readonly Tensor[], scalar: Scalar): Tensor[]
  _foreachMaximum(self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  _foreachMaximum(self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  _foreachMaximum_(self: readonly Tensor[], scalar: Scalar): void
  _foreachMaximum_(self: readonly Tensor[], other: readonly Tensor[]): void
  _foreachMaximum_(self: readonly Tensor[], scalars: readonly Scalar[]): void
  _foreachMinimum(self: readonly Tensor[], scalar: Scalar): Tensor[]
  _foreachMinimum(self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  _foreachMinimum(self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  _foreachMinimum_(self: readonly Tensor[], scalar: Scalar): void
  _foreachMinimum_(self: readonly Tensor[], other: readonly Tensor[]): void
  _foreachMinimum_(self: readonly Tensor[], scalars: readonly Scalar[]): void
  _foreachMul(self: readonly Tensor[], other: Tensor): Tensor[]
  _foreachMul(self: readonly Tensor[], scalar: Scalar): Tensor[]
  _foreachMul(self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  _foreachMul(self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  _foreachMul_(self: readonly Tensor[], other: Tensor): void
  _foreachMul_(self: readonly Tensor[], scalar: Scalar): void
  _foreachMul_(self: readonly Tensor[], other: readonly Tensor[]): void
  _foreachMul_(self: readonly Tensor[], scalars: readonly Scalar[]): void
  _foreachNeg(self: readonly Tensor[]): Tensor[]
  _foreachNeg_(self: readonly Tensor[]): void
  _foreachNorm(self: readonly Tensor[], ord?: Scalar | null, dtype?: DType | null): Tensor[]
  _foreachNorm(self: readonly Tensor[], options?: { ord?: Scalar | null; dtype?: DType | null }): Tensor[]
  _foreachPow(self: readonly Tensor[], exponent: Scalar): Tensor[]
  _foreachPow(self: readonly Tensor[], exponent: readonly Tensor[]): Tensor[]
  _foreachPow(self: Scalar, exponent: readonly Tensor[]): Tensor[]
  _foreachPow(self: readonly Tensor[], exponent: readonly Scalar[]): Tensor[]
  _foreachPow_(self: readonly Tensor[], exponent: Scalar): void
  _foreachPow_(self: readonly Tensor[], exponent: readonly Tensor[]): void
  _foreachPow_(self: readonly Tensor[], exponent: readonly Scalar[]): void
  _foreachPowsum(self: readonly Tensor[], ord?: Scalar | null, dtype?: DType | null): Tensor[]
  _foreachPowsum(self: readonly Tensor[], options?: { ord?: Scalar | null; dtype?: DType | null }): Tensor[]
  _foreachReciprocal(self: readonly Tensor[]): Tensor[]
  _foreachReciprocal_(self: readonly Tensor[]): void
  _foreachRound(self: readonly Tensor[]): Tensor[]
  _foreachRound_(self: readonly Tensor[]): void
  _foreachRsqrt(self: readonly Tensor[]): Tensor[]
  _foreachRsqrt_(self: readonly Tensor[]): void
  _foreachSigmoid(self: readonly Tensor[]): Tensor[]
  _foreachSigmoid_(self: readonly Tensor[]): void
  _foreachSign(self: readonly Tensor[]): Tensor[]
  _foreachSign_(self: readonly Tensor[]): void
  _foreachSin(self: readonly Tensor[]): Tensor[]
  _foreachSin_(self: readonly Tensor[]): void
  _foreachSinh(self: readonly Tensor[]): Tensor[]
  _foreachSinh_(self: readonly Tensor[]): void
  _foreachSqrt(self: readonly Tensor[]): Tensor[]
  _foreachSqrt_(self: readonly Tensor[]): void
  _foreachSub(self: readonly Tensor[], scalar: Scalar): Tensor[]
  _foreachSub(self: readonly Tensor[], other: readonly Tensor[], options?: { alpha?: Scalar | null }): Tensor[]
  _foreachSub(self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  _foreachSub_(self: readonly Tensor[], scalar: Scalar): void
  _foreachSub_(self: readonly Tensor[], other: readonly Tensor[], options?: { alpha?: Scalar | null }): void
  _foreachSub_(self: readonly Tensor[], scalars: readonly Scalar[]): void
  _foreachTan(self: readonly Tensor[]): Tensor[]
  _foreachTan_(self: readonly Tensor[]): void
  _foreachTanh(self: readonly Tensor[]): Tensor[]
  _foreachTanh_(self: readonly Tensor[]): void
  _foreachTrunc(self: readonly Tensor[]): Tensor[]
  _foreachTrunc_(self: readonly Tensor[]): void
  _foreachZero(self: readonly Tensor[]): Tensor[]
  _foreachZero_(self: readonly Tensor[]): void
  _functionalAssertAsync(self: Tensor, assertMsg: string, depToken: Tensor): Tensor
  _functionalAssertScalar(self: Scalar, assertMsg: string, depToken: Tensor): Tensor
  _functionalSymConstrainRange(size: Scalar, min: number | null, max: number | null, depToken: Tensor): Tensor
  _functionalSymConstrainRange(size: Scalar, min: number | null, max: number | null, depToken: Tensor, options: { min: number | null; max: number | null }): Tensor
  _functionalSymConstrainRangeForSize(size: Scalar, min: number | null, max: number | null, depToken: Tensor): Tensor
  _functionalSymConstrainRangeForSize(size: Scalar, min: number | null, max: number | null, depToken: Tensor, options: { min: number | null; max: number | null }): Tensor
  _fusedAdagrad(self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: number; lrDecay: number; weightDecay: number; eps: number; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): [Tensor[], Tensor[], Tensor[], Tensor[]]
  _fusedAdagrad(self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: Tensor; lrDecay: number; weightDecay: number; eps: number; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): [Tensor[], Tensor[], Tensor[]]
  _fusedAdagrad_(self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: number; lrDecay: number; weightDecay: number; eps: number; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): void
  _fusedAdagrad_(self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: Tensor; lrDecay: number; weightDecay: number; eps: number; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): void
  _fusedAdam(self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: number; beta1: number; beta2: number; weightDecay: number; eps: number; amsgrad: boolean; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): [Tensor[], Tensor[], Tensor[], Tensor[], Tensor[]]
  _fusedAdam(self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: Tensor; beta1: number; beta2: number; weightDecay: number; eps: number; amsgrad: boolean; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): [Tensor[], Tensor[], Tensor[], Tensor[], Tensor[]]
  _fusedAdam_(self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: number; beta1: number; beta2: number; weightDecay: number; eps: number; amsgrad: boolean; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): void
  _fusedAdam_(self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: Tensor; beta1: number; beta2: number; weightDecay: number; eps: number; amsgrad: boolean; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): void
  _fusedAdamw(self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: number; beta1: number; beta2: number; weightDecay: number; eps: number; amsgrad: boolean; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): [Tensor[], Tensor[], Tensor[], Tensor[], Tensor[]]
  _fusedAdamw(self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: Tensor; beta1: number; beta2: number; weightDecay: number; eps: number; amsgrad: boolean; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): [Tensor[], Tensor[], Tensor[], Tensor[], Tensor[]]
  _fusedAdamw_(self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: number; beta1: number; beta2: number; weightDecay: number; eps: number; amsgrad: boolean; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): void
  _fusedAdamw_(self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: { lr: Tensor; beta1: number; beta2: number; weightDecay: number; eps: number; amsgrad: boolean; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): void
  _fusedDropout(self: Tensor, p: number): [Tensor, Tensor]
  _fusedMovingAvgObsFqHelper(self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, perRowFakeQuant?: boolean | null, symmetricQuant?: boolean | null): [Tensor, Tensor]
  _fusedMovingAvgObsFqHelper(self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, options?: { perRowFakeQuant?: boolean | null; symmetricQuant?: boolean | null }): [Tensor, Tensor]
  _fusedMovingAvgObsFqHelperFunctional(self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, perRowFakeQuant?: boolean | null, symmetricQuant?: boolean | null): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  _fusedMovingAvgObsFqHelperFunctional(self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, options?: { perRowFakeQuant?: boolean | null; symmetricQuant?: boolean | null }): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  _fusedRmsNorm(input: Tensor, normalizedShape: readonly number[], weight?: Tensor | null, eps?: number | null): [Tensor, Tensor]
  _fusedRmsNorm(input: Tensor, normalizedShape: readonly number[], options?: { weight?: Tensor | null; eps?: number | null }): [Tensor, Tensor]
  _fusedRmsNormBackward(gradOut: Tensor, input: Tensor, normalizedShape: readonly number[], rstd: Tensor, weight: Tensor | null, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  _fusedRmsNormBackward(gradOut: Tensor, input: Tensor, normalizedShape: readonly number[], rstd: Tensor, weight: Tensor | null, outputMask: boolean | readonly boolean[], options: { weight: Tensor | null }): [Tensor, Tensor]
  _fusedSdpChoice(query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, options?: { scale?: number | null; enableGqa?: boolean | null }): number
  _fusedSdpChoice(query: Tensor, key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; scale?: number | null; enableGqa?: boolean | null }): number
  _fusedSgd(self: readonly Tensor[], grads: readonly Tensor[], momentumBufferList: readonly Tensor[], options: { weightDecay: number; momentum: number; lr: number; dampening: number; nesterov: boolean; maximize: boolean; isFirstStep: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): [Tensor[], Tensor[], Tensor[]]
  _fusedSgd(self: readonly Tensor[], grads: readonly Tensor[], momentumBufferList: readonly Tensor[], options: { weightDecay: number; momentum: number; lr: Tensor; dampening: number; nesterov: boolean; maximize: boolean; isFirstStep: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): [Tensor[], Tensor[], Tensor[]]
  _fusedSgd_(self: readonly Tensor[], grads: readonly Tensor[], momentumBufferList: readonly Tensor[], options: { weightDecay: number; momentum: number; lr: number; dampening: number; nesterov: boolean; maximize: boolean; isFirstStep: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): void
  _fusedSgd_(self: readonly Tensor[], grads: readonly Tensor[], momentumBufferList: readonly Tensor[], options: { weightDecay: number; momentum: number; lr: Tensor; dampening: number; nesterov: boolean; maximize: boolean; isFirstStep: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }): void
  _fwPrimal(self: Tensor, level: number): Tensor
  _fwPrimalCopy(self: Tensor, level: number): Tensor
  _gatherSparseBackward(self: Tensor, dim: number, index: Tensor, grad: Tensor): Tensor
  _gridSampler2dCpuFallback(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor
  _gridSampler2dCpuFallbackBackward(gradOutput: Tensor, input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): [Tensor, Tensor]
  _groupedMm(self: Tensor, mat2: Tensor, offs?: Tensor | null, bias?: Tensor | null, outDtype?: DType | null): Tensor
  _groupedMm(self: Tensor, mat2: Tensor, options?: { offs?: Tensor | null; bias?: Tensor | null; outDtype?: DType | null }): Tensor
  _hasCompatibleShallowCopyType(self: Tensor, from: Tensor): boolean
  _hasSameStorageNumel(self: Tensor, other: Tensor): boolean
  _histogramddBinEdges(self: Tensor, bins: readonly number[], options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): Tensor[]
  _histogramddFromBinCts(self: Tensor, bins: readonly number[], options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): Tensor
  _histogramddFromBinTensors(self: Tensor, bins: readonly Tensor[], options?: { weight?: Tensor | null; density?: boolean | null }): Tensor
  _indexPutImpl(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | null, unsafe?: boolean | null): Tensor
  _indexPutImpl(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | null; unsafe?: boolean | null }): Tensor
  _indexPutImpl_(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | null, unsafe?: boolean | null): Tensor
  _indexPutImpl_(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | null; unsafe?: boolean | null }): Tensor
  _indices(self: Tensor): Tensor
  _indicesCopy(self: Tensor): Tensor
  _intMm(self: Tensor, mat2: Tensor): Tensor
  _isAllTrue(self: Tensor): Tensor
  _isAnyTrue(self: Tensor): Tensor
  _isZerotensor(self: Tensor): boolean
  _jaggedToPaddedDenseForward(values: Tensor, offsets: readonly Tensor[], maxLengths: readonly number[], paddingValue?: number | null): Tensor
  _jaggedToPaddedDenseForward(values: Tensor, offsets: readonly Tensor[], maxLengths: readonly number[], options?: { paddingValue?: number | null }): Tensor
  _lazyClone(self: Tensor): Tensor
  _linalgCheckErrors(info: Tensor, apiName: string, options: { isMatrix: boolean }): void
  _linalgDet(A: Tensor): [Tensor, Tensor, Tensor]
  _linalgEigh(A: Tensor, UPLO?: string | null, computeV?: boolean | null): [Tensor, Tensor]
  _linalgEigh(A: Tensor, options?: { UPLO?: string | null; computeV?: boolean | null }): [Tensor, Tensor]
  _linalgEigvals(self: Tensor): Tensor
  _linalgSlogdet(A: Tensor): [Tensor, Tensor, Tensor, Tensor]
  _linalgSolveEx(A: Tensor, B: Tensor, options?: { left?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor, Tensor, Tensor]
  _linalgSvd(A: Tensor, fullMatrices?: boolean | null, computeUv?: boolean | null, options?: { driver?: string | null }): [Tensor, Tensor, Tensor]
  _linalgSvd(A: Tensor, options?: { fullMatrices?: boolean | null; computeUv?: boolean | null; driver?: string | null }): [Tensor, Tensor, Tensor]
  _localScalarDense(self: Tensor): number | boolean
  _logSoftmax(self: Tensor, dim: number, halfToFloat: boolean): Tensor
  _logSoftmaxBackwardData(gradOutput: Tensor, output: Tensor, dim: number, inputDtype: DType): Tensor
  _logcumsumexp(self: Tensor, dim: number): Tensor
  _lstmMps(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  _luWithInfo(self: Tensor, pivot?: boolean | null, checkErrors?: boolean | null): [Tensor, Tensor, Tensor]
  _luWithInfo(self: Tensor, options?: { pivot?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor, Tensor]
  _makeDepToken(options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  _makeDual(primal: Tensor, tangent: Tensor, level: number): Tensor
  _makeDualCopy(primal: Tensor, tangent: Tensor, level: number): Tensor
  _makePerChannelQuantizedTensor(self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number): Tensor
  _makePerTensorQuantizedTensor(self: Tensor, scale: number, zeroPoint: number): Tensor
  _maskedScale(self: Tensor, mask: Tensor, scale: number): Tensor
  _maskedSoftmax(self: Tensor, mask: Tensor, dim?: number | null, maskType?: number | null): Tensor
  _maskedSoftmax(self: Tensor, mask: Tensor, options?: { dim?: number | null; maskType?: number | null }): Tensor
  _maskedSoftmaxBackward(gradOutput: Tensor, output: Tensor, mask: Tensor, dim?: number | null): Tensor
  _maskedSoftmaxBackward(gradOutput: Tensor, output: Tensor, mask: Tensor, options?: { dim?: number | null }): Tensor
  _mixedDtypesLinear(input: Tensor, weight: Tensor, scale: Tensor, options?: { bias?: Tensor | null; activation?: string | null }): Tensor
  _mkldnnReshape(self: Tensor, shape: readonly number[]): Tensor
  _mkldnnTranspose(self: Tensor, dim0: number, dim1: number): Tensor
  _mkldnnTranspose_(self: Tensor, dim0: number, dim1: number): Tensor
  _mpsConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number): Tensor
  _mpsConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  _mpsConvolutionTranspose(self: Tensor, weight: Tensor, padding: readonly number[], outputPadding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number): Tensor
  _nativeBatchNormLegit(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  _nativeBatchNormLegit(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, training: boolean, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  _nativeBatchNormLegit(input: Tensor, weight: Tensor | null, bias: Tensor | null, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  _nativeBatchNormLegit(input: Tensor, weight: Tensor | null, bias: Tensor | null, training: boolean, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  _nativeBatchNormLegitFunctional(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _nativeBatchNormLegitFunctional(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, training: boolean, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _nativeBatchNormLegitNoTraining(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  _nativeBatchNormLegitNoTraining(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  _nativeMultiHeadAttention(query: Tensor, key: Tensor, value: Tensor, embedDim: number, numHead: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, mask?: Tensor | null, needWeights?: boolean | null, averageAttnWeights?: boolean | null, maskType?: number | null): [Tensor, Tensor]
  _nativeMultiHeadAttention(query: Tensor, key: Tensor, value: Tensor, embedDim: number, numHead: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, options?: { mask?: Tensor | null; needWeights?: boolean | null; averageAttnWeights?: boolean | null; maskType?: number | null }): [Tensor, Tensor]
  _negView(self: Tensor): Tensor
  _negViewCopy(self: Tensor): Tensor
  _nestedComputeContiguousStridesOffsets(nestedSize: Tensor): [Tensor, Tensor]
  _nestedFromPadded(padded: Tensor, cpuNestedShapeExample: Tensor, fuseTransform0213?: boolean | null): Tensor
  _nestedFromPadded(padded: Tensor, cpuNestedShapeExample: Tensor, options?: { fuseTransform0213?: boolean | null }): Tensor
  _nestedFromPaddedAndNestedExample(padded: Tensor, ntExample: Tensor): Tensor
  _nestedFromPaddedTensor(padded: Tensor, offsets: Tensor, dummy: Tensor, raggedIdx?: number | null, minSeqlen?: Tensor | null, maxSeqlen?: Tensor | null, sumS?: number | null): Tensor
  _nestedFromPaddedTensor(padded: Tensor, offsets: Tensor, dummy: Tensor, options?: { raggedIdx?: number | null; minSeqlen?: Tensor | null; maxSeqlen?: Tensor | null; sumS?: number | null }): Tensor
  _nestedGetJaggedDummy(any: Tensor): Tensor
  _nestedGetLengths(self: Tensor): Tensor
  _nestedGetMaxSeqlen(self: Tensor): Tensor
  _nestedGetMinSeqlen(self: Tensor): Tensor
  _nestedGetOffsets(self: Tensor): Tensor
  _nestedGetRaggedIdx(self: Tensor): number
  _nestedGetValues(self: Tensor): Tensor
  _nestedGetValuesCopy(self: Tensor): Tensor
  _nestedSelectBackward(gradOutput: Tensor, self: Tensor, dim: number, index: number): Tensor
  _nestedSumBackward(grad: Tensor, self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean | null): Tensor
  _nestedSumBackward(grad: Tensor, self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null }): Tensor
  _nestedTensorFromMask(t: Tensor, mask: Tensor, maskCheck?: boolean | null): Tensor
  _nestedTensorFromMask(t: Tensor, mask: Tensor, options?: { maskCheck?: boolean | null }): Tensor
  _nestedTensorFromMaskLeftAligned(t: Tensor, mask: Tensor): boolean
  _nestedTensorFromTensorList(list: readonly Tensor[], dtype?: DType | null, layout?: string | null, device?: Device | null, pinMemory?: boolean | null): Tensor
  _nestedTensorFromTensorList(list: readonly Tensor[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _nestedTensorSize(self: Tensor): Tensor
  _nestedTensorSoftmaxWithShape(self: Tensor, query: Tensor): Tensor
  _nestedTensorStorageOffsets(self: Tensor): Tensor
  _nestedTensorStrides(self: Tensor): Tensor
  _nestedViewFromBuffer(self: Tensor, nestedSize: Tensor, nestedStrides: Tensor, offsets: Tensor): Tensor
  _nestedViewFromBufferCopy(self: Tensor, nestedSize: Tensor, nestedStrides: Tensor, offsets: Tensor): Tensor
  _nestedViewFromJagged(self: Tensor, offsets: Tensor, dummy: Tensor, lengths?: Tensor | null, raggedIdx?: number | null, minSeqlen?: Tensor | null, maxSeqlen?: Tensor | null): Tensor
  _nestedViewFromJagged(self: Tensor, offsets: Tensor, dummy: Tensor, options?: { lengths?: Tensor | null; raggedIdx?: number | null; minSeqlen?: Tensor | null; maxSeqlen?: Tensor | null }): Tensor
  _nestedViewFromJaggedCopy(self: Tensor, offsets: Tensor, dummy: Tensor, lengths?: Tensor | null, raggedIdx?: number | null, minSeqlen?: Tensor | null, maxSeqlen?: Tensor | null): Tensor
  _nestedViewFromJaggedCopy(self: Tensor, offsets: Tensor, dummy: Tensor, options?: { lengths?: Tensor | null; raggedIdx?: number | null; minSeqlen?: Tensor | null; maxSeqlen?: Tensor | null }): Tensor
  _newZerosWithSameFeatureMeta(self: Tensor, other: Tensor, options?: { selfNumBatchDims?: number | null }): Tensor
  _nnpackAvailable(): boolean
  _nnpackSpatialConvolution(input: Tensor, weight: Tensor, bias: Tensor | null, padding: number | readonly number[], stride?: number | readonly number[] | null): Tensor
  _nnpackSpatialConvolution(input: Tensor, weight: Tensor, bias: Tensor | null, padding: number | readonly number[], options: { bias: Tensor | null; stride?: number | readonly number[] | null }): Tensor
  _nnz(self: Tensor): number
  _packPaddedSequence(input: Tensor, lengths: Tensor, batchFirst: boolean): [Tensor, Tensor]
  _packPaddedSequenceBackward(grad: Tensor, inputSize: readonly number[], batchSizes: Tensor, batchFirst: boolean): Tensor
  _padCircular(self: Tensor, pad: readonly number[]): Tensor
  _padEnum(self: Tensor, pad: readonly number[], mode: number, value?: number | null): Tensor
  _padEnum(self: Tensor, pad: readonly number[], mode: number, options?: { value?: number | null }): Tensor
  _padPackedSequence(data: Tensor, batchSizes: Tensor, batchFirst: boolean, paddingValue: Scalar, totalLength: number): [Tensor, Tensor]
  _paddedDenseToJaggedForward(dense: Tensor, offsets: readonly Tensor[], totalL?: number | null): Tensor
  _paddedDenseToJaggedForward(dense: Tensor, offsets: readonly Tensor[], options?: { totalL?: number | null }): Tensor
  _pdistBackward(grad: Tensor, self: Tensor, p: number, pdist: Tensor): Tensor
  _pdistForward(self: Tensor, p?: number | null): Tensor
  _pdistForward(self: Tensor, options?: { p?: number | null }): Tensor
  _pinMemory(self: Tensor, device?: Device | null): Tensor
  _pinMemory(self: Tensor, options?: { device?: Device | null }): Tensor
  _preluKernel(self: Tensor, weight: Tensor): Tensor
  _preluKernelBackward(gradOutput: Tensor, self: Tensor, weight: Tensor): [Tensor, Tensor]
  _print(s: string): void
  _propagateXlaData(input: Tensor, output: Tensor): void
  _removeBatchDim(self: Tensor, level: number, batchSize: number, outDim: number): Tensor
  _reshapeAlias(self: Tensor, size: readonly number[], stride: readonly number[]): Tensor
  _reshapeAliasCopy(self: Tensor, size: readonly number[], stride: readonly number[]): Tensor
  _reshapeCopy(self: Tensor, size: readonly number[]): Tensor
  _reshapeFromTensor(self: Tensor, shape: Tensor): Tensor
  _resizeOutput(self: Tensor, size: readonly number[], device: Device): Tensor
  _resizeOutput_(self: Tensor, size: readonly number[], device: Device): Tensor
  _rowwisePrune(weight: Tensor, mask: Tensor, compressedIndicesDtype: DType): [Tensor, Tensor]
  _safeSoftmax(self: Tensor, dim: number, dtype?: DType | null): Tensor
  _safeSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  _sampleDirichlet(self: Tensor): Tensor
  _saturateWeightToFp16(weight: Tensor): Tensor
  _scaledDotProductAttentionMath(query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, dropoutMask?: Tensor | null, options?: { scale?: number | null; enableGqa?: boolean | null }): [Tensor, Tensor]
  _scaledDotProductAttentionMath(query: Tensor, key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; dropoutMask?: Tensor | null; scale?: number | null; enableGqa?: boolean | null }): [Tensor, Tensor]
  _scaledDotProductAttentionMathForMps(query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, dropoutMask?: Tensor | null, options?: { scale?: number | null }): [Tensor, Tensor]
  _scaledDotProductAttentionMathForMps(query: Tensor, key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; dropoutMask?: Tensor | null; scale?: number | null }): [Tensor, Tensor]
  _scaledDotProductCudnnAttention(query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, dropoutP?: number | null, isCausal?: boolean | null, returnDebugMask?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductCudnnAttention(query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, options: { attnBias: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; returnDebugMask?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductCudnnAttentionBackward(gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, attnBias: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, options?: { scale?: number | null }): [Tensor, Tensor, Tensor]
  _scaledDotProductEfficientAttention(query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, dropoutP?: number | null, isCausal?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _scaledDotProductEfficientAttention(query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, options: { attnBias: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _scaledDotProductEfficientAttentionBackward(gradOut_: Tensor, query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, dropoutP: number, gradInputMask: boolean | readonly boolean[], isCausal?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _scaledDotProductEfficientAttentionBackward(gradOut_: Tensor, query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, dropoutP: number, gradInputMask: boolean | readonly boolean[], options?: { isCausal?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttention(query: Tensor, key: Tensor, value: Tensor, dropoutP?: number | null, isCausal?: boolean | null, returnDebugMask?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttention(query: Tensor, key: Tensor, value: Tensor, options?: { dropoutP?: number | null; isCausal?: boolean | null; returnDebugMask?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttention(query: Tensor, key: Tensor, value: Tensor, qDescale?: Tensor | null, kDescale?: Tensor | null, vDescale?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, returnDebugMask?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttention(query: Tensor, key: Tensor, value: Tensor, options?: { qDescale?: Tensor | null; kDescale?: Tensor | null; vDescale?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; returnDebugMask?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttentionBackward(gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, philoxSeed: Tensor, philoxOffset: Tensor, options?: { scale?: number | null }): [Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttentionForCpu(query: Tensor, key: Tensor, value: Tensor, dropoutP?: number | null, isCausal?: boolean | null, options?: { attnMask?: Tensor | null; scale?: number | null }): [Tensor, Tensor]
  _scaledDotProductFlashAttentionForCpu(query: Tensor, key: Tensor, value: Tensor, options?: { dropoutP?: number | null; isCausal?: boolean | null; attnMask?: Tensor | null; scale?: number | null }): [Tensor, Tensor]
  _scaledDotProductFlashAttentionForCpuBackward(gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, dropoutP: number, isCausal: boolean, options?: { attnMask?: Tensor | null; scale?: number | null }): [Tensor, Tensor, Tensor]
  _scaledDotProductFusedAttentionOverrideable(query: Tensor, key: Tensor, value: Tensor, attnBias?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, returnDebugMask?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFusedAttentionOverrideable(query: Tensor, key: Tensor, value: Tensor, options?: { attnBias?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; returnDebugMask?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFusedAttentionOverrideableBackward(gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor, gradInputMask: boolean | readonly boolean[], out: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, philoxSeed: Tensor, philoxOffset: Tensor, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _scaledGroupedMm(self: Tensor, mat2: Tensor, scaleA: Tensor, scaleB: Tensor, offs?: Tensor | null, bias?: Tensor | null, scaleResult?: Tensor | null, outDtype?: DType | null, useFastAccum?: boolean | null): Tensor
  _scaledGroupedMm(self: Tensor, mat2: Tensor, scaleA: Tensor, scaleB: Tensor, options?: { offs?: Tensor | null; bias?: Tensor | null; scaleResult?: Tensor | null; outDtype?: DType | null; useFastAccum?: boolean | null }): Tensor
  _scaledGroupedMmV2(self: Tensor, mat2: Tensor, scaleA: readonly Tensor[], recipeA: readonly number[], swizzleA: readonly number[], scaleB: readonly Tensor[], recipeB: readonly number[], swizzleB: readonly number[], offs?: Tensor | null, bias?: Tensor | null, outDtype?: DType | null, contractionDim?: readonly number[] | null, useFastAccum?: boolean | null): Tensor
  _scaledGroupedMmV2(self: Tensor, mat2: Tensor, scaleA: readonly Tensor[], recipeA: readonly number[], swizzleA: readonly number[], scaleB: readonly Tensor[], recipeB: readonly number[], swizzleB: readonly number[], options?: { offs?: Tensor | null; bias?: Tensor | null; outDtype?: DType | null; contractionDim?: readonly number[] | null; useFastAccum?: boolean | null }): Tensor
  _scaledMm(self: Tensor, mat2: Tensor, scaleA: Tensor, scaleB: Tensor, bias?: Tensor | null, scaleResult?: Tensor | null, outDtype?: DType | null, useFastAccum?: boolean | null): Tensor
  _scaledMm(self: Tensor, mat2: Tensor, scaleA: Tensor, scaleB: Tensor, options?: { bias?: Tensor | null; scaleResult?: Tensor | null; outDtype?: DType | null; useFastAccum?: boolean | null }): Tensor
  _scaledMmV2(self: Tensor, mat2: Tensor, scaleA: readonly Tensor[], recipeA: readonly number[], swizzleA: readonly number[], scaleB: readonly Tensor[], recipeB: readonly number[], swizzleB: readonly number[], bias?: Tensor | null, outDtype?: DType | null, contractionDim?: readonly number[] | null, useFastAccum?: boolean | null): Tensor
  _scaledMmV2(self: Tensor, mat2: Tensor, scaleA: readonly Tensor[], recipeA: readonly number[], swizzleA: readonly number[], scaleB: readonly Tensor[], recipeB: readonly number[], swizzleB: readonly number[], options?: { bias?: Tensor | null; outDtype?: DType | null; contractionDim?: readonly number[] | null; useFastAccum?: boolean | null }): Tensor
  _segmentReduceBackward(grad: Tensor, output: Tensor, data: Tensor, reduce: string, options?: { lengths?: Tensor | null; offsets?: Tensor | null; axis?: number | null; initial?: Scalar | null }): Tensor
  _shapeAsTensor(self: Tensor): Tensor
  _slowConv2dBackward(gradOutput: Tensor, self: Tensor, weight: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  _slowConv2dForward(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[]): Tensor
  _slowConv2dForward(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options: { bias: Tensor | null }): Tensor
  _sobolEngineDraw(quasi: Tensor, n: number, sobolstate: Tensor, dimension: number, numGenerated: number, dtype?: DType | null): [Tensor, Tensor]
  _sobolEngineDraw(quasi: Tensor, n: number, sobolstate: Tensor, dimension: number, numGenerated: number, options?: { dtype?: DType | null }): [Tensor, Tensor]
  _sobolEngineFf_(self: Tensor, n: number, sobolstate: Tensor, dimension: number, numGenerated: number): Tensor
  _sobolEngineInitializeState_(self: Tensor, dimension: number): Tensor
  _sobolEngineScramble_(self: Tensor, ltm: Tensor, dimension: number): Tensor
  _softmax(self: Tensor, dim: number, halfToFloat: boolean): Tensor
  _softmaxBackwardData(gradOutput: Tensor, output: Tensor, dim: number, inputDtype: DType): Tensor
  _sparseAddmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  _sparseBroadcastTo(self: Tensor, size: readonly number[]): Tensor
  _sparseBroadcastToCopy(self: Tensor, size: readonly number[]): Tensor
  _sparseBscTensorUnsafe(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseBsrTensorUnsafe(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseCompressedTensorUnsafe(compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseCompressedTensorWithDims(nnz: number, denseDim: number, size: readonly number[], blocksize: readonly number[], indexDtype: DType, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseCooTensorUnsafe(indices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null }): Tensor
  _sparseCooTensorWithDims(sparseDim: number, denseDim: number, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseCooTensorWithDimsAndTensors(sparseDim: number, denseDim: number, size: readonly number[], indices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null }): Tensor
  _sparseCscTensorUnsafe(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseCsrProd(self: Tensor, dim: number | readonly number[], keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  _sparseCsrProd(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean | null; dtype?: DType | null }): Tensor
  _sparseCsrSum(self: Tensor, dim: number | readonly number[], keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  _sparseCsrSum(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean | null; dtype?: DType | null }): Tensor
  _sparseCsrTensorUnsafe(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseLogSoftmax(self: Tensor, dim: number, halfToFloat: boolean): Tensor
  _sparseLogSoftmax(self: Tensor, dim: number, dtype?: DType | null): Tensor
  _sparseLogSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  _sparseLogSoftmaxBackwardData(gradOutput: Tensor, output: Tensor, dim: number, self: Tensor): Tensor
  _sparseMaskProjection(self: Tensor, mask: Tensor, accumulateMatches?: boolean | null): Tensor
  _sparseMaskProjection(self: Tensor, mask: Tensor, options?: { accumulateMatches?: boolean | null }): Tensor
  _sparseMm(sparse: Tensor, dense: Tensor): Tensor
  _sparseMm(sparse: Tensor, dense: Tensor, reduce: string): Tensor
  _sparseMmReduceImpl(self: Tensor, other: Tensor, reduce: string): [Tensor, Tensor]
  _sparseMmReduceImplBackward(self: Tensor, gradOut: Tensor, weight: Tensor, reduce: string, argOut: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  _sparseSemiStructuredAddmm(input: Tensor, mat1: Tensor, mat1Meta: Tensor, mat2: Tensor, options?: { alpha?: Scalar | null; beta?: Scalar | null; outDtype?: DType | null }): Tensor
  _sparseSemiStructuredApply(input: Tensor, threadMasks: Tensor): [Tensor, Tensor]
  _sparseSemiStructuredApplyDense(input: Tensor, threadMasks: Tensor): Tensor
  _sparseSemiStructuredLinear(input: Tensor, weight: Tensor, meta: Tensor, options?: { bias?: Tensor | null; activation?: string | null; outDtype?: DType | null }): Tensor
  _sparseSemiStructuredMm(mat1: Tensor, mat1Meta: Tensor, mat2: Tensor, options?: { outDtype?: DType | null }): Tensor
  _sparseSemiStructuredTile(input: Tensor, algorithm?: string | null, useCutlass?: boolean | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _sparseSemiStructuredTile(input: Tensor, options?: { algorithm?: string | null; useCutlass?: boolean | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _sparseSoftmax(self: Tensor, dim: number, halfToFloat: boolean): Tensor
  _sparseSoftmax(self: Tensor, dim: number, dtype?: DType | null): Tensor
  _sparseSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  _sparseSoftmaxBackwardData(gradOutput: Tensor, output: Tensor, dim: number, self: Tensor): Tensor
  _sparseSparseMatmul(self: Tensor, other: Tensor): Tensor
  _sparseSum(self: Tensor): Tensor
  _sparseSum(self: Tensor, dim: number | readonly number[]): Tensor
  _sparseSum(self: Tensor, dim: number | readonly number[], options: { dtype: DType }): Tensor
  _sparseSum(self: Tensor, options: { dtype: DType }): Tensor
  _sparseSumBackward(grad: Tensor, self: Tensor, dim: readonly number[]): Tensor
  _spdiags(diagonals: Tensor, offsets: Tensor, shape: readonly number[], layout?: string | null): Tensor
  _spdiags(diagonals: Tensor, offsets: Tensor, shape: readonly number[], options?: { layout?: string | null }): Tensor
  _spsolve(A: Tensor, B: Tensor, options?: { left?: boolean | null }): Tensor
  _stack(tensors: readonly Tensor[], dim?: number | null): Tensor
  _stack(tensors: readonly Tensor[], options?: { dim?: number | null }): Tensor
  _standardGamma(self: Tensor): Tensor
  _standardGammaGrad(self: Tensor, output: Tensor): Tensor
  _testAmbiguousDefaults(dummy: Tensor, a?: number | null, b?: number | null): Tensor
  _testAmbiguousDefaults(dummy: Tensor, options?: { a?: number | null; b?: number | null }): Tensor
  _testAmbiguousDefaults(dummy: Tensor, a?: number | null, b?: string | null): Tensor
  _testAmbiguousDefaults(dummy: Tensor, options?: { a?: number | null; b?: string | null }): Tensor
  _testAutogradMultipleDispatch(self: Tensor): Tensor
  _testAutogradMultipleDispatch(self: Tensor, b: boolean): Tensor
  _testAutogradMultipleDispatchView(self: Tensor): Tensor
  _testAutogradMultipleDispatchViewCopy(self: Tensor): Tensor
  _testCheckTensor(self: Tensor): Tensor
  _testFunctorchFallback(self: Tensor, other: Tensor): Tensor
  _testOptionalFilledIntlist(values: Tensor, addends?: number | readonly number[] | null): Tensor
  _testOptionalFilledIntlist(values: Tensor, options?: { addends?: number | readonly number[] | null }): Tensor
  _testOptionalFloatlist(values: Tensor, addends?: readonly number[] | null): Tensor
  _testOptionalFloatlist(values: Tensor, options?: { addends?: readonly number[] | null }): Tensor
  _testOptionalIntlist(values: Tensor, addends?: readonly number[] | null): Tensor
  _testOptionalIntlist(values: Tensor, options?: { addends?: readonly number[] | null }): Tensor
  _testParallelMaterialize(self: Tensor, numParallel: number, skipFirst?: boolean | null): Tensor
  _testParallelMaterialize(self: Tensor, numParallel: number, options?: { skipFirst?: boolean | null }): Tensor
  _testSerializationSubcmul(self: Tensor, other: Tensor, alpha?: Scalar | null): Tensor
  _testSerializationSubcmul(self: Tensor, other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  _testStringDefault(dummy: Tensor, a?: string | null, b?: string | null): Tensor
  _testStringDefault(dummy: Tensor, options?: { a?: string | null; b?: string | null }): Tensor
  _testWarnInAutograd(self: Tensor): Tensor
  _thnnDifferentiableGruCellBackward(gradHy: Tensor, inputGates: Tensor, hiddenGates: Tensor, hx: Tensor, inputBias?: Tensor | null, hiddenBias?: Tensor | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _thnnDifferentiableGruCellBackward(gradHy: Tensor, inputGates: Tensor, hiddenGates: Tensor, hx: Tensor, options?: { inputBias?: Tensor | null; hiddenBias?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _thnnDifferentiableLstmCellBackward(gradHy: Tensor | null, gradCy: Tensor | null, inputGates: Tensor, hiddenGates: Tensor, inputBias: Tensor | null, hiddenBias: Tensor | null, cx: Tensor, cy: Tensor): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _thnnDifferentiableLstmCellBackward(gradHy: Tensor | null, gradCy: Tensor | null, inputGates: Tensor, hiddenGates: Tensor, inputBias: Tensor | null, hiddenBias: Tensor | null, cx: Tensor, cy: Tensor, options: { gradHy: Tensor | null; gradCy: Tensor | null; inputBias: Tensor | null; hiddenBias: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _thnnFusedGruCell(inputGates: Tensor, hiddenGates: Tensor, hx: Tensor, inputBias?: Tensor | null, hiddenBias?: Tensor | null): [Tensor, Tensor]
  _thnnFusedGruCell(inputGates: Tensor, hiddenGates: Tensor, hx: Tensor, options?: { inputBias?: Tensor | null; hiddenBias?: Tensor | null }): [Tensor, Tensor]
  _thnnFusedGruCellBackward(gradHy: Tensor, workspace: Tensor, hasBias: boolean): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _thnnFusedLstmCell(inputGates: Tensor, hiddenGates: Tensor, cx: Tensor, inputBias?: Tensor | null, hiddenBias?: Tensor | null): [Tensor, Tensor, Tensor]
  _thnnFusedLstmCell(inputGates: Tensor, hiddenGates: Tensor, cx: Tensor, options?: { inputBias?: Tensor | null; hiddenBias?: Tensor | null }): [Tensor, Tensor, Tensor]
  _thnnFusedLstmCellBackward(gradHy: Tensor | null, gradCy: Tensor | null, cx: Tensor, cy: Tensor, workspace: Tensor, hasBias: boolean): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _thnnFusedLstmCellBackward(gradHy: Tensor | null, gradCy: Tensor | null, cx: Tensor, cy: Tensor, workspace: Tensor, hasBias: boolean, options: { gradHy: Tensor | null; gradCy: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _thnnFusedLstmCellBackwardImpl(gradHy: Tensor | null, gradCy: Tensor | null, cx: Tensor, cy: Tensor, workspace: Tensor, hasBias: boolean): [Tensor, Tensor, Tensor]
  _thnnFusedLstmCellBackwardImpl(gradHy: Tensor | null, gradCy: Tensor | null, cx: Tensor, cy: Tensor, workspace: Tensor, hasBias: boolean, options: { gradHy: Tensor | null; gradCy: Tensor | null }): [Tensor, Tensor, Tensor]
  _toCopy(self: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; nonBlocking?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  _toCpu(tensors: readonly Tensor[]): Tensor[]
  _toDense(self: Tensor, dtype?: DType | null, maskedGrad?: boolean | null): Tensor
  _toDense(self: Tensor, options?: { dtype?: DType | null; maskedGrad?: boolean | null }): Tensor
  _toSparse(self: Tensor, options?: { layout?: string | null; blocksize?: number | readonly number[] | null; denseDim?: number | null }): Tensor
  _toSparse(self: Tensor, sparseDim: number): Tensor
  _toSparseBsc(self: Tensor, blocksize: number | readonly number[], denseDim?: number | null): Tensor
  _toSparseBsc(self: Tensor, blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  _toSparseBsr(self: Tensor, blocksize: number | readonly number[], denseDim?: number | null): Tensor
  _toSparseBsr(self: Tensor, blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  _toSparseCsc(self: Tensor, denseDim?: number | null): Tensor
  _toSparseCsc(self: Tensor, options?: { denseDim?: number | null }): Tensor
  _toSparseCsr(self: Tensor, denseDim?: number | null): Tensor
  _toSparseCsr(self: Tensor, options?: { denseDim?: number | null }): Tensor
  _toSparseSemiStructured(dense: Tensor): [Tensor, Tensor]
  _transformBiasRescaleQkv(qkv: Tensor, qkvBias: Tensor, numHeads: number): [Tensor, Tensor, Tensor]
  _transformerEncoderLayerFwd(src: Tensor, embedDim: number, numHeads: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, useGelu: boolean, normFirst: boolean, eps: number, normWeight1: Tensor, normBias1: Tensor, normWeight2: Tensor, normBias2: Tensor, ffnWeight1: Tensor, ffnBias1: Tensor, ffnWeight2: Tensor, ffnBias2: Tensor, mask?: Tensor | null, maskType?: number | null): Tensor
  _transformerEncoderLayerFwd(src: Tensor, embedDim: number, numHeads: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, useGelu: boolean, normFirst: boolean, eps: number, normWeight1: Tensor, normBias1: Tensor, normWeight2: Tensor, normBias2: Tensor, ffnWeight1: Tensor, ffnBias1: Tensor, ffnWeight2: Tensor, ffnBias2: Tensor, options?: { mask?: Tensor | null; maskType?: number | null }): Tensor
  _trilinear(i1: Tensor, i2: Tensor, i3: Tensor, expand1: readonly number[], expand2: readonly number[], expand3: readonly number[], sumdim: readonly number[], unrollDim?: number | null): Tensor
  _trilinear(i1: Tensor, i2: Tensor, i3: Tensor, expand1: readonly number[], expand2: readonly number[], expand3: readonly number[], sumdim: readonly number[], options?: { unrollDim?: number | null }): Tensor
  _tritonMultiHeadAttention(query: Tensor, key: Tensor, value: Tensor, embedDim: number, numHead: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, mask?: Tensor | null): Tensor
  _tritonMultiHeadAttention(query: Tensor, key: Tensor, value: Tensor, embedDim: number, numHead: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, options?: { mask?: Tensor | null }): Tensor
  _tritonScaledDotAttention(q: Tensor, k: Tensor, v: Tensor, dropoutP?: number | null): Tensor
  _tritonScaledDotAttention(q: Tensor, k: Tensor, v: Tensor, options?: { dropoutP?: number | null }): Tensor
  _unique(self: Tensor, sorted?: boolean | null, returnInverse?: boolean | null): [Tensor, Tensor]
  _unique(self: Tensor, options?: { sorted?: boolean | null; returnInverse?: boolean | null }): [Tensor, Tensor]
  _unique2(self: Tensor, sorted?: boolean | null, returnInverse?: boolean | null, returnCounts?: boolean | null): [Tensor, Tensor, Tensor]
  _unique2(self: Tensor, options?: { sorted?: boolean | null; returnInverse?: boolean | null; returnCounts?: boolean | null }): [Tensor, Tensor, Tensor]
  _unpackDual(dual: Tensor, level: number): [Tensor, Tensor]
  _unsafeIndex(self: Tensor, indices: readonly (Tensor | null)[]): Tensor
  _unsafeIndexPut(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | null): Tensor
  _unsafeIndexPut(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | null }): Tensor
  _unsafeMaskedIndex(self: Tensor, mask: Tensor, indices: readonly (Tensor | null)[], fill: Scalar): Tensor
  _unsafeMaskedIndexPutAccumulate(self: Tensor, mask: Tensor, indices: readonly (Tensor | null)[], values: Tensor): Tensor
  _unsafeView(self: Tensor, size: readonly number[]): Tensor
  _upsampleBicubic2dAa(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleBicubic2dAa(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleBicubic2dAa(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  _upsampleBicubic2dAa(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  _upsampleBicubic2dAaBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleBicubic2dAaBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleBilinear2dAa(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleBilinear2dAa(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleBilinear2dAa(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  _upsampleBilinear2dAa(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  _upsampleBilinear2dAaBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleBilinear2dAaBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleNearestExact1d(self: Tensor, outputSize: number | readonly number[], scales?: number | null): Tensor
  _upsampleNearestExact1d(self: Tensor, outputSize: number | readonly number[], options?: { scales?: number | null }): Tensor
  _upsampleNearestExact1d(input: Tensor, outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  _upsampleNearestExact1d(input: Tensor, options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  _upsampleNearestExact1dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], scales?: number | null): Tensor
  _upsampleNearestExact1dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scales?: number | null }): Tensor
  _upsampleNearestExact2d(self: Tensor, outputSize: number | readonly number[], scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleNearestExact2d(self: Tensor, outputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleNearestExact2d(input: Tensor, outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  _upsampleNearestExact2d(input: Tensor, options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  _upsampleNearestExact2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleNearestExact2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleNearestExact3d(self: Tensor, outputSize: number | readonly number[], scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleNearestExact3d(self: Tensor, outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleNearestExact3d(input: Tensor, outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  _upsampleNearestExact3d(input: Tensor, options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  _upsampleNearestExact3dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleNearestExact3dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  _useCudnnCtcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank: number): boolean
  _useCudnnCtcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank: number): boolean
  _useCudnnRnnFlattenWeight(): boolean
  _useMiopenCtcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank: number): boolean
  _useMiopenCtcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank: number): boolean
  _validateCompressedSparseIndices(isCrow: boolean, compressedIdx: Tensor, plainIdx: Tensor, cdim: number, dim: number, nnz: number): void
  _validateSparseBscTensorArgs(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly number[], checkPinning?: boolean | null): void
  _validateSparseBscTensorArgs(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { checkPinning?: boolean | null }): void
  _validateSparseBsrTensorArgs(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly number[], checkPinning?: boolean | null): void
  _validateSparseBsrTensorArgs(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly number[], options?: { checkPinning?: boolean | null }): void
  _validateSparseCompressedTensorArgs(compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, size: readonly number[], layout: string, checkPinning?: boolean | null): void
  _validateSparseCompressedTensorArgs(compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, size: readonly number[], layout: string, options?: { checkPinning?: boolean | null }): void
  _validateSparseCooTensorArgs(indices: Tensor, values: Tensor, size: readonly number[], isCoalesced?: boolean | null, checkPinning?: boolean | null): void
  _validateSparseCooTensorArgs(indices: Tensor, values: Tensor, size: readonly number[], options?: { isCoalesced?: boolean | null; checkPinning?: boolean | null }): void
  _validateSparseCscTensorArgs(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly number[], checkPinning?: boolean | null): void
  _validateSparseCscTensorArgs(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { checkPinning?: boolean | null }): void
  _validateSparseCsrTensorArgs(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly number[], checkPinning?: boolean | null): void
  _validateSparseCsrTensorArgs(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly number[], options?: { checkPinning?: boolean | null }): void
  _values(self: Tensor): Tensor
  _valuesCopy(self: Tensor): Tensor
  _version(self: Tensor): number
  _weightInt4packMm(self: Tensor, mat2: Tensor, qGroupSize: number, qScaleAndZeros: Tensor): Tensor
  _weightInt4packMmForCpu(self: Tensor, mat2: Tensor, qGroupSize: number, qScaleAndZeros: Tensor): Tensor
  _weightInt4packMmWithScalesAndZeros(self: Tensor, mat2: Tensor, qGroupSize: number, qScale: Tensor, qZeros: Tensor): Tensor
  _weightInt8packMm(self: Tensor, mat2: Tensor, scales: Tensor): Tensor
  _weightNorm(v: Tensor, g: Tensor, dim?: number | null): Tensor
  _weightNorm(v: Tensor, g: Tensor, options?: { dim?: number | null }): Tensor
  _weightNormDifferentiableBackward(gradW: Tensor, savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: number): [Tensor, Tensor]
  _weightNormInterface(v: Tensor, g: Tensor, dim?: number | null): [Tensor, Tensor]
  _weightNormInterface(v: Tensor, g: Tensor, options?: { dim?: number | null }): [Tensor, Tensor]
  _weightNormInterfaceBackward(gradW: Tensor, savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: number): [Tensor, Tensor]
  _wrappedLinearPrepack(weight: Tensor, weightScale: Tensor, weightZeroPoint: Tensor, bias: Tensor): Tensor
  _wrappedQuantizedLinearPrepacked(input: Tensor, inputScale: Tensor, inputZeroPoint: Tensor, packedWeight: Tensor, outputScale: Tensor, outputZeroPoint: Tensor, outChannel: number): Tensor
  abs(self: Tensor): Tensor
  abs_(self: Tensor): Tensor
  absolute(self: Tensor): Tensor
  absolute_(self: Tensor): Tensor
  acos(self: Tensor): Tensor
  acos_(self: Tensor): Tensor
  acosh(self: Tensor): Tensor
  acosh_(self: Tensor): Tensor
  adamw_(self: readonly Tensor[], gradients: readonly Tensor[], means: readonly Tensor[], squares: readonly Tensor[], steps: readonly Tensor[], lr: number, beta1: number, beta2: number, weightDecay: number, eps: number): void
  adaptiveAvgPool1d(self: Tensor, outputSize: number | readonly number[]): Tensor
  adaptiveAvgPool2d(self: Tensor, outputSize: number | readonly number[]): Tensor
  adaptiveAvgPool3d(self: Tensor, outputSize: number | readonly number[]): Tensor
  adaptiveMaxPool1d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor]
  adaptiveMaxPool2d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor]
  adaptiveMaxPool2dBackward(gradOutput: Tensor, self: Tensor, indices: Tensor): Tensor
  adaptiveMaxPool3d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor]
  adaptiveMaxPool3dBackward(gradOutput: Tensor, self: Tensor, indices: Tensor): Tensor
  add(self: Tensor, other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  add(self: Tensor, other: Scalar, alpha?: Scalar | null): Tensor
  add(self: Tensor, other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  add_(self: Tensor, other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  add_(self: Tensor, other: Scalar, alpha?: Scalar | null): Tensor
  add_(self: Tensor, other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  addbmm(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addbmm_(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addcdiv(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar | null }): Tensor
  addcdiv_(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar | null }): Tensor
  addcmul(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar | null }): Tensor
  addcmul_(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar | null }): Tensor
  addmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addmm(self: Tensor, mat1: Tensor, mat2: Tensor, outDtype: DType, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addmm_(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addmv(self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addmv_(self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addr(self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addr_(self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  adjoint(self: Tensor): Tensor
  affineGridGenerator(theta: Tensor, size: readonly number[], alignCorners: boolean): Tensor
  affineGridGeneratorBackward(grad: Tensor, size: readonly number[], alignCorners: boolean): Tensor
  alias(self: Tensor): Tensor
  aliasCopy(self: Tensor): Tensor
  alignAs(self: Tensor, other: Tensor): Tensor
  alignTensors(tensors: readonly Tensor[]): Tensor[]
  alignTo(self: Tensor, names: readonly string[]): Tensor
  alignTo(self: Tensor, order: readonly string[], ellipsisIdx: number): Tensor
  all(self: Tensor): Tensor
  all(self: Tensor, dim: number, keepdim?: boolean | null): Tensor
  all(self: Tensor, dim: number, options?: { keepdim?: boolean | null }): Tensor
  all(self: Tensor, dim?: readonly number[] | null, keepdim?: boolean | null): Tensor
  all(self: Tensor, options?: { dim?: readonly number[] | null; keepdim?: boolean | null }): Tensor
  allclose(self: Tensor, other: Tensor, rtol?: number | null, atol?: number | null, equalNan?: boolean | null): boolean
  allclose(self: Tensor, other: Tensor, options?: { rtol?: number | null; atol?: number | null; equalNan?: boolean | null }): boolean
  alphaDropout(input: Tensor, p: number, train: boolean): Tensor
  alphaDropout_(self: Tensor, p: number, train: boolean): Tensor
  amax(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean | null): Tensor
  amax(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null }): Tensor
  amin(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean | null): Tensor
  amin(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null }): Tensor
  aminmax(self: Tensor, options?: { dim?: number | null; keepdim?: boolean | null }): [Tensor, Tensor]
  angle(self: Tensor): Tensor
  any(self: Tensor): Tensor
  any(self: Tensor, dim: number, keepdim?: boolean | null): Tensor
  any(self: Tensor, dim: number, options?: { keepdim?: boolean | null }): Tensor
  any(self: Tensor, dim?: readonly number[] | null, keepdim?: boolean | null): Tensor
  any(self: Tensor, options?: { dim?: readonly number[] | null; keepdim?: boolean | null }): Tensor
  arange(end: Scalar, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  arange(start: Scalar, end: Scalar, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  arange(start: Scalar, end: Scalar, step?: Scalar | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  arange(start: Scalar, end: Scalar, options?: { step?: Scalar | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  arccos(self: Tensor): Tensor
  arccos_(self: Tensor): Tensor
  arccosh(self: Tensor): Tensor
  arccosh_(self: Tensor): Tensor
  arcsin(self: Tensor): Tensor
  arcsin_(self: Tensor): Tensor
  arcsinh(self: Tensor): Tensor
  arcsinh_(self: Tensor): Tensor
  arctan(self: Tensor): Tensor
  arctan2(self: Tensor, other: Tensor): Tensor
  arctan2_(self: Tensor, other: Tensor): Tensor
  arctan_(self: Tensor): Tensor
  arctanh(self: Tensor): Tensor
  arctanh_(self: Tensor): Tensor
  argmax(self: Tensor, dim?: number | null, keepdim?: boolean | null): Tensor
  argmax(self: Tensor, options?: { dim?: number | null; keepdim?: boolean | null }): Tensor
  argmin(self: Tensor, dim?: number | null, keepdim?: boolean | null): Tensor
  argmin(self: Tensor, options?: { dim?: number | null; keepdim?: boolean | null }): Tensor
  argsort(self: Tensor, dim?: number | null, descending?: boolean | null): Tensor
  argsort(self: Tensor, options?: { dim?: number | null; descending?: boolean | null }): Tensor
  argsort(self: Tensor, options: { stable: boolean; dim?: number | null; descending?: boolean | null }): Tensor
  argwhere(self: Tensor): Tensor
  asStrided(self: Tensor, size: readonly number[], stride: readonly number[], storageOffset?: number | null): Tensor
  asStrided(self: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor
  asStrided_(self: Tensor, size: readonly number[], stride: readonly number[], storageOffset?: number | null): Tensor
  asStrided_(self: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor
  asStridedCopy(self: Tensor, size: readonly number[], stride: readonly number[], storageOffset?: number | null): Tensor
  asStridedCopy(self: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor
  asStridedScatter(self: Tensor, src: Tensor, size: readonly number[], stride: readonly number[], storageOffset?: number | null): Tensor
  asStridedScatter(self: Tensor, src: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor
  asin(self: Tensor): Tensor
  asin_(self: Tensor): Tensor
  asinh(self: Tensor): Tensor
  asinh_(self: Tensor): Tensor
  atan(self: Tensor): Tensor
  atan2(self: Tensor, other: Tensor): Tensor
  atan2_(self: Tensor, other: Tensor): Tensor
  atan_(self: Tensor): Tensor
  atanh(self: Tensor): Tensor
  atanh_(self: Tensor): Tensor
  atleast1d(self: Tensor): Tensor
  atleast1d(tensors: readonly Tensor[]): Tensor[]
  atleast2d(self: Tensor): Tensor
  atleast2d(tensors: readonly Tensor[]): Tensor[]
  atleast3d(self: Tensor): Tensor
  atleast3d(tensors: readonly Tensor[]): Tensor[]
  avgPool1d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, ceilMode?: boolean | null, countIncludePad?: boolean | null): Tensor
  avgPool1d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; ceilMode?: boolean | null; countIncludePad?: boolean | null }): Tensor
  avgPool2d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, ceilMode?: boolean | null, countIncludePad?: boolean | null, divisorOverride?: number | null): Tensor
  avgPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; ceilMode?: boolean | null; countIncludePad?: boolean | null; divisorOverride?: number | null }): Tensor
  avgPool2dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, divisorOverride?: number | null): Tensor
  avgPool2dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, options?: { divisorOverride?: number | null }): Tensor
  avgPool3d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, ceilMode?: boolean | null, countIncludePad?: boolean | null, divisorOverride?: number | null): Tensor
  avgPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; ceilMode?: boolean | null; countIncludePad?: boolean | null; divisorOverride?: number | null }): Tensor
  avgPool3dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, divisorOverride?: number | null): Tensor
  avgPool3dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, options?: { divisorOverride?: number | null }): Tensor
  baddbmm(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  baddbmm(self: Tensor, batch1: Tensor, batch2: Tensor, outDtype: DType, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  baddbmm_(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  bartlettWindow(windowLength: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  bartlettWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  batchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
  batchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): Tensor
  batchNormBackward(gradOut: Tensor, input: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, update: boolean, eps: number, outputMask: boolean | readonly boolean[], reserve: Tensor): [Tensor, Tensor, Tensor]
  batchNormBackward(gradOut: Tensor, input: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, update: boolean, eps: number, outputMask: boolean | readonly boolean[], reserve: Tensor, options: { runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveVar: Tensor | null }): [Tensor, Tensor, Tensor]
  batchNormBackwardElemt(gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sumDy: Tensor, sumDyXmu: Tensor, count: Tensor): Tensor
  batchNormBackwardElemt(gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sumDy: Tensor, sumDyXmu: Tensor, count: Tensor, options: { weight: Tensor | null }): Tensor
  batchNormBackwardReduce(gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, inputG: boolean, weightG: boolean, biasG: boolean): [Tensor, Tensor, Tensor, Tensor]
  batchNormBackwardReduce(gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, inputG: boolean, weightG: boolean, biasG: boolean, options: { weight: Tensor | null }): [Tensor, Tensor, Tensor, Tensor]
  batchNormElemt(input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: number): Tensor
  batchNormElemt(input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): Tensor
  batchNormGatherStats(input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, count: number): [Tensor, Tensor]
  batchNormGatherStats(input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, count: number, options: { runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor]
  batchNormGatherStatsWithCounts(input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, counts: Tensor): [Tensor, Tensor]
  batchNormGatherStatsWithCounts(input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, counts: Tensor, options: { runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor]
  batchNormStats(input: Tensor, eps: number): [Tensor, Tensor]
  batchNormUpdateStats(input: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number): [Tensor, Tensor]
  batchNormUpdateStats(input: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, options: { runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor]
  bernoulli(self: Tensor): Tensor
  bernoulli(self: Tensor, p: Tensor): Tensor
  bernoulli(self: Tensor, p: number): Tensor
  bernoulli_(self: Tensor, p: Tensor): Tensor
  bernoulli_(self: Tensor, p?: number | null): Tensor
  bernoulli_(self: Tensor, options?: { p?: number | null }): Tensor
  bilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias?: Tensor | null): Tensor
  bilinear(input1: Tensor, input2: Tensor, weight: Tensor, options?: { bias?: Tensor | null }): Tensor
  binaryCrossEntropy(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number | null): Tensor
  binaryCrossEntropy(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null }): Tensor
  binaryCrossEntropyBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number | null): Tensor
  binaryCrossEntropyBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null }): Tensor
  binaryCrossEntropyWithLogits(self: Tensor, target: Tensor, weight?: Tensor | null, posWeight?: Tensor | null, reduction?: number | null): Tensor
  binaryCrossEntropyWithLogits(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: number | null }): Tensor
  bincount(self: Tensor, weights?: Tensor | null, minlength?: number | null): Tensor
  bincount(self: Tensor, options?: { weights?: Tensor | null; minlength?: number | null }): Tensor
  binomial(count: Tensor, prob: Tensor): Tensor
  bitwiseAnd(self: Tensor, other: Tensor): Tensor
  bitwiseAnd(self: Tensor, other: Scalar): Tensor
  bitwiseAnd(self: Scalar, other: Tensor): Tensor
  bitwiseAnd_(self: Tensor, other: Tensor): Tensor
  bitwiseAnd_(self: Tensor, other: Scalar): Tensor
  bitwiseLeftShift(self: Tensor, other: Tensor): Tensor
  bitwiseLeftShift(self: Scalar, other: Tensor): Tensor
  bitwiseLeftShift(self: Tensor, other: Scalar): Tensor
  bitwiseLeftShift_(self: Tensor, other: Tensor): Tensor
  bitwiseLeftShift_(self: Tensor, other: Scalar): Tensor
  bitwiseNot(self: Tensor): Tensor
  bitwiseNot_(self: Tensor): Tensor
  bitwiseOr(self: Tensor, other: Tensor): Tensor
  bitwiseOr(self: Tensor, other: Scalar): Tensor
  bitwiseOr(self: Scalar, other: Tensor): Tensor
  bitwiseOr_(self: Tensor, other: Tensor): Tensor
  bitwiseOr_(self: Tensor, other: Scalar): Tensor
  bitwiseRightShift(self: Tensor, other: Tensor): Tensor
  bitwiseRightShift(self: Scalar, other: Tensor): Tensor
  bitwiseRightShift(self: Tensor, other: Scalar): Tensor
  bitwiseRightShift_(self: Tensor, other: Tensor): Tensor
  bitwiseRightShift_(self: Tensor, other: Scalar): Tensor
  bitwiseXor(self: Tensor, other: Tensor): Tensor
  bitwiseXor(self: Tensor, other: Scalar): Tensor
  bitwiseXor(self: Scalar, other: Tensor): Tensor
  bitwiseXor_(self: Tensor, other: Tensor): Tensor
  bitwiseXor_(self: Tensor, other: Scalar): Tensor
  blackmanWindow(windowLength: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  blackmanWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  blockDiag(tensors: readonly Tensor[]): Tensor
  bmm(self: Tensor, mat2: Tensor): Tensor
  bmm(self: Tensor, mat2: Tensor, outDtype: DType): Tensor
  broadcastTensors(tensors: readonly Tensor[]): Tensor[]
  broadcastTo(self: Tensor, size: readonly number[]): Tensor
  bucketize(self: Tensor, boundaries: Tensor, options?: { outInt32?: boolean | null; right?: boolean | null }): Tensor
  bucketize(self: Scalar, boundaries: Tensor, options?: { outInt32?: boolean | null; right?: boolean | null }): Tensor
  canCast(from_: DType, to: DType): boolean
  cartesianProd(tensors: readonly Tensor[]): Tensor
  cat(tensors: readonly Tensor[], dim?: number | null): Tensor
  cat(tensors: readonly Tensor[], options?: { dim?: number | null }): Tensor
  catChannels(first: Tensor, second: Tensor): Tensor
  cauchy(self: Tensor, median?: number | null, sigma?: number | null): Tensor
  cauchy(self: Tensor, options?: { median?: number | null; sigma?: number | null }): Tensor
  cauchy_(self: Tensor, median?: number | null, sigma?: number | null): Tensor
  cauchy_(self: Tensor, options?: { median?: number | null; sigma?: number | null }): Tensor
  ccolIndices(self: Tensor): Tensor
  ccolIndicesCopy(self: Tensor): Tensor
  cdist(x1: Tensor, x2: Tensor, p?: number | null, computeMode?: number | null): Tensor
  cdist(x1: Tensor, x2: Tensor, options?: { p?: number | null; computeMode?: number | null }): Tensor
  ceil(self: Tensor): Tensor
  ceil_(self: Tensor): Tensor
  celu(self: Tensor, alpha?: Scalar | null): Tensor
  celu(self: Tensor, options?: { alpha?: Scalar | null }): Tensor
  celu_(self: Tensor, alpha?: Scalar | null): Tensor
  celu_(self: Tensor, options?: { alpha?: Scalar | null }): Tensor
  chainMatmul(matrices: readonly Tensor[]): Tensor
  chalf(self: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  channelGate(input: Tensor, slope: Tensor | null, offset: Tensor, groups?: number | null): Tensor
  channelGate(input: Tensor, slope: Tensor | null, offset: Tensor, options: { slope: Tensor | null; groups?: number | null }): Tensor
  channelGateBackward(gradOutput: Tensor, input: Tensor, slope: Tensor | null, offset: Tensor, groups: number): [Tensor, Tensor, Tensor]
  channelGateBackward(gradOutput: Tensor, input: Tensor, slope: Tensor | null, offset: Tensor, groups: number, options: { slope: Tensor | null }): [Tensor, Tensor, Tensor]
  channelMoments(input: Tensor): [Tensor, Tensor]
  channelShuffle(self: Tensor, groups: number): Tensor
  channelsToVoxels(input: Tensor, factor: number | readonly number[]): Tensor
  cholesky(self: Tensor, upper?: boolean | null): Tensor
  cholesky(self: Tensor, options?: { upper?: boolean | null }): Tensor
  choleskyInverse(self: Tensor, upper?: boolean | null): Tensor
  choleskyInverse(self: Tensor, options?: { upper?: boolean | null }): Tensor
  choleskySolve(self: Tensor, input2: Tensor, upper?: boolean | null): Tensor
  choleskySolve(self: Tensor, input2: Tensor, options?: { upper?: boolean | null }): Tensor
  chooseQparamsOptimized(input: Tensor, numel: number, nBins: number, ratio: number, bitWidth: number): [Tensor, Tensor]
  chunk(self: Tensor, chunks: number, dim?: number | null): Tensor[]
  chunk(self: Tensor, chunks: number, options?: { dim?: number | null }): Tensor[]
  clamp(self: Tensor, min?: Scalar | null, max?: Scalar | null): Tensor
  clamp(self: Tensor, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor
  clamp(self: Tensor, min?: Tensor | null, max?: Tensor | null): Tensor
  clamp(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clamp_(self: Tensor, min?: Scalar | null, max?: Scalar | null): Tensor
  clamp_(self: Tensor, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor
  clamp_(self: Tensor, min?: Tensor | null, max?: Tensor | null): Tensor
  clamp_(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clampMax(self: Tensor, max: Scalar): Tensor
  clampMax(self: Tensor, max: Tensor): Tensor
  clampMax_(self: Tensor, max: Scalar): Tensor
  clampMax_(self: Tensor, max: Tensor): Tensor
  clampMin(self: Tensor, min: Scalar): Tensor
  clampMin(self: Tensor, min: Tensor): Tensor
  clampMin_(self: Tensor, min: Scalar): Tensor
  clampMin_(self: Tensor, min: Tensor): Tensor
  clip(self: Tensor, min?: Scalar | null, max?: Scalar | null): Tensor
  clip(self: Tensor, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor
  clip(self: Tensor, min?: Tensor | null, max?: Tensor | null): Tensor
  clip(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clip_(self: Tensor, min?: Scalar | null, max?: Scalar | null): Tensor
  clip_(self: Tensor, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor
  clip_(self: Tensor, min?: Tensor | null, max?: Tensor | null): Tensor
  clip_(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clone(self: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  coalesce(self: Tensor): Tensor
  col2im(self: Tensor, outputSize: number | readonly number[], kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[]): Tensor
  colIndices(self: Tensor): Tensor
  colIndicesCopy(self: Tensor): Tensor
  columnStack(tensors: readonly Tensor[]): Tensor
  combinations(self: Tensor, r?: number | null, withReplacement?: boolean | null): Tensor
  combinations(self: Tensor, options?: { r?: number | null; withReplacement?: boolean | null }): Tensor
  complex(real: Tensor, imag: Tensor): Tensor
  concat(tensors: readonly Tensor[], dim?: number | null): Tensor
  concat(tensors: readonly Tensor[], options?: { dim?: number | null }): Tensor
  concatenate(tensors: readonly Tensor[], dim?: number | null): Tensor
  concatenate(tensors: readonly Tensor[], options?: { dim?: number | null }): Tensor
  conj(self: Tensor): Tensor
  conjPhysical(self: Tensor): Tensor
  conjPhysical_(self: Tensor): Tensor
  constantPadNd(self: Tensor, pad: readonly number[], value?: Scalar | null): Tensor
  constantPadNd(self: Tensor, pad: readonly number[], options?: { value?: Scalar | null }): Tensor
  contiguous(self: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: string | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: string | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: string | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: string | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: string | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: string | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  convDepthwise3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[]): Tensor
  convDepthwise3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options: { bias: Tensor | null }): Tensor
  convTbc(self: Tensor, weight: Tensor, bias: Tensor, pad?: number | null): Tensor
  convTbc(self: Tensor, weight: Tensor, bias: Tensor, options?: { pad?: number | null }): Tensor
  convTbcBackward(self: Tensor, input: Tensor, weight: Tensor, bias: Tensor, pad: number): [Tensor, Tensor, Tensor]
  convTranspose1d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null, groups?: number | null, dilation?: number | readonly number[] | null): Tensor
  convTranspose1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null; groups?: number | null; dilation?: number | readonly number[] | null }): Tensor
  convTranspose2d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null, groups?: number | null, dilation?: number | readonly number[] | null): Tensor
  convTranspose2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null; groups?: number | null; dilation?: number | readonly number[] | null }): Tensor
  convTranspose3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null, groups?: number | null, dilation?: number | readonly number[] | null): Tensor
  convTranspose3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null; groups?: number | null; dilation?: number | readonly number[] | null }): Tensor
  convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number): Tensor
  convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  convolutionBackward(gradOutput: Tensor, input: Tensor, weight: Tensor, biasSizes: readonly number[] | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  convolutionBackward(gradOutput: Tensor, input: Tensor, weight: Tensor, biasSizes: readonly number[] | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, outputMask: boolean | readonly boolean[], options: { biasSizes: readonly number[] | null }): [Tensor, Tensor, Tensor]
  convolutionBackwardOverrideable(gradOutput: Tensor, input: Tensor, weight: Tensor, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  convolutionOverrideable(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number): Tensor
  convolutionOverrideable(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  copy(self: Tensor, src: Tensor, nonBlocking?: boolean | null): Tensor
  copy(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  copy_(self: Tensor, src: Tensor, nonBlocking?: boolean | null): Tensor
  copy_(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  copySparseToSparse(self: Tensor, src: Tensor, nonBlocking?: boolean | null): Tensor
  copySparseToSparse(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  copySparseToSparse_(self: Tensor, src: Tensor, nonBlocking?: boolean | null): Tensor
  copySparseToSparse_(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  copysign(self: Tensor, other: Tensor): Tensor
  copysign(self: Tensor, other: Scalar): Tensor
  copysign_(self: Tensor, other: Tensor): Tensor
  copysign_(self: Tensor, other: Scalar): Tensor
  corrcoef(self: Tensor): Tensor
  cos(self: Tensor): Tensor
  cos_(self: Tensor): Tensor
  cosh(self: Tensor): Tensor
  cosh_(self: Tensor): Tensor
  cosineEmbeddingLoss(input1: Tensor, input2: Tensor, target: Tensor, margin?: number | null, reduction?: number | null): Tensor
  cosineEmbeddingLoss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number | null; reduction?: number | null }): Tensor
  cosineSimilarity(x1: Tensor, x2: Tensor, dim?: number | null, eps?: number | null): Tensor
  cosineSimilarity(x1: Tensor, x2: Tensor, options?: { dim?: number | null; eps?: number | null }): Tensor
  countNonzero(self: Tensor, dim?: number | null): Tensor
  countNonzero(self: Tensor, options?: { dim?: number | null }): Tensor
  countNonzero(self: Tensor, dim: readonly number[]): Tensor
  cov(self: Tensor, options?: { correction?: number | null; fweights?: Tensor | null; aweights?: Tensor | null }): Tensor
  cross(self: Tensor, other: Tensor, dim?: number | null): Tensor
  cross(self: Tensor, other: Tensor, options?: { dim?: number | null }): Tensor
  crossEntropyLoss(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number | null, ignoreIndex?: number | null, labelSmoothing?: number | null): Tensor
  crossEntropyLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null; ignoreIndex?: number | null; labelSmoothing?: number | null }): Tensor
  crowIndices(self: Tensor): Tensor
  crowIndicesCopy(self: Tensor): Tensor
  ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank?: number | null, reduction?: number | null, zeroInfinity?: boolean | null): Tensor
  ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, options?: { blank?: number | null; reduction?: number | null; zeroInfinity?: boolean | null }): Tensor
  ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank?: number | null, reduction?: number | null, zeroInfinity?: boolean | null): Tensor
  ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], options?: { blank?: number | null; reduction?: number | null; zeroInfinity?: boolean | null }): Tensor
  cudnnAffineGridGenerator(theta: Tensor, N: number, C: number, H: number, W: number): Tensor
  cudnnAffineGridGeneratorBackward(grad: Tensor, N: number, C: number, H: number, W: number): Tensor
  cudnnBatchNorm(input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number): [Tensor, Tensor, Tensor, Tensor]
  cudnnBatchNorm(input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number, options: { bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor, Tensor, Tensor]
  cudnnBatchNormBackward(input: Tensor, gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number, reserveSpace: Tensor): [Tensor, Tensor, Tensor]
  cudnnBatchNormBackward(input: Tensor, gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number, reserveSpace: Tensor, options: { runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveVar: Tensor | null }): [Tensor, Tensor, Tensor]
  cudnnConvolution(self: Tensor, weight: Tensor, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, allowTf32: boolean): Tensor
  cudnnConvolutionAddRelu(self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number): Tensor
  cudnnConvolutionAddRelu(self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number, options: { alpha: Scalar | null; bias: Tensor | null }): Tensor
  cudnnConvolutionRelu(self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number): Tensor
  cudnnConvolutionRelu(self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  cudnnConvolutionTranspose(self: Tensor, weight: Tensor, padding: readonly number[], outputPadding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, allowTf32: boolean): Tensor
  cudnnGridSampler(self: Tensor, grid: Tensor): Tensor
  cudnnGridSamplerBackward(self: Tensor, grid: Tensor, gradOutput: Tensor): [Tensor, Tensor]
  cudnnIsAcceptable(self: Tensor): boolean
  cummax(self: Tensor, dim: number): [Tensor, Tensor]
  cummaxminBackward(grad: Tensor, input: Tensor, indices: Tensor, dim: number): Tensor
  cummin(self: Tensor, dim: number): [Tensor, Tensor]
  cumprod(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  cumprod_(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  cumprodBackward(grad: Tensor, input: Tensor, dim: number, output: Tensor): Tensor
  cumsum(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  cumsum_(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  cumulativeTrapezoid(y: Tensor, options?: { dx?: Scalar | null; dim?: number | null }): Tensor
  cumulativeTrapezoid(y: Tensor, x: Tensor, options?: { dim?: number | null }): Tensor
  data(self: Tensor): Tensor
  deg2rad(self: Tensor): Tensor
  deg2rad_(self: Tensor): Tensor
  denseDim(self: Tensor): number
  depthwiseConv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null): Tensor
  depthwiseConv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null }): Tensor
  depthwiseConv3dBackward(gradOutput: Tensor, input: Tensor, weight: Tensor, stride: number | readonly number[], padding: number | readonly number[], outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  depthwiseConvTranspose3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null): Tensor
  depthwiseConvTranspose3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null }): Tensor
  depthwiseConvTranspose3dBackward(gradOutput: Tensor, input: Tensor, weight: Tensor, stride: number | readonly number[], padding: number | readonly number[], outputPadding: number | readonly number[], outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  dequantize(self: Tensor): Tensor
  dequantize(tensors: readonly Tensor[]): Tensor[]
  det(self: Tensor): Tensor
  detach(self: Tensor): Tensor
  detach_(self: Tensor): Tensor
  detachCopy(self: Tensor): Tensor
  diag(self: Tensor, diagonal?: number | null): Tensor
  diag(self: Tensor, options?: { diagonal?: number | null }): Tensor
  diagEmbed(self: Tensor, offset?: number | null, dim1?: number | null, dim2?: number | null): Tensor
  diagEmbed(self: Tensor, options?: { offset?: number | null; dim1?: number | null; dim2?: number | null }): Tensor
  diagflat(self: Tensor, offset?: number | null): Tensor
  diagflat(self: Tensor, options?: { offset?: number | null }): Tensor
  diagonal(self: Tensor, offset?: number | null, dim1?: number | null, dim2?: number | null): Tensor
  diagonal(self: Tensor, options?: { offset?: number | null; dim1?: number | null; dim2?: number | null }): Tensor
  diagonalBackward(gradOutput: Tensor, inputSizes: readonly number[], offset: number, dim1: number, dim2: number): Tensor
  diagonalCopy(self: Tensor, offset?: number | null, dim1?: number | null, dim2?: number | null): Tensor
  diagonalCopy(self: Tensor, options?: { offset?: number | null; dim1?: number | null; dim2?: number | null }): Tensor
  diagonalScatter(self: Tensor, src: Tensor, offset?: number | null, dim1?: number | null, dim2?: number | null): Tensor
  diagonalScatter(self: Tensor, src: Tensor, options?: { offset?: number | null; dim1?: number | null; dim2?: number | null }): Tensor
  diceCrossEntropy(logits: Tensor, label: Tensor): Tensor
  diff(self: Tensor, n?: number | null, dim?: number | null, prepend?: Tensor | null, append?: Tensor | null): Tensor
  diff(self: Tensor, options?: { n?: number | null; dim?: number | null; prepend?: Tensor | null; append?: Tensor | null }): Tensor
  digamma(self: Tensor): Tensor
  digamma_(self: Tensor): Tensor
  dist(self: Tensor, other: Tensor, p?: Scalar | null): Tensor
  dist(self: Tensor, other: Tensor, options?: { p?: Scalar | null }): Tensor
  div(self: Tensor, other: Tensor): Tensor
  div(self: Tensor, other: Scalar): Tensor
  div(self: Tensor, other: Scalar, options?: { roundingMode?: string | null }): Tensor
  div(self: Tensor, other: Tensor, options?: { roundingMode?: string | null }): Tensor
  div_(self: Tensor, other: Tensor): Tensor
  div_(self: Tensor, other: Scalar): Tensor
  div_(self: Tensor, other: Scalar, options?: { roundingMode?: string | null }): Tensor
  div_(self: Tensor, other: Tensor, options?: { roundingMode?: string | null }): Tensor
  divide(self: Tensor, other: Tensor): Tensor
  divide(self: Tensor, other: Scalar): Tensor
  divide(self: Tensor, other: Scalar, options?: { roundingMode?: string | null }): Tensor
  divide(self: Tensor, other: Tensor, options?: { roundingMode?: string | null }): Tensor
  divide_(self: Tensor, other: Tensor): Tensor
  divide_(self: Tensor, other: Scalar): Tensor
  divide_(self: Tensor, other: Scalar, options?: { roundingMode?: string | null }): Tensor
  divide_(self: Tensor, other: Tensor, options?: { roundingMode?: string | null }): Tensor
  dot(self: Tensor, tensor: Tensor): Tensor
  dropout(input: Tensor, p: number, train: boolean): Tensor
  dropout_(self: Tensor, p: number, train: boolean): Tensor
  dsplit(self: Tensor, sections: number): Tensor[]
  dsplit(self: Tensor, indices: readonly number[]): Tensor[]
  dstack(tensors: readonly Tensor[]): Tensor
  einsum(equation: string, tensors: readonly Tensor[], options?: { path?: readonly number[] | null }): Tensor
  elu(self: Tensor, alpha?: Scalar | null, scale?: Scalar | null, inputScale?: Scalar | null): Tensor
  elu(self: Tensor, options?: { alpha?: Scalar | null; scale?: Scalar | null; inputScale?: Scalar | null }): Tensor
  elu_(self: Tensor, alpha?: Scalar | null, scale?: Scalar | null, inputScale?: Scalar | null): Tensor
  elu_(self: Tensor, options?: { alpha?: Scalar | null; scale?: Scalar | null; inputScale?: Scalar | null }): Tensor
  eluBackward(gradOutput: Tensor, alpha: Scalar, scale: Scalar, inputScale: Scalar, isResult: boolean, selfOrResult: Tensor): Tensor
  embedding(weight: Tensor, indices: Tensor, paddingIdx?: number | null, scaleGradByFreq?: boolean | null, sparse?: boolean | null): Tensor
  embedding(weight: Tensor, indices: Tensor, options?: { paddingIdx?: number | null; scaleGradByFreq?: boolean | null; sparse?: boolean | null }): Tensor
  embeddingBackward(grad: Tensor, indices: Tensor, numWeights: number, paddingIdx: number, scaleGradByFreq: boolean, sparse: boolean): Tensor
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | null, mode?: number | null, sparse?: boolean | null, perSampleWeights?: Tensor | null, includeLastOffset?: boolean | null): [Tensor, Tensor, Tensor, Tensor]
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean | null; mode?: number | null; sparse?: boolean | null; perSampleWeights?: Tensor | null; includeLastOffset?: boolean | null }): [Tensor, Tensor, Tensor, Tensor]
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, paddingIdx?: number | null): [Tensor, Tensor, Tensor, Tensor]
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, options: { perSampleWeights: Tensor | null; paddingIdx?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  embeddingDenseBackward(gradOutput: Tensor, indices: Tensor, numWeights: number, paddingIdx: number, scaleGradByFreq: boolean): Tensor
  embeddingRenorm(self: Tensor, indices: Tensor, maxNorm: number, normType: number): Tensor
  embeddingRenorm_(self: Tensor, indices: Tensor, maxNorm: number, normType: number): Tensor
  embeddingSparseBackward(grad: Tensor, indices: Tensor, numWeights: number, paddingIdx: number, scaleGradByFreq: boolean): Tensor
  empty(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  emptyLike(self: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  emptyPermuted(size: readonly number[], physicalLayout: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  emptyQuantized(size: readonly number[], qtensor: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  emptyStrided(size: readonly number[], stride: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  eq(self: Tensor, other: Tensor): Tensor
  eq(self: Tensor, other: Scalar): Tensor
  eq_(self: Tensor, other: Tensor): Tensor
  eq_(self: Tensor, other: Scalar): Tensor
  equal(self: Tensor, other: Tensor): boolean
  erf(self: Tensor): Tensor
  erf_(self: Tensor): Tensor
  erfc(self: Tensor): Tensor
  erfc_(self: Tensor): Tensor
  erfinv(self: Tensor): Tensor
  erfinv_(self: Tensor): Tensor
  exp(self: Tensor): Tensor
  exp2(self: Tensor): Tensor
  exp2_(self: Tensor): Tensor
  exp_(self: Tensor): Tensor
  expand(self: Tensor, size: readonly number[], options?: { implicit?: boolean | null }): Tensor
  expandAs(self: Tensor, other: Tensor): Tensor
  expandCopy(self: Tensor, size: readonly number[], options?: { implicit?: boolean | null }): Tensor
  expm1(self: Tensor): Tensor
  expm1_(self: Tensor): Tensor
  exponential(self: Tensor, lambd?: number | null): Tensor
  exponential(self: Tensor, options?: { lambd?: number | null }): Tensor
  exponential_(self: Tensor, lambd?: number | null): Tensor
  exponential_(self: Tensor, options?: { lambd?: number | null }): Tensor
  eye(n: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  eye(n: number, m: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  fakeQuantizePerChannelAffine(self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number): Tensor
  fakeQuantizePerChannelAffineCachemask(self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number): [Tensor, Tensor]
  fakeQuantizePerChannelAffineCachemaskBackward(grad: Tensor, mask: Tensor): Tensor
  fakeQuantizePerTensorAffine(self: Tensor, scale: number, zeroPoint: number, quantMin: number, quantMax: number): Tensor
  fakeQuantizePerTensorAffine(self: Tensor, scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number): Tensor
  fakeQuantizePerTensorAffineCachemask(self: Tensor, scale: number, zeroPoint: number, quantMin: number, quantMax: number): [Tensor, Tensor]
  fakeQuantizePerTensorAffineCachemaskBackward(grad: Tensor, mask: Tensor): Tensor
  fbgemmLinearFp16Weight(input: Tensor, packedWeight: Tensor, bias: Tensor): Tensor
  fbgemmLinearFp16Weight(input: Tensor, packedWeight: Tensor, bias: Tensor, output: Tensor): Tensor
  fbgemmLinearFp16WeightFp32Activation(input: Tensor, packedWeight: Tensor, bias?: Tensor | null): Tensor
  fbgemmLinearFp16WeightFp32Activation(input: Tensor, packedWeight: Tensor, options?: { bias?: Tensor | null }): Tensor
  fbgemmLinearFp16WeightFp32Activation(input: Tensor, packedWeight: Tensor, bias: Tensor | null, output: Tensor): Tensor
  fbgemmLinearFp16WeightFp32Activation(input: Tensor, packedWeight: Tensor, bias: Tensor | null, output: Tensor, options: { bias: Tensor | null }): Tensor
  fbgemmLinearInt8Weight(input: Tensor, weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor): Tensor
  fbgemmLinearInt8WeightFp32Activation(input: Tensor, weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor): Tensor
  fbgemmLinearQuantizeWeight(input: Tensor): [Tensor, Tensor, number, number]
  fbgemmPackGemmMatrixFp16(input: Tensor): Tensor
  fbgemmPackQuantizedMatrix(input: Tensor): Tensor
  fbgemmPackQuantizedMatrix(input: Tensor, K: number, N: number): Tensor
  featureAlphaDropout(input: Tensor, p: number, train: boolean): Tensor
  featureAlphaDropout_(self: Tensor, p: number, train: boolean): Tensor
  featureDropout(input: Tensor, p: number, train: boolean): Tensor
  featureDropout_(self: Tensor, p: number, train: boolean): Tensor
  fftFft(self: Tensor, n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftFft(self: Tensor, options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftFft2(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftFft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftFftfreq(n: number, d?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  fftFftfreq(n: number, options?: { d?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  fftFftn(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftFftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftFftshift(self: Tensor, dim?: number | readonly number[] | null): Tensor
  fftFftshift(self: Tensor, options?: { dim?: number | readonly number[] | null }): Tensor
  fftHfft(self: Tensor, n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftHfft(self: Tensor, options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftHfft2(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftHfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftHfftn(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftHfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIfft(self: Tensor, n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftIfft(self: Tensor, options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftIfft2(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIfftn(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIfftshift(self: Tensor, dim?: number | readonly number[] | null): Tensor
  fftIfftshift(self: Tensor, options?: { dim?: number | readonly number[] | null }): Tensor
  fftIhfft(self: Tensor, n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftIhfft(self: Tensor, options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftIhfft2(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIhfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIhfftn(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIhfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIrfft(self: Tensor, n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftIrfft(self: Tensor, options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftIrfft2(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIrfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIrfftn(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIrfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftRfft(self: Tensor, n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftRfft(self: Tensor, options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftRfft2(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftRfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftRfftfreq(n: number, d?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  fftRfftfreq(n: number, options?: { d?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  fftRfftn(self: Tensor, s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftRfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fill(self: Tensor, value: Tensor): Tensor
  fill(self: Tensor, value: Scalar): Tensor
  fill_(self: Tensor, value: Tensor): Tensor
  fill_(self: Tensor, value: Scalar): Tensor
  fillDiagonal_(self: Tensor, fillValue: Scalar, wrap?: boolean | null): Tensor
  fillDiagonal_(self: Tensor, fillValue: Scalar, options?: { wrap?: boolean | null }): Tensor
  fix(self: Tensor): Tensor
  fix_(self: Tensor): Tensor
  flatten(self: Tensor, startDim: number, endDim: number, outDim: string): Tensor
  flatten(self: Tensor, startDim?: number | null, endDim?: number | null): Tensor
  flatten(self: Tensor, options?: { startDim?: number | null; endDim?: number | null }): Tensor
  flattenDenseTensors(tensors: readonly Tensor[]): Tensor
  flip(self: Tensor, dims: readonly number[]): Tensor
  fliplr(self: Tensor): Tensor
  flipud(self: Tensor): Tensor
  floatPower(self: Scalar, exponent: Tensor): Tensor
  floatPower(self: Tensor, exponent: Scalar): Tensor
  floatPower(self: Tensor, exponent: Tensor): Tensor
  floatPower_(self: Tensor, exponent: Tensor): Tensor
  floatPower_(self: Tensor, exponent: Scalar): Tensor
  floor(self: Tensor): Tensor
  floor_(self: Tensor): Tensor
  floorDivide(self: Tensor, other: Tensor): Tensor
  floorDivide(self: Tensor, other: Scalar): Tensor
  floorDivide_(self: Tensor, other: Tensor): Tensor
  floorDivide_(self: Tensor, other: Scalar): Tensor
  fmax(self: Tensor, other: Tensor): Tensor
  fmin(self: Tensor, other: Tensor): Tensor
  fmod(self: Tensor, other: Tensor): Tensor
  fmod(self: Tensor, other: Scalar): Tensor
  fmod_(self: Tensor, other: Tensor): Tensor
  fmod_(self: Tensor, other: Scalar): Tensor
  frac(self: Tensor): Tensor
  frac_(self: Tensor): Tensor
  fractionalMaxPool2d(self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor]
  fractionalMaxPool2dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], indices: Tensor): Tensor
  fractionalMaxPool3d(self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor]
  fractionalMaxPool3dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], indices: Tensor): Tensor
  frexp(self: Tensor): [Tensor, Tensor]
  frobeniusNorm(self: Tensor, dim: number | readonly number[], keepdim?: boolean | null): Tensor
  frobeniusNorm(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean | null }): Tensor
  fromFile(filename: string, shared?: boolean | null, size?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  fromFile(filename: string, options?: { shared?: boolean | null; size?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  full(size: readonly number[], fillValue: Scalar, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  fullLike(self: Tensor, fillValue: Scalar, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  fusedMovingAvgObsFakeQuant(self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, perRowFakeQuant?: boolean | null, symmetricQuant?: boolean | null): Tensor
  fusedMovingAvgObsFakeQuant(self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, options?: { perRowFakeQuant?: boolean | null; symmetricQuant?: boolean | null }): Tensor
  gather(self: Tensor, dim: number, index: Tensor, options?: { sparseGrad?: boolean | null }): Tensor
  gatherBackward(grad: Tensor, self: Tensor, dim: number, index: Tensor, sparseGrad: boolean): Tensor
  gcd(self: Tensor, other: Tensor): Tensor
  gcd_(self: Tensor, other: Tensor): Tensor
  ge(self: Tensor, other: Tensor): Tensor
  ge(self: Tensor, other: Scalar): Tensor
  ge_(self: Tensor, other: Tensor): Tensor
  ge_(self: Tensor, other: Scalar): Tensor
  gelu(self: Tensor, options?: { approximate?: string | null }): Tensor
  gelu_(self: Tensor, options?: { approximate?: string | null }): Tensor
  geluBackward(gradOutput: Tensor, self: Tensor, options?: { approximate?: string | null }): Tensor
  geometric(self: Tensor, p: number): Tensor
  geometric_(self: Tensor, p: number): Tensor
  geqrf(self: Tensor): [Tensor, Tensor]
  ger(self: Tensor, vec2: Tensor): Tensor
  glu(self: Tensor, dim?: number | null): Tensor
  glu(self: Tensor, options?: { dim?: number | null }): Tensor
  gluBackward(gradOutput: Tensor, self: Tensor, dim: number): Tensor
  gluBackwardJvp(gradX: Tensor, gradGlu: Tensor, x: Tensor, dgradGlu: Tensor, dx: Tensor, dim: number): Tensor
  gluJvp(glu: Tensor, x: Tensor, dx: Tensor, dim: number): Tensor
  gradient(self: Tensor, options: { dim: readonly number[]; edgeOrder?: number | null }): Tensor[]
  gradient(self: Tensor, options: { spacing: Scalar; dim: readonly number[]; edgeOrder?: number | null }): Tensor[]
  gradient(self: Tensor, options?: { spacing?: Scalar | null; dim?: number | null; edgeOrder?: number | null }): Tensor[]
  gradient(self: Tensor, options: { spacing: readonly Scalar[]; dim: readonly number[]; edgeOrder?: number | null }): Tensor[]
  gradient(self: Tensor, options: { spacing: readonly Scalar[]; dim?: number | null; edgeOrder?: number | null }): Tensor[]
  gradient(self: Tensor, options: { spacing: readonly Tensor[]; dim: readonly number[]; edgeOrder?: number | null }): Tensor[]
  gradient(self: Tensor, options: { spacing: readonly Tensor[]; dim?: number | null; edgeOrder?: number | null }): Tensor[]
  gradientNorm(gradients: readonly Tensor[]): Tensor
  greater(self: Tensor, other: Tensor): Tensor
  greater(self: Tensor, other: Scalar): Tensor
  greater_(self: Tensor, other: Tensor): Tensor
  greater_(self: Tensor, other: Scalar): Tensor
  greaterEqual(self: Tensor, other: Tensor): Tensor
  greaterEqual(self: Tensor, other: Scalar): Tensor
  greaterEqual_(self: Tensor, other: Tensor): Tensor
  greaterEqual_(self: Tensor, other: Scalar): Tensor
  gridSampler(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor
  gridSampler2d(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor
  gridSampler2dBackward(gradOutput: Tensor, input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  gridSampler3d(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor
  gridSampler3dBackward(gradOutput: Tensor, input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  groupNorm(input: Tensor, numGroups: number, weight?: Tensor | null, bias?: Tensor | null, eps?: number | null, cudnnEnabled?: boolean | null): Tensor
  groupNorm(input: Tensor, numGroups: number, options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number | null; cudnnEnabled?: boolean | null }): Tensor
  gru(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  gru(input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  gruCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null, bHh?: Tensor | null): Tensor
  gruCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
  gt(self: Tensor, other: Tensor): Tensor
  gt(self: Tensor, other: Scalar): Tensor
  gt_(self: Tensor, other: Tensor): Tensor
  gt_(self: Tensor, other: Scalar): Tensor
  hammingWindow(windowLength: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  hammingWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  hammingWindow(windowLength: number, periodic: boolean, alpha: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  hammingWindow(windowLength: number, periodic: boolean, alpha: number, beta: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  hannWindow(windowLength: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  hannWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  hardshrink(self: Tensor, lambd?: Scalar | null): Tensor
  hardshrink(self: Tensor, options?: { lambd?: Scalar | null }): Tensor
  hardshrinkBackward(gradOut: Tensor, self: Tensor, lambd: Scalar): Tensor
  hardsigmoid(self: Tensor): Tensor
  hardsigmoid_(self: Tensor): Tensor
  hardsigmoidBackward(gradOutput: Tensor, self: Tensor): Tensor
  hardswish(self: Tensor): Tensor
  hardswish_(self: Tensor): Tensor
  hardswishBackward(gradOutput: Tensor, self: Tensor): Tensor
  hardtanh(self: Tensor, minVal?: Scalar | null, maxVal?: Scalar | null): Tensor
  hardtanh(self: Tensor, options?: { minVal?: Scalar | null; maxVal?: Scalar | null }): Tensor
  hardtanh_(self: Tensor, minVal?: Scalar | null, maxVal?: Scalar | null): Tensor
  hardtanh_(self: Tensor, options?: { minVal?: Scalar | null; maxVal?: Scalar | null }): Tensor
  hardtanhBackward(gradOutput: Tensor, self: Tensor, minVal: Scalar, maxVal: Scalar): Tensor
  hashTensor(self: Tensor, dim?: number | readonly number[] | null, options?: { keepdim?: boolean | null; mode?: number | null }): Tensor
  hashTensor(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; mode?: number | null }): Tensor
  heaviside(self: Tensor, values: Tensor): Tensor
  heaviside_(self: Tensor, values: Tensor): Tensor
  hingeEmbeddingLoss(self: Tensor, target: Tensor, margin?: number | null, reduction?: number | null): Tensor
  hingeEmbeddingLoss(self: Tensor, target: Tensor, options?: { margin?: number | null; reduction?: number | null }): Tensor
  histc(self: Tensor, bins?: number | null, min?: Scalar | null, max?: Scalar | null): Tensor
  histc(self: Tensor, options?: { bins?: number | null; min?: Scalar | null; max?: Scalar | null }): Tensor
  histogram(self: Tensor, bins?: number | null, options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor]
  histogram(self: Tensor, options?: { bins?: number | null; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor]
  histogram(self: Tensor, bins: Tensor, options?: { weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor]
  histogramdd(self: Tensor, bins: readonly number[], range?: readonly number[] | null, weight?: Tensor | null, density?: boolean | null): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly number[], options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly Tensor[], range?: readonly number[] | null, weight?: Tensor | null, density?: boolean | null): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly Tensor[], options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: number, range?: readonly number[] | null, weight?: Tensor | null, density?: boolean | null): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: number, options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor[]]
  hsplit(self: Tensor, sections: number): Tensor[]
  hsplit(self: Tensor, indices: readonly number[]): Tensor[]
  hspmm(mat1: Tensor, mat2: Tensor): Tensor
  hstack(tensors: readonly Tensor[]): Tensor
  huberLoss(self: Tensor, target: Tensor, reduction?: number | null, delta?: number | null): Tensor
  huberLoss(self: Tensor, target: Tensor, options?: { reduction?: number | null; delta?: number | null }): Tensor
  huberLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, delta: number): Tensor
  hypot(self: Tensor, other: Tensor): Tensor
  hypot_(self: Tensor, other: Tensor): Tensor
  i0(self: Tensor): Tensor
  i0_(self: Tensor): Tensor
  igamma(self: Tensor, other: Tensor): Tensor
  igamma_(self: Tensor, other: Tensor): Tensor
  igammac(self: Tensor, other: Tensor): Tensor
  igammac_(self: Tensor, other: Tensor): Tensor
  im2col(self: Tensor, kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[]): Tensor
  imag(self: Tensor): Tensor
  index(self: Tensor, indices: readonly (Tensor | null)[]): Tensor
  indexAdd(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar | null }): Tensor
  indexAdd_(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar | null }): Tensor
  indexCopy(self: Tensor, dim: number, index: Tensor, source: Tensor): Tensor
  indexCopy_(self: Tensor, dim: number, index: Tensor, source: Tensor): Tensor
  indexFill(self: Tensor, dim: number, index: Tensor, value: Scalar): Tensor
  indexFill(self: Tensor, dim: number, index: Tensor, value: Tensor): Tensor
  indexFill_(self: Tensor, dim: number, index: Tensor, value: Scalar): Tensor
  indexFill_(self: Tensor, dim: number, index: Tensor, value: Tensor): Tensor
  indexPut(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | null): Tensor
  indexPut(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | null }): Tensor
  indexPut_(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | null): Tensor
  indexPut_(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | null }): Tensor
  indexReduce(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean | null }): Tensor
  indexReduce_(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean | null }): Tensor
  indexSelect(self: Tensor, dim: number, index: Tensor): Tensor
  indexSelectBackward(grad: Tensor, selfSizes: readonly number[], dim: number, index: Tensor): Tensor
  indices(self: Tensor): Tensor
  indicesCopy(self: Tensor): Tensor
  infinitelyDifferentiableGeluBackward(grad: Tensor, self: Tensor): Tensor
  inner(self: Tensor, other: Tensor): Tensor
  instanceNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
  instanceNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): Tensor
  instanceNorm3d(input: Tensor, weight?: Tensor | null, bias?: Tensor | null, eps?: number | null, activation?: string | null, slope?: number | null): Tensor
  instanceNorm3d(input: Tensor, options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number | null; activation?: string | null; slope?: number | null }): Tensor
  instanceNorm3dBackward(gradOutput: Tensor, input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, rstd: Tensor, activation: string, slope: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  instanceNorm3dBackward(gradOutput: Tensor, input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, rstd: Tensor, activation: string, slope: number, outputMask: boolean | readonly boolean[], options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  instanceNorm3dForward(input: Tensor, weight: Tensor | null, bias: Tensor | null, eps: number, activation: string, slope: number): [Tensor, Tensor, Tensor]
  instanceNorm3dForward(input: Tensor, weight: Tensor | null, bias: Tensor | null, eps: number, activation: string, slope: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  intRepr(self: Tensor): Tensor
  inverse(self: Tensor): Tensor
  isCoalesced(self: Tensor): boolean
  isComplex(self: Tensor): boolean
  isConj(self: Tensor): boolean
  isDistributed(self: Tensor): boolean
  isFloatingPoint(self: Tensor): boolean
  isInference(self: Tensor): boolean
  isLeaf(self: Tensor): boolean
  isNeg(self: Tensor): boolean
  isNonzero(self: Tensor): boolean
  isPinned(self: Tensor, device?: Device | null): boolean
  isPinned(self: Tensor, options?: { device?: Device | null }): boolean
  isSameSize(self: Tensor, other: Tensor): boolean
  isSetTo(self: Tensor, tensor: Tensor): boolean
  isSigned(self: Tensor): boolean
  isVulkanAvailable(): boolean
  isclose(self: Tensor, other: Tensor, rtol?: number | null, atol?: number | null, equalNan?: boolean | null): Tensor
  isclose(self: Tensor, other: Tensor, options?: { rtol?: number | null; atol?: number | null; equalNan?: boolean | null }): Tensor
  isfinite(self: Tensor): Tensor
  isin(element: Scalar, testElements: Tensor, options?: { assumeUnique?: boolean | null; invert?: boolean | null }): Tensor
  isin(elements: Tensor, testElement: Scalar, options?: { assumeUnique?: boolean | null; invert?: boolean | null }): Tensor
  isin(elements: Tensor, testElements: Tensor, options?: { assumeUnique?: boolean | null; invert?: boolean | null }): Tensor
  isinf(self: Tensor): Tensor
  isnan(self: Tensor): Tensor
  isneginf(self: Tensor): Tensor
  isposinf(self: Tensor): Tensor
  isreal(self: Tensor): Tensor
  istft(self: Tensor, nFft: number, hopLength?: number | null, winLength?: number | null, window?: Tensor | null, center?: boolean | null, normalized?: boolean | null, onesided?: boolean | null, length?: number | null, returnComplex?: boolean | null): Tensor
  istft(self: Tensor, nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; center?: boolean | null; normalized?: boolean | null; onesided?: boolean | null; length?: number | null; returnComplex?: boolean | null }): Tensor
  item(self: Tensor): number | boolean
  kaiserWindow(windowLength: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  kaiserWindow(windowLength: number, periodic: boolean, beta: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  kaiserWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  klDiv(self: Tensor, target: Tensor, reduction?: number | null, options?: { logTarget?: boolean | null }): Tensor
  klDiv(self: Tensor, target: Tensor, options?: { reduction?: number | null; logTarget?: boolean | null }): Tensor
  kron(self: Tensor, other: Tensor): Tensor
  kthvalue(self: Tensor, k: number, dim?: number | null, keepdim?: boolean | null): [Tensor, Tensor]
  kthvalue(self: Tensor, k: number, options?: { dim?: number | null; keepdim?: boolean | null }): [Tensor, Tensor]
  l1Loss(self: Tensor, target: Tensor, reduction?: number | null): Tensor
  l1Loss(self: Tensor, target: Tensor, options?: { reduction?: number | null }): Tensor
  layerNorm(input: Tensor, normalizedShape: readonly number[], weight?: Tensor | null, bias?: Tensor | null, eps?: number | null, cudnnEnable?: boolean | null): Tensor
  layerNorm(input: Tensor, normalizedShape: readonly number[], options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number | null; cudnnEnable?: boolean | null }): Tensor
  lcm(self: Tensor, other: Tensor): Tensor
  lcm_(self: Tensor, other: Tensor): Tensor
  ldexp(self: Tensor, other: Tensor): Tensor
  ldexp_(self: Tensor, other: Tensor): Tensor
  le(self: Tensor, other: Tensor): Tensor
  le(self: Tensor, other: Scalar): Tensor
  le_(self: Tensor, other: Tensor): Tensor
  le_(self: Tensor, other: Scalar): Tensor
  leakyRelu(self: Tensor, negativeSlope?: Scalar | null): Tensor
  leakyRelu(self: Tensor, options?: { negativeSlope?: Scalar | null }): Tensor
  leakyRelu_(self: Tensor, negativeSlope?: Scalar | null): Tensor
  leakyRelu_(self: Tensor, options?: { negativeSlope?: Scalar | null }): Tensor
  leakyReluBackward(gradOutput: Tensor, self: Tensor, negativeSlope: Scalar, selfIsResult: boolean): Tensor
  lerp(self: Tensor, end: Tensor, weight: Tensor): Tensor
  lerp(self: Tensor, end: Tensor, weight: Scalar): Tensor
  lerp_(self: Tensor, end: Tensor, weight: Tensor): Tensor
  lerp_(self: Tensor, end: Tensor, weight: Scalar): Tensor
  less(self: Tensor, other: Tensor): Tensor
  less(self: Tensor, other: Scalar): Tensor
  less_(self: Tensor, other: Tensor): Tensor
  less_(self: Tensor, other: Scalar): Tensor
  lessEqual(self: Tensor, other: Tensor): Tensor
  lessEqual(self: Tensor, other: Scalar): Tensor
  lessEqual_(self: Tensor, other: Tensor): Tensor
  lessEqual_(self: Tensor, other: Scalar): Tensor
  lgamma(self: Tensor): Tensor
  lgamma_(self: Tensor): Tensor
  lift(self: Tensor): Tensor
  liftFresh(self: Tensor): Tensor
  liftFreshCopy(self: Tensor): Tensor
  linalg__powsum(self: Tensor, ord?: Scalar | null, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalg__powsum(self: Tensor, options?: { ord?: Scalar | null; dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linalgCholesky(self: Tensor, options?: { upper?: boolean | null }): Tensor
  linalgCholeskyEx(self: Tensor, options?: { upper?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor]
  linalgCond(self: Tensor, p?: Scalar | null): Tensor
  linalgCond(self: Tensor, options?: { p?: Scalar | null }): Tensor
  linalgCond(self: Tensor, p: string): Tensor
  linalgCross(self: Tensor, other: Tensor, options?: { dim?: number | null }): Tensor
  linalgDet(A: Tensor): Tensor
  linalgDiagonal(A: Tensor, options?: { offset?: number | null; dim1?: number | null; dim2?: number | null }): Tensor
  linalgEig(self: Tensor): [Tensor, Tensor]
  linalgEigh(self: Tensor, UPLO?: string | null): [Tensor, Tensor]
  linalgEigh(self: Tensor, options?: { UPLO?: string | null }): [Tensor, Tensor]
  linalgEigvals(self: Tensor): Tensor
  linalgEigvalsh(self: Tensor, UPLO?: string | null): Tensor
  linalgEigvalsh(self: Tensor, options?: { UPLO?: string | null }): Tensor
  linalgHouseholderProduct(input: Tensor, tau: Tensor): Tensor
  linalgInv(A: Tensor): Tensor
  linalgInvEx(A: Tensor, options?: { checkErrors?: boolean | null }): [Tensor, Tensor]
  linalgLdlFactor(self: Tensor, options?: { hermitian?: boolean | null }): [Tensor, Tensor]
  linalgLdlFactorEx(self: Tensor, options?: { hermitian?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor, Tensor]
  linalgLdlSolve(LD: Tensor, pivots: Tensor, B: Tensor, options?: { hermitian?: boolean | null }): Tensor
  linalgLstsq(self: Tensor, b: Tensor, rcond?: number | null, options?: { driver?: string | null }): [Tensor, Tensor, Tensor, Tensor]
  linalgLstsq(self: Tensor, b: Tensor, options?: { rcond?: number | null; driver?: string | null }): [Tensor, Tensor, Tensor, Tensor]
  linalgLu(A: Tensor, options?: { pivot?: boolean | null }): [Tensor, Tensor, Tensor]
  linalgLuFactor(A: Tensor, options?: { pivot?: boolean | null }): [Tensor, Tensor]
  linalgLuFactorEx(A: Tensor, options?: { pivot?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor, Tensor]
  linalgLuSolve(LU: Tensor, pivots: Tensor, B: Tensor, options?: { left?: boolean | null; adjoint?: boolean | null }): Tensor
  linalgMatmul(self: Tensor, other: Tensor): Tensor
  linalgMatrixExp(self: Tensor): Tensor
  linalgMatrixNorm(self: Tensor, ord: Scalar, dim?: readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalgMatrixNorm(self: Tensor, ord: Scalar, options?: { dim?: readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linalgMatrixNorm(self: Tensor, ord?: string | null, dim?: readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalgMatrixNorm(self: Tensor, options?: { ord?: string | null; dim?: readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linalgMatrixPower(self: Tensor, n: number): Tensor
  linalgMatrixRank(self: Tensor, tol: number, hermitian?: boolean | null): Tensor
  linalgMatrixRank(self: Tensor, tol: number, options?: { hermitian?: boolean | null }): Tensor
  linalgMatrixRank(self: Tensor, options?: { atol?: number | null; rtol?: number | null; hermitian?: boolean | null }): Tensor
  linalgMatrixRank(input: Tensor, options?: { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean | null }): Tensor
  linalgMatrixRank(input: Tensor, tol: Tensor, hermitian?: boolean | null): Tensor
  linalgMatrixRank(input: Tensor, tol: Tensor, options?: { hermitian?: boolean | null }): Tensor
  linalgMultiDot(tensors: readonly Tensor[]): Tensor
  linalgNorm(self: Tensor, ord?: Scalar | null, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalgNorm(self: Tensor, options?: { ord?: Scalar | null; dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linalgNorm(self: Tensor, ord: string, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalgNorm(self: Tensor, ord: string, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linalgPinv(self: Tensor, rcond: number, hermitian?: boolean | null): Tensor
  linalgPinv(self: Tensor, rcond: number, options?: { hermitian?: boolean | null }): Tensor
  linalgPinv(self: Tensor, options?: { atol?: number | null; rtol?: number | null; hermitian?: boolean | null }): Tensor
  linalgPinv(self: Tensor, options?: { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean | null }): Tensor
  linalgPinv(self: Tensor, rcond: Tensor, hermitian?: boolean | null): Tensor
  linalgPinv(self: Tensor, rcond: Tensor, options?: { hermitian?: boolean | null }): Tensor
  linalgQr(A: Tensor, mode?: string | null): [Tensor, Tensor]
  linalgQr(A: Tensor, options?: { mode?: string | null }): [Tensor, Tensor]
  linalgSlogdet(A: Tensor): [Tensor, Tensor]
  linalgSolve(A: Tensor, B: Tensor, options?: { left?: boolean | null }): Tensor
  linalgSolveEx(A: Tensor, B: Tensor, options?: { left?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor]
  linalgSolveTriangular(self: Tensor, B: Tensor, options: { upper: boolean; left?: boolean | null; unitriangular?: boolean | null }): Tensor
  linalgSvd(A: Tensor, fullMatrices?: boolean | null, options?: { driver?: string | null }): [Tensor, Tensor, Tensor]
  linalgSvd(A: Tensor, options?: { fullMatrices?: boolean | null; driver?: string | null }): [Tensor, Tensor, Tensor]
  linalgSvdvals(A: Tensor, options?: { driver?: string | null }): Tensor
  linalgTensorinv(self: Tensor, ind?: number | null): Tensor
  linalgTensorinv(self: Tensor, options?: { ind?: number | null }): Tensor
  linalgTensorsolve(self: Tensor, other: Tensor, dims?: readonly number[] | null): Tensor
  linalgTensorsolve(self: Tensor, other: Tensor, options?: { dims?: readonly number[] | null }): Tensor
  linalgVander(x: Tensor, options?: { N?: number | null }): Tensor
  linalgVecdot(x: Tensor, y: Tensor, options?: { dim?: number | null }): Tensor
  linalgVectorNorm(self: Tensor, ord?: Scalar | null, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalgVectorNorm(self: Tensor, options?: { ord?: Scalar | null; dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linear(input: Tensor, weight: Tensor, bias?: Tensor | null): Tensor
  linear(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null }): Tensor
  linearBackward(self: Tensor, gradOutput: Tensor, weight: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  linspace(start: Scalar, end: Scalar, steps: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  linspace(start: Scalar, end: Tensor, steps: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  linspace(start: Tensor, end: Scalar, steps: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  linspace(start: Tensor, end: Tensor, steps: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  log(self: Tensor): Tensor
  log10(self: Tensor): Tensor
  log10_(self: Tensor): Tensor
  log1p(self: Tensor): Tensor
  log1p_(self: Tensor): Tensor
  log2(self: Tensor): Tensor
  log2_(self: Tensor): Tensor
  log_(self: Tensor): Tensor
  logNormal(self: Tensor, mean?: number | null, std?: number | null): Tensor
  logNormal(self: Tensor, options?: { mean?: number | null; std?: number | null }): Tensor
  logNormal_(self: Tensor, mean?: number | null, std?: number | null): Tensor
  logNormal_(self: Tensor, options?: { mean?: number | null; std?: number | null }): Tensor
  logSigmoid(self: Tensor): Tensor
  logSigmoidBackward(gradOutput: Tensor, self: Tensor, buffer: Tensor): Tensor
  logSigmoidForward(self: Tensor): [Tensor, Tensor]
  logSoftmax(self: Tensor, dim: number, dtype?: DType | null): Tensor
  logSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  logaddexp(self: Tensor, other: Tensor): Tensor
  logaddexp2(self: Tensor, other: Tensor): Tensor
  logcumsumexp(self: Tensor, dim: number): Tensor
  logdet(self: Tensor): Tensor
  logicalAnd(self: Tensor, other: Tensor): Tensor
  logicalAnd_(self: Tensor, other: Tensor): Tensor
  logicalNot(self: Tensor): Tensor
  logicalNot_(self: Tensor): Tensor
  logicalOr(self: Tensor, other: Tensor): Tensor
  logicalOr_(self: Tensor, other: Tensor): Tensor
  logicalXor(self: Tensor, other: Tensor): Tensor
  logicalXor_(self: Tensor, other: Tensor): Tensor
  logit(self: Tensor, eps?: number | null): Tensor
  logit(self: Tensor, options?: { eps?: number | null }): Tensor
  logit_(self: Tensor, eps?: number | null): Tensor
  logit_(self: Tensor, options?: { eps?: number | null }): Tensor
  logitBackward(gradOutput: Tensor, self: Tensor, eps?: number | null): Tensor
  logitBackward(gradOutput: Tensor, self: Tensor, options?: { eps?: number | null }): Tensor
  logspace(start: Scalar, end: Scalar, steps: number, base?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logspace(start: Scalar, end: Scalar, steps: number, options?: { base?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logspace(start: Scalar, end: Tensor, steps: number, base?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logspace(start: Scalar, end: Tensor, steps: number, options?: { base?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logspace(start: Tensor, end: Scalar, steps: number, base?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logspace(start: Tensor, end: Scalar, steps: number, options?: { base?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logspace(start: Tensor, end: Tensor, steps: number, base?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logspace(start: Tensor, end: Tensor, steps: number, options?: { base?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logsumexp(self: Tensor, dim: number | readonly number[], keepdim?: boolean | null): Tensor
  logsumexp(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean | null }): Tensor
  lstm(data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor, Tensor]
  lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor, Tensor]
  lstmCell(input: Tensor, hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, bIh?: Tensor | null, bHh?: Tensor | null): [Tensor, Tensor]
  lstmCell(input: Tensor, hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): [Tensor, Tensor]
  lstmMpsBackward(gradY: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, zState: Tensor, cellStateFwd: Tensor, input: Tensor, layersOutputs: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor[], Tensor[]]
  lstmMpsBackward(gradY: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, zState: Tensor, cellStateFwd: Tensor, input: Tensor, layersOutputs: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean, options: { gradY: Tensor | null; gradHy: Tensor | null; gradCy: Tensor | null }): [Tensor, Tensor[], Tensor[]]
  lt(self: Tensor, other: Tensor): Tensor
  lt(self: Tensor, other: Scalar): Tensor
  lt_(self: Tensor, other: Tensor): Tensor
  lt_(self: Tensor, other: Scalar): Tensor
  luSolve(self: Tensor, LUData: Tensor, LUPivots: Tensor): Tensor
  luUnpack(LUData: Tensor, LUPivots: Tensor, unpackData?: boolean | null, unpackPivots?: boolean | null): [Tensor, Tensor, Tensor]
  luUnpack(LUData: Tensor, LUPivots: Tensor, options?: { unpackData?: boolean | null; unpackPivots?: boolean | null }): [Tensor, Tensor, Tensor]
  mH(self: Tensor): Tensor
  mT(self: Tensor): Tensor
  marginRankingLoss(input1: Tensor, input2: Tensor, target: Tensor, margin?: number | null, reduction?: number | null): Tensor
  marginRankingLoss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number | null; reduction?: number | null }): Tensor
  maskedFill(self: Tensor, mask: Tensor, value: Tensor): Tensor
  maskedFill(self: Tensor, mask: Tensor, value: Scalar): Tensor
  maskedFill_(self: Tensor, mask: Tensor, value: Tensor): Tensor
  maskedFill_(self: Tensor, mask: Tensor, value: Scalar): Tensor
  maskedScatter(self: Tensor, mask: Tensor, source: Tensor): Tensor
  maskedScatter_(self: Tensor, mask: Tensor, source: Tensor): Tensor
  maskedScatterBackward(gradOutput: Tensor, mask: Tensor, sizes: readonly number[]): Tensor
  maskedSelect(self: Tensor, mask: Tensor): Tensor
  maskedSelectBackward(grad: Tensor, input: Tensor, mask: Tensor): Tensor
  matmul(self: Tensor, other: Tensor): Tensor
  matmulBackward(grad: Tensor, self: Tensor, other: Tensor, mask: boolean | readonly boolean[]): [Tensor, Tensor]
  matrixH(self: Tensor): Tensor
  matrixExp(self: Tensor): Tensor
  matrixExpBackward(self: Tensor, grad: Tensor): Tensor
  matrixPower(self: Tensor, n: number): Tensor
  max(self: Tensor): Tensor
  max(self: Tensor, dim: number, keepdim?: boolean | null): [Tensor, Tensor]
  max(self: Tensor, dim: number, options?: { keepdim?: boolean | null }): [Tensor, Tensor]
  max(self: Tensor, other: Tensor): Tensor
  maxPool1d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  maxPool1d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  maxPool1dWithIndices(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): [Tensor, Tensor]
  maxPool1dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): [Tensor, Tensor]
  maxPool2d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  maxPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  maxPool2dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  maxPool2dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  maxPool2dWithIndices(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): [Tensor, Tensor]
  maxPool2dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): [Tensor, Tensor]
  maxPool2dWithIndicesBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], ceilMode: boolean, indices: Tensor): Tensor
  maxPool3d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  maxPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  maxPool3dWithIndices(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): [Tensor, Tensor]
  maxPool3dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): [Tensor, Tensor]
  maxPool3dWithIndicesBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], ceilMode: boolean, indices: Tensor): Tensor
  maxUnpool2d(self: Tensor, indices: Tensor, outputSize: number | readonly number[]): Tensor
  maxUnpool3d(self: Tensor, indices: Tensor, outputSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[]): Tensor
  maximum(self: Tensor, other: Tensor): Tensor
  mean(self: Tensor, options?: { dtype?: DType | null }): Tensor
  mean(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  mean(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  median(self: Tensor): Tensor
  median(self: Tensor, dim: number, keepdim?: boolean | null): [Tensor, Tensor]
  median(self: Tensor, dim: number, options?: { keepdim?: boolean | null }): [Tensor, Tensor]
  meshgrid(tensors: readonly Tensor[]): Tensor[]
  meshgrid(tensors: readonly Tensor[], options: { indexing: string }): Tensor[]
  min(self: Tensor): Tensor
  min(self: Tensor, dim: number, keepdim?: boolean | null): [Tensor, Tensor]
  min(self: Tensor, dim: number, options?: { keepdim?: boolean | null }): [Tensor, Tensor]
  min(self: Tensor, other: Tensor): Tensor
  minimum(self: Tensor, other: Tensor): Tensor
  miopenBatchNorm(input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number): [Tensor, Tensor, Tensor]
  miopenBatchNorm(input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number, options: { bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor, Tensor]
  miopenBatchNormBackward(input: Tensor, gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number): [Tensor, Tensor, Tensor]
  miopenBatchNormBackward(input: Tensor, gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number, options: { runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveVar: Tensor | null }): [Tensor, Tensor, Tensor]
  miopenConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean): Tensor
  miopenConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options: { bias: Tensor | null }): Tensor
  miopenConvolutionAddRelu(self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number): Tensor
  miopenConvolutionAddRelu(self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number, options: { alpha: Scalar | null; bias: Tensor | null }): Tensor
  miopenConvolutionRelu(self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number): Tensor
  miopenConvolutionRelu(self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  miopenConvolutionTranspose(self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly number[], outputPadding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean): Tensor
  miopenConvolutionTranspose(self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly number[], outputPadding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options: { bias: Tensor | null }): Tensor
  miopenCtcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank: number, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  miopenCtcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank: number, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  miopenDepthwiseConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean): Tensor
  miopenDepthwiseConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options: { bias: Tensor | null }): Tensor
  miopenRnn(input: Tensor, weight: readonly Tensor[], weightStride0: number, hx: Tensor, cx: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState?: Tensor | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  miopenRnn(input: Tensor, weight: readonly Tensor[], weightStride0: number, hx: Tensor, cx: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], options: { cx: Tensor | null; dropoutState?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  miopenRnnBackward(input: Tensor, weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState: Tensor | null, reserve: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor, Tensor[]]
  miopenRnnBackward(input: Tensor, weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState: Tensor | null, reserve: Tensor, outputMask: boolean | readonly boolean[], options: { cx: Tensor | null; gradOutput: Tensor | null; gradHy: Tensor | null; gradCy: Tensor | null; dropoutState: Tensor | null }): [Tensor, Tensor, Tensor, Tensor[]]
  mish(self: Tensor): Tensor
  mish_(self: Tensor): Tensor
  mishBackward(gradOutput: Tensor, self: Tensor): Tensor
  mkldnnAdaptiveAvgPool2d(self: Tensor, outputSize: number | readonly number[]): Tensor
  mkldnnAdaptiveAvgPool2dBackward(gradOutput: Tensor, self: Tensor): Tensor
  mkldnnConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number): Tensor
  mkldnnConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  mkldnnLinear(self: Tensor, weight: Tensor, bias?: Tensor | null): Tensor
  mkldnnLinear(self: Tensor, weight: Tensor, options?: { bias?: Tensor | null }): Tensor
  mkldnnLinearBackward(self: Tensor, gradOutput: Tensor, weight: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  mkldnnLinearBackwardInput(inputSize: readonly number[], gradOutput: Tensor, weight: Tensor): Tensor
  mkldnnLinearBackwardWeights(gradOutput: Tensor, input: Tensor, weight: Tensor, biasDefined: boolean): [Tensor, Tensor]
  mkldnnMaxPool2d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  mkldnnMaxPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  mkldnnMaxPool2dBackward(gradOutput: Tensor, output: Tensor, input: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  mkldnnMaxPool2dBackward(gradOutput: Tensor, output: Tensor, input: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  mkldnnMaxPool3d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  mkldnnMaxPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  mkldnnMaxPool3dBackward(gradOutput: Tensor, output: Tensor, input: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  mkldnnMaxPool3dBackward(gradOutput: Tensor, output: Tensor, input: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  mkldnnReorderConv2dWeight(self: Tensor, padding?: number | readonly number[] | null, stride?: number | readonly number[] | null, dilation?: number | readonly number[] | null, groups?: number | null, inputSize?: readonly number[] | null): Tensor
  mkldnnReorderConv2dWeight(self: Tensor, options?: { padding?: number | readonly number[] | null; stride?: number | readonly number[] | null; dilation?: number | readonly number[] | null; groups?: number | null; inputSize?: readonly number[] | null }): Tensor
  mkldnnReorderConv3dWeight(self: Tensor, padding?: number | readonly number[] | null, stride?: number | readonly number[] | null, dilation?: number | readonly number[] | null, groups?: number | null, inputSize?: readonly number[] | null): Tensor
  mkldnnReorderConv3dWeight(self: Tensor, options?: { padding?: number | readonly number[] | null; stride?: number | readonly number[] | null; dilation?: number | readonly number[] | null; groups?: number | null; inputSize?: readonly number[] | null }): Tensor
  mkldnnRnnLayer(input: Tensor, weight0: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, hx_: Tensor, cx_: Tensor, reverse: boolean, batchSizes: readonly number[], mode: number, hiddenSize: number, numLayers: number, hasBiases: boolean, bidirectional: boolean, batchFirst: boolean, train: boolean): [Tensor, Tensor, Tensor, Tensor]
  mkldnnRnnLayerBackward(input: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, weight4: Tensor, hx_: Tensor, cxTmp: Tensor, output: Tensor, hy_: Tensor, cy_: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, reverse: boolean, mode: number, hiddenSize: number, numLayers: number, hasBiases: boolean, train: boolean, bidirectional: boolean, batchSizes: readonly number[], batchFirst: boolean, workspace: Tensor): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  mkldnnRnnLayerBackward(input: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, weight4: Tensor, hx_: Tensor, cxTmp: Tensor, output: Tensor, hy_: Tensor, cy_: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, reverse: boolean, mode: number, hiddenSize: number, numLayers: number, hasBiases: boolean, train: boolean, bidirectional: boolean, batchSizes: readonly number[], batchFirst: boolean, workspace: Tensor, options: { gradOutput: Tensor | null; gradHy: Tensor | null; gradCy: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  mm(self: Tensor, mat2: Tensor): Tensor
  mm(self: Tensor, mat2: Tensor, outDtype: DType): Tensor
  mode(self: Tensor, dim?: number | null, keepdim?: boolean | null): [Tensor, Tensor]
  mode(self: Tensor, options?: { dim?: number | null; keepdim?: boolean | null }): [Tensor, Tensor]
  moveaxis(self: Tensor, source: number, destination: number): Tensor
  moveaxis(self: Tensor, source: readonly number[], destination: readonly number[]): Tensor
  movedim(self: Tensor, source: number, destination: number): Tensor
  movedim(self: Tensor, source: readonly number[], destination: readonly number[]): Tensor
  mpsConvolutionBackward(self: Tensor, gradOutput: Tensor, weight: Tensor, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  mpsConvolutionTransposeBackward(self: Tensor, gradOutput: Tensor, weight: Tensor, padding: readonly number[], outputPadding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  mseLoss(self: Tensor, target: Tensor, reduction?: number | null): Tensor
  mseLoss(self: Tensor, target: Tensor, options?: { reduction?: number | null }): Tensor
  mseLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number): Tensor
  msort(self: Tensor): Tensor
  mul(self: Tensor, other: Tensor): Tensor
  mul(self: Tensor, other: Scalar): Tensor
  mul_(self: Tensor, other: Tensor): Tensor
  mul_(self: Tensor, other: Scalar): Tensor
  multiMarginLoss(self: Tensor, target: Tensor, p?: Scalar | null, margin?: Scalar | null, weight?: Tensor | null, reduction?: number | null): Tensor
  multiMarginLoss(self: Tensor, target: Tensor, options?: { p?: Scalar | null; margin?: Scalar | null; weight?: Tensor | null; reduction?: number | null }): Tensor
  multiMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, p: Scalar, margin: Scalar, weight?: Tensor | null, reduction?: number | null): Tensor
  multiMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, p: Scalar, margin: Scalar, options?: { weight?: Tensor | null; reduction?: number | null }): Tensor
  multilabelMarginLoss(self: Tensor, target: Tensor, reduction?: number | null): Tensor
  multilabelMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number | null }): Tensor
  multilabelMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, isTarget: Tensor): Tensor
  multilabelMarginLossForward(self: Tensor, target: Tensor, reduction: number): [Tensor, Tensor]
  multinomial(self: Tensor, numSamples: number, replacement?: boolean | null): Tensor
  multinomial(self: Tensor, numSamples: number, options?: { replacement?: boolean | null }): Tensor
  multiply(self: Tensor, other: Tensor): Tensor
  multiply(self: Tensor, other: Scalar): Tensor
  multiply_(self: Tensor, other: Tensor): Tensor
  multiply_(self: Tensor, other: Scalar): Tensor
  mv(self: Tensor, vec: Tensor): Tensor
  mvlgamma(self: Tensor, p: number): Tensor
  mvlgamma_(self: Tensor, p: number): Tensor
  nanToNum(self: Tensor, nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor
  nanToNum(self: Tensor, options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor
  nanToNum_(self: Tensor, nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor
  nanToNum_(self: Tensor, options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor
  nanmean(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  nanmean(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  nanmedian(self: Tensor): Tensor
  nanmedian(self: Tensor, dim: number, keepdim?: boolean | null): [Tensor, Tensor]
  nanmedian(self: Tensor, dim: number, options?: { keepdim?: boolean | null }): [Tensor, Tensor]
  nanquantile(self: Tensor, q: Tensor, dim?: number | null, keepdim?: boolean | null, options?: { interpolation?: string | null }): Tensor
  nanquantile(self: Tensor, q: Tensor, options?: { dim?: number | null; keepdim?: boolean | null; interpolation?: string | null }): Tensor
  nanquantile(self: Tensor, q: number, dim?: number | null, keepdim?: boolean | null, options?: { interpolation?: string | null }): Tensor
  nanquantile(self: Tensor, q: number, options?: { dim?: number | null; keepdim?: boolean | null; interpolation?: string | null }): Tensor
  nansum(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  nansum(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  narrow(self: Tensor, dim: number, start: number, length: number): Tensor
  narrow(self: Tensor, dim: number, start: Tensor, length: number): Tensor
  narrowCopy(self: Tensor, dim: number, start: number, length: number): Tensor
  nativeBatchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  nativeBatchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeBatchNormBackward(gradOut: Tensor, input: Tensor, weight: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveInvstd: Tensor | null, train: boolean, eps: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  nativeBatchNormBackward(gradOut: Tensor, input: Tensor, weight: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveInvstd: Tensor | null, train: boolean, eps: number, outputMask: boolean | readonly boolean[], options: { weight: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveInvstd: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeChannelShuffle(self: Tensor, groups: number): Tensor
  nativeDropout(input: Tensor, p: number, train?: boolean | null): [Tensor, Tensor]
  nativeDropout(input: Tensor, p: number, options?: { train?: boolean | null }): [Tensor, Tensor]
  nativeDropoutBackward(gradOutput: Tensor, mask: Tensor, scale: number): Tensor
  nativeGroupNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, group: number, eps: number): [Tensor, Tensor, Tensor]
  nativeGroupNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, group: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeGroupNormBackward(gradOut: Tensor, input: Tensor, mean: Tensor, rstd: Tensor, weight: Tensor | null, N: number, C: number, HxW: number, group: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  nativeGroupNormBackward(gradOut: Tensor, input: Tensor, mean: Tensor, rstd: Tensor, weight: Tensor | null, N: number, C: number, HxW: number, group: number, outputMask: boolean | readonly boolean[], options: { weight: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeLayerNorm(input: Tensor, normalizedShape: readonly number[], weight: Tensor | null, bias: Tensor | null, eps: number): [Tensor, Tensor, Tensor]
  nativeLayerNorm(input: Tensor, normalizedShape: readonly number[], weight: Tensor | null, bias: Tensor | null, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeLayerNormBackward(gradOut: Tensor, input: Tensor, normalizedShape: readonly number[], mean: Tensor, rstd: Tensor, weight: Tensor | null, bias: Tensor | null, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  nativeLayerNormBackward(gradOut: Tensor, input: Tensor, normalizedShape: readonly number[], mean: Tensor, rstd: Tensor, weight: Tensor | null, bias: Tensor | null, outputMask: boolean | readonly boolean[], options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeNorm(self: Tensor, p?: Scalar | null): Tensor
  nativeNorm(self: Tensor, options?: { p?: Scalar | null }): Tensor
  nativeNorm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, dtype?: DType | null): Tensor
  nativeNorm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { p: Scalar | null; dtype?: DType | null }): Tensor
  ne(self: Tensor, other: Tensor): Tensor
  ne(self: Tensor, other: Scalar): Tensor
  ne_(self: Tensor, other: Tensor): Tensor
  ne_(self: Tensor, other: Scalar): Tensor
  neg(self: Tensor): Tensor
  neg_(self: Tensor): Tensor
  negative(self: Tensor): Tensor
  negative_(self: Tensor): Tensor
  nestedToPaddedTensor(self: Tensor, padding: number, outputSize?: readonly number[] | null): Tensor
  nestedToPaddedTensor(self: Tensor, padding: number, options?: { outputSize?: readonly number[] | null }): Tensor
  newEmpty(self: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  newEmptyStrided(self: Tensor, size: readonly number[], stride: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  newFull(self: Tensor, size: readonly number[], fillValue: Scalar, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  newOnes(self: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  newZeros(self: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  nextafter(self: Tensor, other: Tensor): Tensor
  nextafter_(self: Tensor, other: Tensor): Tensor
  nllLoss(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number | null, ignoreIndex?: number | null): Tensor
  nllLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null; ignoreIndex?: number | null }): Tensor
  nllLoss2d(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number | null, ignoreIndex?: number | null): Tensor
  nllLoss2d(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null; ignoreIndex?: number | null }): Tensor
  nllLoss2dBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor): Tensor
  nllLoss2dBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options: { weight: Tensor | null }): Tensor
  nllLoss2dForward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number): [Tensor, Tensor]
  nllLoss2dForward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options: { weight: Tensor | null }): [Tensor, Tensor]
  nllLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor): Tensor
  nllLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options: { weight: Tensor | null }): Tensor
  nllLossForward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number): [Tensor, Tensor]
  nllLossForward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options: { weight: Tensor | null }): [Tensor, Tensor]
  nllLossNd(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number | null, ignoreIndex?: number | null): Tensor
  nllLossNd(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null; ignoreIndex?: number | null }): Tensor
  nonzero(self: Tensor): Tensor
  nonzeroNumpy(self: Tensor): Tensor[]
  nonzeroStatic(self: Tensor, options: { size: number; fillValue?: number | null }): Tensor
  norm(self: Tensor, p?: Scalar | null): Tensor
  norm(self: Tensor, options?: { p?: Scalar | null }): Tensor
  norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim?: boolean | null): Tensor
  norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], options: { p: Scalar | null; keepdim?: boolean | null }): Tensor
  norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { dtype: DType }): Tensor
  norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { p: Scalar | null; dtype: DType }): Tensor
  norm(self: Tensor, p: Scalar | null, options: { dtype: DType }): Tensor
  norm(self: Tensor, options: { p?: Scalar | null; dtype: DType }): Tensor
  normExceptDim(v: Tensor, pow?: number | null, dim?: number | null): Tensor
  normExceptDim(v: Tensor, options?: { pow?: number | null; dim?: number | null }): Tensor
  normal(mean: Tensor, std: Tensor): Tensor
  normal(mean: Tensor, std?: number | null): Tensor
  normal(mean: Tensor, options?: { std?: number | null }): Tensor
  normal(mean: number, std: Tensor): Tensor
  normal(mean: number, std: number, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  normal_(self: Tensor, mean?: number | null, std?: number | null): Tensor
  normal_(self: Tensor, options?: { mean?: number | null; std?: number | null }): Tensor
  normalFunctional(self: Tensor, mean?: number | null, std?: number | null): Tensor
  normalFunctional(self: Tensor, options?: { mean?: number | null; std?: number | null }): Tensor
  notEqual(self: Tensor, other: Tensor): Tensor
  notEqual(self: Tensor, other: Scalar): Tensor
  notEqual_(self: Tensor, other: Tensor): Tensor
  notEqual_(self: Tensor, other: Scalar): Tensor
  nuclearNorm(self: Tensor, keepdim?: boolean | null): Tensor
  nuclearNorm(self: Tensor, options?: { keepdim?: boolean | null }): Tensor
  nuclearNorm(self: Tensor, dim: number | readonly number[], keepdim?: boolean | null): Tensor
  nuclearNorm(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean | null }): Tensor
  numpyT(self: Tensor): Tensor
  oneHot(self: Tensor, numClasses?: number | null): Tensor
  oneHot(self: Tensor, options?: { numClasses?: number | null }): Tensor
  ones(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  onesLike(self: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  orgqr(self: Tensor, input2: Tensor): Tensor
  ormqr(self: Tensor, input2: Tensor, input3: Tensor, left?: boolean | null, transpose?: boolean | null): Tensor
  ormqr(self: Tensor, input2: Tensor, input3: Tensor, options?: { left?: boolean | null; transpose?: boolean | null }): Tensor
  outer(self: Tensor, vec2: Tensor): Tensor
  outputNr(self: Tensor): number
  pad(self: Tensor, pad: readonly number[], mode?: string | null, value?: number | null): Tensor
  pad(self: Tensor, pad: readonly number[], options?: { mode?: string | null; value?: number | null }): Tensor
  padSequence(sequences: readonly Tensor[], batchFirst?: boolean | null, paddingValue?: number | null, paddingSide?: string | null): Tensor
  padSequence(sequences: readonly Tensor[], options?: { batchFirst?: boolean | null; paddingValue?: number | null; paddingSide?: string | null }): Tensor
  pairwiseDistance(x1: Tensor, x2: Tensor, p?: number | null, eps?: number | null, keepdim?: boolean | null): Tensor
  pairwiseDistance(x1: Tensor, x2: Tensor, options?: { p?: number | null; eps?: number | null; keepdim?: boolean | null }): Tensor
  pdist(self: Tensor, p?: number | null): Tensor
  pdist(self: Tensor, options?: { p?: number | null }): Tensor
  permute(self: Tensor, dims: readonly number[]): Tensor
  permuteCopy(self: Tensor, dims: readonly number[]): Tensor
  pinMemory(self: Tensor, device?: Device | null): Tensor
  pinMemory(self: Tensor, options?: { device?: Device | null }): Tensor
  pinverse(self: Tensor, rcond?: number | null): Tensor
  pinverse(self: Tensor, options?: { rcond?: number | null }): Tensor
  pixelShuffle(self: Tensor, upscaleFactor: number): Tensor
  pixelUnshuffle(self: Tensor, downscaleFactor: number): Tensor
  pointwiseConv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, gelu?: boolean | null): Tensor
  pointwiseConv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; gelu?: boolean | null }): Tensor
  pointwiseConv3dBackward(gradOutput: Tensor, input: Tensor, weight: Tensor, gelu: boolean, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  poisson(self: Tensor): Tensor
  poissonNllLoss(input: Tensor, target: Tensor, logInput: boolean, full: boolean, eps: number, reduction: number): Tensor
  polar(abs: Tensor, angle: Tensor): Tensor
  polygamma(n: number, self: Tensor): Tensor
  polygamma_(self: Tensor, n: number): Tensor
  positive(self: Tensor): Tensor
  pow(self: Scalar, exponent: Tensor): Tensor
  pow(self: Tensor, exponent: Scalar): Tensor
  pow(self: Tensor, exponent: Tensor): Tensor
  pow_(self: Tensor, exponent: Tensor): Tensor
  pow_(self: Tensor, exponent: Scalar): Tensor
  prelu(self: Tensor, weight: Tensor): Tensor
  prod(self: Tensor, options?: { dtype?: DType | null }): Tensor
  prod(self: Tensor, dim: number, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  prod(self: Tensor, dim: number, options?: { keepdim?: boolean | null; dtype?: DType | null }): Tensor
  promoteTypes(type1: DType, type2: DType): number
  put(self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean | null): Tensor
  put(self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean | null }): Tensor
  put_(self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean | null): Tensor
  put_(self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean | null }): Tensor
  qPerChannelAxis(self: Tensor): number
  qPerChannelScales(self: Tensor): Tensor
  qPerChannelZeroPoints(self: Tensor): Tensor
  qScale(self: Tensor): number
  qZeroPoint(self: Tensor): number
  qr(self: Tensor, some?: boolean | null): [Tensor, Tensor]
  qr(self: Tensor, options?: { some?: boolean | null }): [Tensor, Tensor]
  quantile(self: Tensor, q: Tensor, dim?: number | null, keepdim?: boolean | null, options?: { interpolation?: string | null }): Tensor
  quantile(self: Tensor, q: Tensor, options?: { dim?: number | null; keepdim?: boolean | null; interpolation?: string | null }): Tensor
  quantile(self: Tensor, q: number, dim?: number | null, keepdim?: boolean | null, options?: { interpolation?: string | null }): Tensor
  quantile(self: Tensor, q: number, options?: { dim?: number | null; keepdim?: boolean | null; interpolation?: string | null }): Tensor
  quantizePerChannel(self: Tensor, scales: Tensor, zeroPoints: Tensor, axis: number, dtype: DType): Tensor
  quantizePerTensor(self: Tensor, scale: number, zeroPoint: number, dtype: DType): Tensor
  quantizePerTensor(self: Tensor, scale: Tensor, zeroPoint: Tensor, dtype: DType): Tensor
  quantizePerTensor(tensors: readonly Tensor[], scales: Tensor, zeroPoints: Tensor, dtype: DType): Tensor[]
  quantizePerTensorDynamic(self: Tensor, dtype: DType, reduceRange: boolean): Tensor
  quantizedBatchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, var_: Tensor, eps: number, outputScale: number, outputZeroPoint: number): Tensor
  quantizedBatchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, var_: Tensor, eps: number, outputScale: number, outputZeroPoint: number, options: { weight: Tensor | null; bias: Tensor | null }): Tensor
  quantizedGru(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  quantizedGru(input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  quantizedGruCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
  quantizedLstm(data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, options?: { dtype?: DType | null; useDynamic?: boolean | null }): [Tensor, Tensor, Tensor]
  quantizedLstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean, options?: { dtype?: DType | null; useDynamic?: boolean | null }): [Tensor, Tensor, Tensor]
  quantizedLstmCell(input: Tensor, hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): [Tensor, Tensor]
  quantizedMaxPool1d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  quantizedMaxPool1d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  quantizedMaxPool2d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  quantizedMaxPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  quantizedMaxPool3d(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  quantizedMaxPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  quantizedRnnReluCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
  quantizedRnnTanhCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
  rad2deg(self: Tensor): Tensor
  rad2deg_(self: Tensor): Tensor
  rand(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  randLike(self: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  randint(high: number, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  randint(low: number, high: number, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  randintLike(self: Tensor, high: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  randintLike(self: Tensor, high: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  randintLike(self: Tensor, low: number, high: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  randn(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  randnLike(self: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  random(self: Tensor): Tensor
  random(self: Tensor, from: number, to?: number | null): Tensor
  random(self: Tensor, from: number, options?: { to?: number | null }): Tensor
  random(self: Tensor, to: number): Tensor
  random_(self: Tensor): Tensor
  random_(self: Tensor, from: number, to?: number | null): Tensor
  random_(self: Tensor, from: number, options?: { to?: number | null }): Tensor
  random_(self: Tensor, to: number): Tensor
  randperm(n: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  range(start: Scalar, end: Scalar, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  range(start: Scalar, end: Scalar, step?: Scalar | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  range(start: Scalar, end: Scalar, options?: { step?: Scalar | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  ravel(self: Tensor): Tensor
  real(self: Tensor): Tensor
  reciprocal(self: Tensor): Tensor
  reciprocal_(self: Tensor): Tensor
  refineNames(self: Tensor, names: readonly string[]): Tensor
  reflectionPad1d(self: Tensor, padding: number | readonly number[]): Tensor
  reflectionPad1dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[]): Tensor
  reflectionPad2d(self: Tensor, padding: number | readonly number[]): Tensor
  reflectionPad2dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[]): Tensor
  reflectionPad3d(self: Tensor, padding: number | readonly number[]): Tensor
  reflectionPad3dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[]): Tensor
  relu(self: Tensor): Tensor
  relu6(self: Tensor): Tensor
  relu6_(self: Tensor): Tensor
  relu_(self: Tensor): Tensor
  remainder(self: Tensor, other: Tensor): Tensor
  remainder(self: Tensor, other: Scalar): Tensor
  remainder(self: Scalar, other: Tensor): Tensor
  remainder_(self: Tensor, other: Tensor): Tensor
  remainder_(self: Tensor, other: Scalar): Tensor
  rename(self: Tensor, names?: readonly string[] | null): Tensor
  rename(self: Tensor, options?: { names?: readonly string[] | null }): Tensor
  rename_(self: Tensor, names?: readonly string[] | null): Tensor
  rename_(self: Tensor, options?: { names?: readonly string[] | null }): Tensor
  renorm(self: Tensor, p: Scalar, dim: number, maxnorm: Scalar): Tensor
  renorm_(self: Tensor, p: Scalar, dim: number, maxnorm: Scalar): Tensor
  repeat(self: Tensor, repeats: readonly number[]): Tensor
  repeatInterleave(repeats: Tensor, options?: { outputSize?: number | null }): Tensor
  repeatInterleave(self: Tensor, repeats: Tensor, dim?: number | null, options?: { outputSize?: number | null }): Tensor
  repeatInterleave(self: Tensor, repeats: Tensor, options?: { dim?: number | null; outputSize?: number | null }): Tensor
  repeatInterleave(self: Tensor, repeats: number, dim?: number | null, options?: { outputSize?: number | null }): Tensor
  repeatInterleave(self: Tensor, repeats: number, options?: { dim?: number | null; outputSize?: number | null }): Tensor
  replicationPad1d(self: Tensor, padding: number | readonly number[]): Tensor
  replicationPad1dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[]): Tensor
  replicationPad2d(self: Tensor, padding: number | readonly number[]): Tensor
  replicationPad2dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[]): Tensor
  replicationPad3d(self: Tensor, padding: number | readonly number[]): Tensor
  replicationPad3dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[]): Tensor
  requiresGrad_(self: Tensor, requiresGrad?: boolean | null): Tensor
  requiresGrad_(self: Tensor, options?: { requiresGrad?: boolean | null }): Tensor
  reshape(self: Tensor, shape: readonly number[]): Tensor
  reshapeAs(self: Tensor, other: Tensor): Tensor
  resize(self: Tensor, size: readonly number[], options?: { memoryFormat?: MemoryFormat | null }): Tensor
  resize_(self: Tensor, size: readonly number[], options?: { memoryFormat?: MemoryFormat | null }): Tensor
  resizeAs(self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  resizeAs_(self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  resizeAsSparse(self: Tensor, theTemplate: Tensor): Tensor
  resizeAsSparse_(self: Tensor, theTemplate: Tensor): Tensor
  resolveConj(self: Tensor): Tensor
  resolveNeg(self: Tensor): Tensor
  resultType(tensor: Tensor, other: Tensor): number
  resultType(tensor: Tensor, other: Scalar): number
  resultType(scalar1: Scalar, scalar2: Scalar): number
  resultType(scalar: Scalar, tensor: Tensor): number
  retainGrad(self: Tensor): void
  retainsGrad(self: Tensor): boolean
  rmsNorm(input: Tensor, normalizedShape: readonly number[], weight?: Tensor | null, eps?: number | null): Tensor
  rmsNorm(input: Tensor, normalizedShape: readonly number[], options?: { weight?: Tensor | null; eps?: number | null }): Tensor
  rnnRelu(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  rnnRelu(input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  rnnReluCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null, bHh?: Tensor | null): Tensor
  rnnReluCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
  rnnTanh(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  rnnTanh(input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  rnnTanhCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null, bHh?: Tensor | null): Tensor
  rnnTanhCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
  roll(self: Tensor, shifts: number | readonly number[], dims?: number | readonly number[] | null): Tensor
  roll(self: Tensor, shifts: number | readonly number[], options?: { dims?: number | readonly number[] | null }): Tensor
  rot90(self: Tensor, k?: number | null, dims?: readonly number[] | null): Tensor
  rot90(self: Tensor, options?: { k?: number | null; dims?: readonly number[] | null }): Tensor
  round(self: Tensor): Tensor
  round(self: Tensor, options: { decimals: number }): Tensor
  round_(self: Tensor): Tensor
  round_(self: Tensor, options: { decimals: number }): Tensor
  rowIndices(self: Tensor): Tensor
  rowIndicesCopy(self: Tensor): Tensor
  rowStack(tensors: readonly Tensor[]): Tensor
  rrelu(self: Tensor, lower?: Scalar | null, upper?: Scalar | null, training?: boolean | null): Tensor
  rrelu(self: Tensor, options?: { lower?: Scalar | null; upper?: Scalar | null; training?: boolean | null }): Tensor
  rrelu_(self: Tensor, lower?: Scalar | null, upper?: Scalar | null, training?: boolean | null): Tensor
  rrelu_(self: Tensor, options?: { lower?: Scalar | null; upper?: Scalar | null; training?: boolean | null }): Tensor
  rreluWithNoise(self: Tensor, noise: Tensor, lower?: Scalar | null, upper?: Scalar | null, training?: boolean | null): Tensor
  rreluWithNoise(self: Tensor, noise: Tensor, options?: { lower?: Scalar | null; upper?: Scalar | null; training?: boolean | null }): Tensor
  rreluWithNoise_(self: Tensor, noise: Tensor, lower?: Scalar | null, upper?: Scalar | null, training?: boolean | null): Tensor
  rreluWithNoise_(self: Tensor, noise: Tensor, options?: { lower?: Scalar | null; upper?: Scalar | null; training?: boolean | null }): Tensor
  rreluWithNoiseBackward(gradOutput: Tensor, self: Tensor, noise: Tensor, lower: Scalar, upper: Scalar, training: boolean, selfIsResult: boolean): Tensor
  rreluWithNoiseFunctional(self: Tensor, noise: Tensor, lower?: Scalar | null, upper?: Scalar | null, training?: boolean | null): [Tensor, Tensor]
  rreluWithNoiseFunctional(self: Tensor, noise: Tensor, options?: { lower?: Scalar | null; upper?: Scalar | null; training?: boolean | null }): [Tensor, Tensor]
  rsqrt(self: Tensor): Tensor
  rsqrt_(self: Tensor): Tensor
  rsub(self: Tensor, other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  rsub(self: Tensor, other: Scalar, alpha?: Scalar | null): Tensor
  rsub(self: Tensor, other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  sampleAffine_(self: Tensor, source: Tensor, place: readonly number[], bends?: Tensor | null, fill?: number | null): Tensor
  sampleAffine_(self: Tensor, source: Tensor, place: readonly number[], options?: { bends?: Tensor | null; fill?: number | null }): Tensor
  scalarTensor(s: Scalar, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  scaledDotProductAttention(query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, options?: { scale?: number | null; enableGqa?: boolean | null }): Tensor
  scaledDotProductAttention(query: Tensor, key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; scale?: number | null; enableGqa?: boolean | null }): Tensor
  scatter(self: Tensor, dim: number, index: Tensor, src: Tensor, options: { reduce: string }): Tensor
  scatter(self: Tensor, dim: number, index: Tensor, src: Tensor): Tensor
  scatter(self: Tensor, dim: number, index: Tensor, value: Scalar): Tensor
  scatter(self: Tensor, dim: number, index: Tensor, value: Scalar, options: { reduce: string }): Tensor
  scatter_(self: Tensor, dim: number, index: Tensor, src: Tensor, options: { reduce: string }): Tensor
  scatter_(self: Tensor, dim: number, index: Tensor, src: Tensor): Tensor
  scatter_(self: Tensor, dim: number, index: Tensor, value: Scalar): Tensor
  scatter_(self: Tensor, dim: number, index: Tensor, value: Scalar, options: { reduce: string }): Tensor
  scatterAdd(self: Tensor, dim: number, index: Tensor, src: Tensor): Tensor
  scatterAdd_(self: Tensor, dim: number, index: Tensor, src: Tensor): Tensor
  scatterReduce(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean | null }): Tensor
  scatterReduce_(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean | null }): Tensor
  searchsorted(sortedSequence: Tensor, self: Tensor, options?: { outInt32?: boolean | null; right?: boolean | null; side?: string | null; sorter?: Tensor | null }): Tensor
  searchsorted(sortedSequence: Tensor, self: Scalar, options?: { outInt32?: boolean | null; right?: boolean | null; side?: string | null; sorter?: Tensor | null }): Tensor
  segmentReduce(data: Tensor, reduce: string, options?: { lengths?: Tensor | null; indices?: Tensor | null; offsets?: Tensor | null; axis?: number | null; unsafe?: boolean | null; initial?: Scalar | null }): Tensor
  select(self: Tensor, dim: number, index: number): Tensor
  selectBackward(gradOutput: Tensor, inputSizes: readonly number[], dim: number, index: number): Tensor
  selectCopy(self: Tensor, dim: number, index: number): Tensor
  selectScatter(self: Tensor, src: Tensor, dim: number, index: number): Tensor
  selu(self: Tensor): Tensor
  selu_(self: Tensor): Tensor
  set(self: Tensor): Tensor
  set(self: Tensor, source: Tensor): Tensor
  set_(self: Tensor): Tensor
  set_(self: Tensor, source: Tensor): Tensor
  set_(self: Tensor, source: Tensor, storageOffset: number, size: readonly number[], stride?: readonly number[] | null): Tensor
  set_(self: Tensor, source: Tensor, storageOffset: number, size: readonly number[], options?: { stride?: readonly number[] | null }): Tensor
  setData(self: Tensor, newData: Tensor): void
  sgd_(self: readonly Tensor[], gradients: readonly Tensor[], velocities: readonly Tensor[], lr: number, momentum: number, weightDecay: number, nesterov: boolean): void
  sgn(self: Tensor): Tensor
  sgn_(self: Tensor): Tensor
  sigmoid(self: Tensor): Tensor
  sigmoid_(self: Tensor): Tensor
  sigmoidBackward(gradOutput: Tensor, output: Tensor): Tensor
  sign(self: Tensor): Tensor
  sign_(self: Tensor): Tensor
  signbit(self: Tensor): Tensor
  silu(self: Tensor): Tensor
  silu_(self: Tensor): Tensor
  siluBackward(gradOutput: Tensor, self: Tensor): Tensor
  sin(self: Tensor): Tensor
  sin_(self: Tensor): Tensor
  sinc(self: Tensor): Tensor
  sinc_(self: Tensor): Tensor
  sinh(self: Tensor): Tensor
  sinh_(self: Tensor): Tensor
  size(self: Tensor, dim: number): number
  slice(self: Tensor, dim?: number | null, start?: number | null, end?: number | null, step?: number | null): Tensor
  slice(self: Tensor, options?: { dim?: number | null; start?: number | null; end?: number | null; step?: number | null }): Tensor
  sliceBackward(gradOutput: Tensor, inputSizes: readonly number[], dim: number, start: number, end: number, step: number): Tensor
  sliceCopy(self: Tensor, dim?: number | null, start?: number | null, end?: number | null, step?: number | null): Tensor
  sliceCopy(self: Tensor, options?: { dim?: number | null; start?: number | null; end?: number | null; step?: number | null }): Tensor
  sliceInverse(self: Tensor, src: Tensor, dim?: number | null, start?: number | null, end?: number | null, step?: number | null): Tensor
  sliceInverse(self: Tensor, src: Tensor, options?: { dim?: number | null; start?: number | null; end?: number | null; step?: number | null }): Tensor
  sliceScatter(self: Tensor, src: Tensor, dim?: number | null, start?: number | null, end?: number | null, step?: number | null): Tensor
  sliceScatter(self: Tensor, src: Tensor, options?: { dim?: number | null; start?: number | null; end?: number | null; step?: number | null }): Tensor
  slogdet(self: Tensor): [Tensor, Tensor]
  slowConv3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null): Tensor
  slowConv3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null }): Tensor
  slowConv3dForward(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[]): Tensor
  slowConv3dForward(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options: { bias: Tensor | null }): Tensor
  slowConvDilated2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null): Tensor
  slowConvDilated2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null }): Tensor
  slowConvDilated3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null): Tensor
  slowConvDilated3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null }): Tensor
  slowConvTranspose2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null, dilation?: number | readonly number[] | null): Tensor
  slowConvTranspose2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null; dilation?: number | readonly number[] | null }): Tensor
  slowConvTranspose3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null, dilation?: number | readonly number[] | null): Tensor
  slowConvTranspose3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null; dilation?: number | readonly number[] | null }): Tensor
  smm(self: Tensor, mat2: Tensor): Tensor
  smoothL1Loss(self: Tensor, target: Tensor, reduction?: number | null, beta?: number | null): Tensor
  smoothL1Loss(self: Tensor, target: Tensor, options?: { reduction?: number | null; beta?: number | null }): Tensor
  smoothL1LossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, beta: number): Tensor
  softMarginLoss(self: Tensor, target: Tensor, reduction?: number | null): Tensor
  softMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number | null }): Tensor
  softMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number): Tensor
  softmax(self: Tensor, dim: number, dtype?: DType | null): Tensor
  softmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  softplus(self: Tensor, beta?: Scalar | null, threshold?: Scalar | null): Tensor
  softplus(self: Tensor, options?: { beta?: Scalar | null; threshold?: Scalar | null }): Tensor
  softplusBackward(gradOutput: Tensor, self: Tensor, beta: Scalar, threshold: Scalar): Tensor
  softshrink(self: Tensor, lambd?: Scalar | null): Tensor
  softshrink(self: Tensor, options?: { lambd?: Scalar | null }): Tensor
  softshrinkBackward(gradOutput: Tensor, self: Tensor, lambd: Scalar): Tensor
  sort(self: Tensor, dim?: number | null, descending?: boolean | null): [Tensor, Tensor]
  sort(self: Tensor, options?: { dim?: number | null; descending?: boolean | null }): [Tensor, Tensor]
  sort(self: Tensor, options?: { stable?: boolean | null; dim?: number | null; descending?: boolean | null }): [Tensor, Tensor]
  sparseBscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseBscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseBsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseBsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCompressedTensor(compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCompressedTensor(compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCooTensor(indices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null }): Tensor
  sparseCooTensor(indices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null }): Tensor
  sparseCooTensor(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseDim(self: Tensor): number
  sparseMask(self: Tensor, mask: Tensor): Tensor
  sparseResize(self: Tensor, size: readonly number[], sparseDim: number, denseDim: number): Tensor
  sparseResize_(self: Tensor, size: readonly number[], sparseDim: number, denseDim: number): Tensor
  sparseResizeAndClear(self: Tensor, size: readonly number[], sparseDim: number, denseDim: number): Tensor
  sparseResizeAndClear_(self: Tensor, size: readonly number[], sparseDim: number, denseDim: number): Tensor
  sparseSampledAddmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  specialAiryAi(x: Tensor): Tensor
  specialBesselJ0(self: Tensor): Tensor
  specialBesselJ1(self: Tensor): Tensor
  specialBesselY0(self: Tensor): Tensor
  specialBesselY1(self: Tensor): Tensor
  specialChebyshevPolynomialT(x: Tensor, n: Tensor): Tensor
  specialChebyshevPolynomialT(x: Tensor, n: Scalar): Tensor
  specialChebyshevPolynomialT(x: Scalar, n: Tensor): Tensor
  specialChebyshevPolynomialU(x: Tensor, n: Tensor): Tensor
  specialChebyshevPolynomialU(x: Tensor, n: Scalar): Tensor
  specialChebyshevPolynomialU(x: Scalar, n: Tensor): Tensor
  specialChebyshevPolynomialV(x: Tensor, n: Tensor): Tensor
  specialChebyshevPolynomialV(x: Tensor, n: Scalar): Tensor
  specialChebyshevPolynomialV(x: Scalar, n: Tensor): Tensor
  specialChebyshevPolynomialW(x: Tensor, n: Tensor): Tensor
  specialChebyshevPolynomialW(x: Tensor, n: Scalar): Tensor
  specialChebyshevPolynomialW(x: Scalar, n: Tensor): Tensor
  specialDigamma(self: Tensor): Tensor
  specialEntr(self: Tensor): Tensor
  specialErf(self: Tensor): Tensor
  specialErfc(self: Tensor): Tensor
  specialErfcx(self: Tensor): Tensor
  specialErfinv(self: Tensor): Tensor
  specialExp2(self: Tensor): Tensor
  specialExpit(self: Tensor): Tensor
  specialExpm1(self: Tensor): Tensor
  specialGammainc(self: Tensor, other: Tensor): Tensor
  specialGammaincc(self: Tensor, other: Tensor): Tensor
  specialGammaln(self: Tensor): Tensor
  specialHermitePolynomialH(x: Tensor, n: Tensor): Tensor
  specialHermitePolynomialH(x: Tensor, n: Scalar): Tensor
  specialHermitePolynomialH(x: Scalar, n: Tensor): Tensor
  specialHermitePolynomialHe(x: Tensor, n: Tensor): Tensor
  specialHermitePolynomialHe(x: Tensor, n: Scalar): Tensor
  specialHermitePolynomialHe(x: Scalar, n: Tensor): Tensor
  specialI0(self: Tensor): Tensor
  specialI0e(self: Tensor): Tensor
  specialI1(self: Tensor): Tensor
  specialI1e(self: Tensor): Tensor
  specialLaguerrePolynomialL(x: Tensor, n: Tensor): Tensor
  specialLaguerrePolynomialL(x: Tensor, n: Scalar): Tensor
  specialLaguerrePolynomialL(x: Scalar, n: Tensor): Tensor
  specialLegendrePolynomialP(x: Tensor, n: Tensor): Tensor
  specialLegendrePolynomialP(x: Tensor, n: Scalar): Tensor
  specialLegendrePolynomialP(x: Scalar, n: Tensor): Tensor
  specialLog1p(self: Tensor): Tensor
  specialLogNdtr(self: Tensor): Tensor
  specialLogSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  specialLogit(self: Tensor, eps?: number | null): Tensor
  specialLogit(self: Tensor, options?: { eps?: number | null }): Tensor
  specialLogsumexp(self: Tensor, dim: number | readonly number[], keepdim?: boolean | null): Tensor
  specialLogsumexp(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean | null }): Tensor
  specialModifiedBesselI0(self: Tensor): Tensor
  specialModifiedBesselI1(self: Tensor): Tensor
  specialModifiedBesselK0(self: Tensor): Tensor
  specialModifiedBesselK1(self: Tensor): Tensor
  specialMultigammaln(self: Tensor, p: number): Tensor
  specialNdtr(self: Tensor): Tensor
  specialNdtri(self: Tensor): Tensor
  specialPolygamma(n: number, self: Tensor): Tensor
  specialPsi(self: Tensor): Tensor
  specialRound(self: Tensor, options?: { decimals?: number | null }): Tensor
  specialScaledModifiedBesselK0(x: Tensor): Tensor
  specialScaledModifiedBesselK1(x: Tensor): Tensor
  specialShiftedChebyshevPolynomialT(x: Tensor, n: Tensor): Tensor
  specialShiftedChebyshevPolynomialT(x: Tensor, n: Scalar): Tensor
  specialShiftedChebyshevPolynomialT(x: Scalar, n: Tensor): Tensor
  specialShiftedChebyshevPolynomialU(x: Tensor, n: Tensor): Tensor
  specialShiftedChebyshevPolynomialU(x: Tensor, n: Scalar): Tensor
  specialShiftedChebyshevPolynomialU(x: Scalar, n: Tensor): Tensor
  specialShiftedChebyshevPolynomialV(x: Tensor, n: Tensor): Tensor
  specialShiftedChebyshevPolynomialV(x: Tensor, n: Scalar): Tensor
  specialShiftedChebyshevPolynomialV(x: Scalar, n: Tensor): Tensor
  specialShiftedChebyshevPolynomialW(x: Tensor, n: Tensor): Tensor
  specialShiftedChebyshevPolynomialW(x: Tensor, n: Scalar): Tensor
  specialShiftedChebyshevPolynomialW(x: Scalar, n: Tensor): Tensor
  specialSinc(self: Tensor): Tensor
  specialSoftmax(self: Tensor, dim: number, dtype?: DType | null): Tensor
  specialSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  specialSphericalBesselJ0(x: Tensor): Tensor
  specialXlog1py(self: Tensor, other: Tensor): Tensor
  specialXlog1py(self: Tensor, other: Scalar): Tensor
  specialXlog1py(self: Scalar, other: Tensor): Tensor
  specialXlogy(self: Tensor, other: Tensor): Tensor
  specialXlogy(self: Tensor, other: Scalar): Tensor
  specialXlogy(self: Scalar, other: Tensor): Tensor
  specialZeta(self: Tensor, other: Tensor): Tensor
  specialZeta(self: Tensor, other: Scalar): Tensor
  specialZeta(self: Scalar, other: Tensor): Tensor
  split(self: Tensor, splitSize: number, dim?: number | null): Tensor[]
  split(self: Tensor, splitSize: number, options?: { dim?: number | null }): Tensor[]
  split(self: Tensor, splitSize: readonly number[], dim?: number | null): Tensor[]
  split(self: Tensor, splitSize: readonly number[], options?: { dim?: number | null }): Tensor[]
  splitCopy(self: Tensor, splitSize: number, dim?: number | null): Tensor[]
  splitCopy(self: Tensor, splitSize: number, options?: { dim?: number | null }): Tensor[]
  splitWithSizes(self: Tensor, splitSizes: readonly number[], dim?: number | null): Tensor[]
  splitWithSizes(self: Tensor, splitSizes: readonly number[], options?: { dim?: number | null }): Tensor[]
  splitWithSizesCopy(self: Tensor, splitSizes: readonly number[], dim?: number | null): Tensor[]
  splitWithSizesCopy(self: Tensor, splitSizes: readonly number[], options?: { dim?: number | null }): Tensor[]
  sqrt(self: Tensor): Tensor
  sqrt_(self: Tensor): Tensor
  square(self: Tensor): Tensor
  square_(self: Tensor): Tensor
  squeeze(self: Tensor): Tensor
  squeeze(self: Tensor, dim: number): Tensor
  squeeze(self: Tensor, dim: readonly number[]): Tensor
  squeeze_(self: Tensor): Tensor
  squeeze_(self: Tensor, dim: number): Tensor
  squeeze_(self: Tensor, dim: readonly number[]): Tensor
  squeezeCopy(self: Tensor): Tensor
  squeezeCopy(self: Tensor, dim: number): Tensor
  squeezeCopy(self: Tensor, dim: readonly number[]): Tensor
  sspaddmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  stack(tensors: readonly Tensor[], dim?: number | null): Tensor
  stack(tensors: readonly Tensor[], options?: { dim?: number | null }): Tensor
  std(self: Tensor, unbiased?: boolean | null): Tensor
  std(self: Tensor, options?: { unbiased?: boolean | null }): Tensor
  std(self: Tensor, dim?: number | readonly number[] | null, unbiased?: boolean | null, keepdim?: boolean | null): Tensor
  std(self: Tensor, options?: { dim?: number | readonly number[] | null; unbiased?: boolean | null; keepdim?: boolean | null }): Tensor
  std(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean | null }): Tensor
  std(self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean | null }): Tensor
  stdMean(self: Tensor, unbiased?: boolean | null): [Tensor, Tensor]
  stdMean(self: Tensor, options?: { unbiased?: boolean | null }): [Tensor, Tensor]
  stdMean(self: Tensor, dim?: number | readonly number[] | null, unbiased?: boolean | null, keepdim?: boolean | null): [Tensor, Tensor]
  stdMean(self: Tensor, options?: { dim?: number | readonly number[] | null; unbiased?: boolean | null; keepdim?: boolean | null }): [Tensor, Tensor]
  stdMean(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean | null }): [Tensor, Tensor]
  stdMean(self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean | null }): [Tensor, Tensor]
  stft(self: Tensor, nFft: number, hopLength?: number | null, winLength?: number | null, window?: Tensor | null, normalized?: boolean | null, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor
  stft(self: Tensor, nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; normalized?: boolean | null; onesided?: boolean | null; returnComplex?: boolean | null; alignToWindow?: boolean | null }): Tensor
  stft(self: Tensor, nFft: number, hopLength?: number | null, winLength?: number | null, window?: Tensor | null, center?: boolean | null, padMode?: string | null, normalized?: boolean | null, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor
  stft(self: Tensor, nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; center?: boolean | null; padMode?: string | null; normalized?: boolean | null; onesided?: boolean | null; returnComplex?: boolean | null; alignToWindow?: boolean | null }): Tensor
  stride(self: Tensor, dim: number): number
  sub(self: Tensor, other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  sub(self: Tensor, other: Scalar, alpha?: Scalar | null): Tensor
  sub(self: Tensor, other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  sub_(self: Tensor, other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  sub_(self: Tensor, other: Scalar, alpha?: Scalar | null): Tensor
  sub_(self: Tensor, other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  subtract(self: Tensor, other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  subtract(self: Tensor, other: Scalar, alpha?: Scalar | null): Tensor
  subtract(self: Tensor, other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  subtract_(self: Tensor, other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  subtract_(self: Tensor, other: Scalar, alpha?: Scalar | null): Tensor
  subtract_(self: Tensor, other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  sum(self: Tensor, options?: { dtype?: DType | null }): Tensor
  sum(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  sum(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  sumToSize(self: Tensor, size: readonly number[]): Tensor
  svd(self: Tensor, some?: boolean | null, computeUv?: boolean | null): [Tensor, Tensor, Tensor]
  svd(self: Tensor, options?: { some?: boolean | null; computeUv?: boolean | null }): [Tensor, Tensor, Tensor]
  swapaxes(self: Tensor, axis0: number, axis1: number): Tensor
  swapaxes_(self: Tensor, axis0: number, axis1: number): Tensor
  swapdims(self: Tensor, dim0: number, dim1: number): Tensor
  swapdims_(self: Tensor, dim0: number, dim1: number): Tensor
  symConstrainRange(size: Scalar, options?: { min?: number | null; max?: number | null }): void
  symConstrainRangeForSize(size: Scalar, options?: { min?: number | null; max?: number | null }): void
  symNumel(self: Tensor): number
  symSize(self: Tensor, dim: number): number
  symStorageOffset(self: Tensor): number
  symStride(self: Tensor, dim: number): number
  t(self: Tensor): Tensor
  t_(self: Tensor): Tensor
  tCopy(self: Tensor): Tensor
  take(self: Tensor, index: Tensor): Tensor
  takeAlongDim(self: Tensor, indices: Tensor, dim?: number | null): Tensor
  takeAlongDim(self: Tensor, indices: Tensor, options?: { dim?: number | null }): Tensor
  tan(self: Tensor): Tensor
  tan_(self: Tensor): Tensor
  tanh(self: Tensor): Tensor
  tanh_(self: Tensor): Tensor
  tanhBackward(gradOutput: Tensor, output: Tensor): Tensor
  tensorSplit(self: Tensor, indices: readonly number[], dim?: number | null): Tensor[]
  tensorSplit(self: Tensor, indices: readonly number[], options?: { dim?: number | null }): Tensor[]
  tensorSplit(self: Tensor, sections: number, dim?: number | null): Tensor[]
  tensorSplit(self: Tensor, sections: number, options?: { dim?: number | null }): Tensor[]
  tensorSplit(self: Tensor, tensorIndicesOrSections: Tensor, dim?: number | null): Tensor[]
  tensorSplit(self: Tensor, tensorIndicesOrSections: Tensor, options?: { dim?: number | null }): Tensor[]
  tensordot(self: Tensor, other: Tensor, dimsSelf: readonly number[], dimsOther: readonly number[]): Tensor
  thnnConv2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null): Tensor
  thnnConv2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null }): Tensor
  threshold(self: Tensor, threshold: Scalar, value: Scalar): Tensor
  threshold_(self: Tensor, threshold: Scalar, value: Scalar): Tensor
  thresholdBackward(gradOutput: Tensor, self: Tensor, threshold: Scalar): Tensor
  tile(self: Tensor, dims: readonly number[]): Tensor
  to(self: Tensor, device: Device, dtype: DType, nonBlocking?: boolean | null, copy?: boolean | null, memoryFormat?: MemoryFormat | null): Tensor
  to(self: Tensor, device: Device, dtype: DType, options?: { nonBlocking?: boolean | null; copy?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  to(self: Tensor, dtype: DType, nonBlocking?: boolean | null, copy?: boolean | null, memoryFormat?: MemoryFormat | null): Tensor
  to(self: Tensor, dtype: DType, options?: { nonBlocking?: boolean | null; copy?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  to(self: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; nonBlocking?: boolean | null; copy?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  to(self: Tensor, other: Tensor, nonBlocking?: boolean | null, copy?: boolean | null, memoryFormat?: MemoryFormat | null): Tensor
  to(self: Tensor, other: Tensor, options?: { nonBlocking?: boolean | null; copy?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  toDense(self: Tensor, dtype?: DType | null, options?: { maskedGrad?: boolean | null }): Tensor
  toDense(self: Tensor, options?: { dtype?: DType | null; maskedGrad?: boolean | null }): Tensor
  toDenseBackward(grad: Tensor, input: Tensor, maskedGrad?: boolean | null): Tensor
  toDenseBackward(grad: Tensor, input: Tensor, options?: { maskedGrad?: boolean | null }): Tensor
  toMkldnn(self: Tensor, dtype?: DType | null): Tensor
  toMkldnn(self: Tensor, options?: { dtype?: DType | null }): Tensor
  toMkldnnBackward(grad: Tensor, input: Tensor): Tensor
  toPaddedTensor(self: Tensor, padding: number, outputSize?: readonly number[] | null): Tensor
  toPaddedTensor(self: Tensor, padding: number, options?: { outputSize?: readonly number[] | null }): Tensor
  toSparse(self: Tensor, options?: { layout?: string | null; blocksize?: number | readonly number[] | null; denseDim?: number | null }): Tensor
  toSparse(self: Tensor, sparseDim: number): Tensor
  toSparseBsc(self: Tensor, blocksize: number | readonly number[], denseDim?: number | null): Tensor
  toSparseBsc(self: Tensor, blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  toSparseBsr(self: Tensor, blocksize: number | readonly number[], denseDim?: number | null): Tensor
  toSparseBsr(self: Tensor, blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  toSparseCsc(self: Tensor, denseDim?: number | null): Tensor
  toSparseCsc(self: Tensor, options?: { denseDim?: number | null }): Tensor
  toSparseCsr(self: Tensor, denseDim?: number | null): Tensor
  toSparseCsr(self: Tensor, options?: { denseDim?: number | null }): Tensor
  topk(self: Tensor, k: number, dim?: number | null, largest?: boolean | null, sorted?: boolean | null): [Tensor, Tensor]
  topk(self: Tensor, k: number, options?: { dim?: number | null; largest?: boolean | null; sorted?: boolean | null }): [Tensor, Tensor]
  trace(self: Tensor): Tensor
  traceBackward(grad: Tensor, sizes: readonly number[]): Tensor
  transpose(self: Tensor, dim0: number, dim1: number): Tensor
  transpose_(self: Tensor, dim0: number, dim1: number): Tensor
  transposeCopy(self: Tensor, dim0: number, dim1: number): Tensor
  trapezoid(y: Tensor, options?: { dx?: Scalar | null; dim?: number | null }): Tensor
  trapezoid(y: Tensor, x: Tensor, options?: { dim?: number | null }): Tensor
  trapz(y: Tensor, options?: { dx?: number | null; dim?: number | null }): Tensor
  trapz(y: Tensor, x: Tensor, options?: { dim?: number | null }): Tensor
  triangularSolve(self: Tensor, A: Tensor, upper?: boolean | null, transpose?: boolean | null, unitriangular?: boolean | null): [Tensor, Tensor]
  triangularSolve(self: Tensor, A: Tensor, options?: { upper?: boolean | null; transpose?: boolean | null; unitriangular?: boolean | null }): [Tensor, Tensor]
  tril(self: Tensor, diagonal?: number | null): Tensor
  tril(self: Tensor, options?: { diagonal?: number | null }): Tensor
  tril_(self: Tensor, diagonal?: number | null): Tensor
  tril_(self: Tensor, options?: { diagonal?: number | null }): Tensor
  trilIndices(row: number, col: number, offset?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  trilIndices(row: number, col: number, options?: { offset?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  tripletMarginLoss(anchor: Tensor, positive: Tensor, negative: Tensor, margin?: number | null, p?: number | null, eps?: number | null, swap?: boolean | null, reduction?: number | null): Tensor
  tripletMarginLoss(anchor: Tensor, positive: Tensor, negative: Tensor, options?: { margin?: number | null; p?: number | null; eps?: number | null; swap?: boolean | null; reduction?: number | null }): Tensor
  triu(self: Tensor, diagonal?: number | null): Tensor
  triu(self: Tensor, options?: { diagonal?: number | null }): Tensor
  triu_(self: Tensor, diagonal?: number | null): Tensor
  triu_(self: Tensor, options?: { diagonal?: number | null }): Tensor
  triuIndices(row: number, col: number, offset?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  triuIndices(row: number, col: number, options?: { offset?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  trueDivide(self: Tensor, other: Tensor): Tensor
  trueDivide(self: Tensor, other: Scalar): Tensor
  trueDivide_(self: Tensor, other: Tensor): Tensor
  trueDivide_(self: Tensor, other: Scalar): Tensor
  trunc(self: Tensor): Tensor
  trunc_(self: Tensor): Tensor
  typeAs(self: Tensor, other: Tensor): Tensor
  unbind(self: Tensor, dim?: number | null): Tensor[]
  unbind(self: Tensor, options?: { dim?: number | null }): Tensor[]
  unbindCopy(self: Tensor, dim?: number | null): Tensor[]
  unbindCopy(self: Tensor, options?: { dim?: number | null }): Tensor[]
  unflatten(self: Tensor, dim: number, sizes: readonly number[]): Tensor
  unflattenDenseTensors(flat: Tensor, tensors: readonly Tensor[]): Tensor[]
  unfold(self: Tensor, dimension: number, size: number, step: number): Tensor
  unfoldBackward(gradIn: Tensor, inputSizes: readonly number[], dim: number, size: number, step: number): Tensor
  unfoldCopy(self: Tensor, dimension: number, size: number, step: number): Tensor
  uniform(self: Tensor, from?: number | null, to?: number | null): Tensor
  uniform(self: Tensor, options?: { from?: number | null; to?: number | null }): Tensor
  uniform_(self: Tensor, from?: number | null, to?: number | null): Tensor
  uniform_(self: Tensor, options?: { from?: number | null; to?: number | null }): Tensor
  uniqueConsecutive(self: Tensor, returnInverse?: boolean | null, returnCounts?: boolean | null, dim?: number | null): [Tensor, Tensor, Tensor]
  uniqueConsecutive(self: Tensor, options?: { returnInverse?: boolean | null; returnCounts?: boolean | null; dim?: number | null }): [Tensor, Tensor, Tensor]
  uniqueDim(self: Tensor, dim: number, sorted?: boolean | null, returnInverse?: boolean | null, returnCounts?: boolean | null): [Tensor, Tensor, Tensor]
  uniqueDim(self: Tensor, dim: number, options?: { sorted?: boolean | null; returnInverse?: boolean | null; returnCounts?: boolean | null }): [Tensor, Tensor, Tensor]
  uniqueDimConsecutive(self: Tensor, dim: number, returnInverse?: boolean | null, returnCounts?: boolean | null): [Tensor, Tensor, Tensor]
  uniqueDimConsecutive(self: Tensor, dim: number, options?: { returnInverse?: boolean | null; returnCounts?: boolean | null }): [Tensor, Tensor, Tensor]
  unsafeChunk(self: Tensor, chunks: number, dim?: number | null): Tensor[]
  unsafeChunk(self: Tensor, chunks: number, options?: { dim?: number | null }): Tensor[]
  unsafeSplit(self: Tensor, splitSize: number, dim?: number | null): Tensor[]
  unsafeSplit(self: Tensor, splitSize: number, options?: { dim?: number | null }): Tensor[]
  unsafeSplitWithSizes(self: Tensor, splitSizes: readonly number[], dim?: number | null): Tensor[]
  unsafeSplitWithSizes(self: Tensor, splitSizes: readonly number[], options?: { dim?: number | null }): Tensor[]
  unsqueeze(self: Tensor, dim: number): Tensor
  unsqueeze_(self: Tensor, dim: number): Tensor
  unsqueezeCopy(self: Tensor, dim: number): Tensor
  upsampleBicubic2d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleBicubic2d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleBicubic2d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  upsampleBicubic2d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleBicubic2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleBicubic2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleBilinear2d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleBilinear2d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleBilinear2d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  upsampleBilinear2d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleBilinear2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleBilinear2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleLinear1d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, scales?: number | null): Tensor
  upsampleLinear1d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null }): Tensor
  upsampleLinear1d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  upsampleLinear1d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleLinear1dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scales?: number | null): Tensor
  upsampleLinear1dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null }): Tensor
  upsampleNearest1d(self: Tensor, outputSize: number | readonly number[], scales?: number | null): Tensor
  upsampleNearest1d(self: Tensor, outputSize: number | readonly number[], options?: { scales?: number | null }): Tensor
  upsampleNearest1d(input: Tensor, outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  upsampleNearest1d(input: Tensor, options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleNearest1dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], scales?: number | null): Tensor
  upsampleNearest1dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scales?: number | null }): Tensor
  upsampleNearest2d(self: Tensor, outputSize: number | readonly number[], scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleNearest2d(self: Tensor, outputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleNearest2d(input: Tensor, outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  upsampleNearest2d(input: Tensor, options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleNearest2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleNearest2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleNearest3d(self: Tensor, outputSize: number | readonly number[], scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleNearest3d(self: Tensor, outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleNearest3d(input: Tensor, outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  upsampleNearest3d(input: Tensor, options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleNearest3dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleNearest3dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleTrilinear3d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleTrilinear3d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleTrilinear3d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  upsampleTrilinear3d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleTrilinear3dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleTrilinear3dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  valueSelectingReductionBackward(grad: Tensor, dim: number, indices: Tensor, sizes: readonly number[], keepdim: boolean): Tensor
  values(self: Tensor): Tensor
  valuesCopy(self: Tensor): Tensor
  vander(x: Tensor, N?: number | null, increasing?: boolean | null): Tensor
  vander(x: Tensor, options?: { N?: number | null; increasing?: boolean | null }): Tensor
  var(self: Tensor, unbiased?: boolean | null): Tensor
  var(self: Tensor, options?: { unbiased?: boolean | null }): Tensor
  var(self: Tensor, dim?: number | readonly number[] | null, unbiased?: boolean | null, keepdim?: boolean | null): Tensor
  var(self: Tensor, options?: { dim?: number | readonly number[] | null; unbiased?: boolean | null; keepdim?: boolean | null }): Tensor
  var(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean | null }): Tensor
  var(self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean | null }): Tensor
  varMean(self: Tensor, unbiased?: boolean | null): [Tensor, Tensor]
  varMean(self: Tensor, options?: { unbiased?: boolean | null }): [Tensor, Tensor]
  varMean(self: Tensor, dim?: number | readonly number[] | null, unbiased?: boolean | null, keepdim?: boolean | null): [Tensor, Tensor]
  varMean(self: Tensor, options?: { dim?: number | readonly number[] | null; unbiased?: boolean | null; keepdim?: boolean | null }): [Tensor, Tensor]
  varMean(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean | null }): [Tensor, Tensor]
  varMean(self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean | null }): [Tensor, Tensor]
  vdot(self: Tensor, other: Tensor): Tensor
  view(self: Tensor, size: readonly number[]): Tensor
  view(self: Tensor, dtype: DType): Tensor
  viewAs(self: Tensor, other: Tensor): Tensor
  viewAsComplex(self: Tensor): Tensor
  viewAsComplexCopy(self: Tensor): Tensor
  viewAsReal(self: Tensor): Tensor
  viewAsRealCopy(self: Tensor): Tensor
  viewCopy(self: Tensor, size: readonly number[]): Tensor
  viewCopy(self: Tensor, dtype: DType): Tensor
  voxelsToChannels(input: Tensor, factor: number | readonly number[]): Tensor
  vsplit(self: Tensor, sections: number): Tensor[]
  vsplit(self: Tensor, indices: readonly number[]): Tensor[]
  vstack(tensors: readonly Tensor[]): Tensor
  where(condition: Tensor): Tensor[]
  where(condition: Tensor, self: Scalar, other: Scalar): Tensor
  where(condition: Tensor, self: Tensor, other: Scalar): Tensor
  where(condition: Tensor, self: Scalar, other: Tensor): Tensor
  where(condition: Tensor, self: Tensor, other: Tensor): Tensor
  winogradConv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, padding?: number | readonly number[] | null): Tensor
  winogradConv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; padding?: number | readonly number[] | null }): Tensor
  winogradConv3dBackward(gradOutput: Tensor, input: Tensor, weight: Tensor, padding: number | readonly number[], outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  xlogy(self: Tensor, other: Tensor): Tensor
  xlogy(self: Tensor, other: Scalar): Tensor
  xlogy(self: Scalar, other: Tensor): Tensor
  xlogy_(self: Tensor, other: Tensor): Tensor
  xlogy_(self: Tensor, other: Scalar): Tensor
  zero(self: Tensor): Tensor
  zero_(self: Tensor): Tensor
  zeros(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  zerosLike(self: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
}

/** The operators that take a tensor first, as its methods. */
export interface TensorOperators {
  __and__(other: Tensor): Tensor
  __and__(other: Scalar): Tensor
  __iand__(other: Tensor): Tensor
  __iand__(other: Scalar): Tensor
  __ilshift__(other: Tensor): Tensor
  __ilshift__(other: Scalar): Tensor
  __ior__(other: Tensor): Tensor
  __ior__(other: Scalar): Tensor
  __irshift__(other: Tensor): Tensor
  __irshift__(other: Scalar): Tensor
  __ixor__(other: Tensor): Tensor
  __ixor__(other: Scalar): Tensor
  __lshift__(other: Tensor): Tensor
  __lshift__(other: Scalar): Tensor
  __or__(other: Tensor): Tensor
  __or__(other: Scalar): Tensor
  __rshift__(other: Tensor): Tensor
  __rshift__(other: Scalar): Tensor
  __xor__(other: Tensor): Tensor
  __xor__(other: Scalar): Tensor
  _adaptiveAvgPool2d(outputSize: number | readonly number[]): Tensor
  _adaptiveAvgPool2dBackward(self: Tensor): Tensor
  _adaptiveAvgPool3d(outputSize: number | readonly number[]): Tensor
  _adaptiveAvgPool3dBackward(self: Tensor): Tensor
  _addBatchDim(batchDim: number, level: number): Tensor
  _addRelu(other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  _addRelu(other: Scalar, alpha?: Scalar | null): Tensor
  _addRelu(other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  _addRelu_(other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  _addRelu_(other: Scalar, alpha?: Scalar | null): Tensor
  _addRelu_(other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  _addmmActivation(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null; useGelu?: boolean | null }): Tensor
  _aminmax(): [Tensor, Tensor]
  _aminmax(dim: number, keepdim?: boolean | null): [Tensor, Tensor]
  _aminmax(dim: number, options?: { keepdim?: boolean | null }): [Tensor, Tensor]
  _ampUpdateScale(growthTracker: Tensor, foundInf: Tensor, scaleGrowthFactor: number, scaleBackoffFactor: number, growthInterval: number): [Tensor, Tensor]
  _ampUpdateScale_(growthTracker: Tensor, foundInf: Tensor, scaleGrowthFactor: number, scaleBackoffFactor: number, growthInterval: number): Tensor
  _assertAsync(): void
  _assertAsync(assertMsg: string): void
  _assertTensorMetadata(size?: readonly number[] | null, stride?: readonly number[] | null, dtype?: DType | null, options?: { device?: Device | null; layout?: string | null }): void
  _assertTensorMetadata(options?: { size?: readonly number[] | null; stride?: readonly number[] | null; dtype?: DType | null; device?: Device | null; layout?: string | null }): void
  _autocastToFullPrecision(cudaEnabled: boolean, cpuEnabled: boolean): Tensor
  _autocastToReducedPrecision(cudaEnabled: boolean, cpuEnabled: boolean, cudaDtype: DType, cpuDtype: DType): Tensor
  _backward(inputs: readonly Tensor[], gradient?: Tensor | null, retainGraph?: boolean | null, createGraph?: boolean | null): void
  _backward(inputs: readonly Tensor[], options?: { gradient?: Tensor | null; retainGraph?: boolean | null; createGraph?: boolean | null }): void
  _batchNormImplIndex(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): [Tensor, Tensor, Tensor, Tensor, number]
  _batchNormImplIndex(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, number]
  _batchNormNoUpdate(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor]
  _batchNormNoUpdate(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor, Tensor, Tensor]
  _batchNormWithUpdate(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor]
  _batchNormWithUpdate(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor, Tensor]
  _batchNormWithUpdateFunctional(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  _batchNormWithUpdateFunctional(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  _castByte(nonBlocking?: boolean | null): Tensor
  _castByte(options?: { nonBlocking?: boolean | null }): Tensor
  _castChar(nonBlocking?: boolean | null): Tensor
  _castChar(options?: { nonBlocking?: boolean | null }): Tensor
  _castDouble(nonBlocking?: boolean | null): Tensor
  _castDouble(options?: { nonBlocking?: boolean | null }): Tensor
  _castFloat(nonBlocking?: boolean | null): Tensor
  _castFloat(options?: { nonBlocking?: boolean | null }): Tensor
  _castHalf(nonBlocking?: boolean | null): Tensor
  _castHalf(options?: { nonBlocking?: boolean | null }): Tensor
  _castInt(nonBlocking?: boolean | null): Tensor
  _castInt(options?: { nonBlocking?: boolean | null }): Tensor
  _castLong(nonBlocking?: boolean | null): Tensor
  _castLong(options?: { nonBlocking?: boolean | null }): Tensor
  _castShort(nonBlocking?: boolean | null): Tensor
  _castShort(options?: { nonBlocking?: boolean | null }): Tensor
  _cdistBackward(x1: Tensor, x2: Tensor, p: number, cdist: Tensor): Tensor
  _cdistForward(x2: Tensor, p: number, computeMode?: number | null): Tensor
  _cdistForward(x2: Tensor, p: number, options?: { computeMode?: number | null }): Tensor
  _choleskySolveHelper(A: Tensor, upper: boolean): Tensor
  _chooseQparamsPerTensor(reduceRange?: boolean | null): [number, number]
  _chooseQparamsPerTensor(options?: { reduceRange?: boolean | null }): [number, number]
  _coalesce(): Tensor
  _coalesced(coalesced: boolean): Tensor
  _coalesced_(coalesced: boolean): Tensor
  _computeLinearCombination(coefficients: Tensor): Tensor
  _conj(): Tensor
  _conjCopy(): Tensor
  _conjPhysical(): Tensor
  _convDepthwise2d(weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[]): Tensor
  _convDepthwise2d(weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options: { bias: Tensor | null }): Tensor
  _convertIndicesFromCooToCsr(size: number, options?: { outInt32?: boolean | null }): Tensor
  _convertIndicesFromCsrToCoo(colIndices: Tensor, options?: { outInt32?: boolean | null; transpose?: boolean | null }): Tensor
  _convertWeightToInt4pack(innerKTiles: number): Tensor
  _convertWeightToInt4packForCpu(innerKTiles: number): Tensor
  _convolution(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, cudnnEnabled: boolean, allowTf32: boolean): Tensor
  _convolution(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, cudnnEnabled: boolean, allowTf32: boolean, options: { bias: Tensor | null }): Tensor
  _convolution(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, cudnnEnabled: boolean): Tensor
  _convolution(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, cudnnEnabled: boolean, options: { bias: Tensor | null }): Tensor
  _convolutionMode(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: string, dilation: readonly number[], groups: number): Tensor
  _convolutionMode(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: string, dilation: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  _copyFrom(dst: Tensor, nonBlocking?: boolean | null): Tensor
  _copyFrom(dst: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  _copyFromAndResize(dst: Tensor): Tensor
  _csltCompress(): Tensor
  _csltSparseMm(denseB: Tensor, bias?: Tensor | null, alpha?: Tensor | null, outDtype?: DType | null, transposeResult?: boolean | null, algId?: number | null, splitK?: number | null, splitKMode?: number | null): Tensor
  _csltSparseMm(denseB: Tensor, options?: { bias?: Tensor | null; alpha?: Tensor | null; outDtype?: DType | null; transposeResult?: boolean | null; algId?: number | null; splitK?: number | null; splitKMode?: number | null }): Tensor
  _csltSparseMmSearch(denseB: Tensor, bias?: Tensor | null, alpha?: Tensor | null, outDtype?: DType | null, transposeResult?: boolean | null): number
  _csltSparseMmSearch(denseB: Tensor, options?: { bias?: Tensor | null; alpha?: Tensor | null; outDtype?: DType | null; transposeResult?: boolean | null }): number
  _ctcLoss(targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank?: number | null, zeroInfinity?: boolean | null): [Tensor, Tensor]
  _ctcLoss(targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], options?: { blank?: number | null; zeroInfinity?: boolean | null }): [Tensor, Tensor]
  _ctcLoss(targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank?: number | null, zeroInfinity?: boolean | null): [Tensor, Tensor]
  _ctcLoss(targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, options?: { blank?: number | null; zeroInfinity?: boolean | null }): [Tensor, Tensor]
  _ctcLossBackward(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], negLogLikelihood: Tensor, logAlpha: Tensor, blank: number, zeroInfinity?: boolean | null): Tensor
  _ctcLossBackward(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], negLogLikelihood: Tensor, logAlpha: Tensor, blank: number, options?: { zeroInfinity?: boolean | null }): Tensor
  _ctcLossBackward(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, negLogLikelihood: Tensor, logAlpha: Tensor, blank: number, zeroInfinity?: boolean | null): Tensor
  _ctcLossBackward(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, negLogLikelihood: Tensor, logAlpha: Tensor, blank: number, options?: { zeroInfinity?: boolean | null }): Tensor
  _cudnnAttentionBackward(query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, attnBias: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, options?: { scale?: number | null }): [Tensor, Tensor, Tensor]
  _cudnnAttentionForward(key: Tensor, value: Tensor, attnBias: Tensor | null, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, computeLogSumexp: boolean, dropoutP?: number | null, isCausal?: boolean | null, returnDebugMask?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _cudnnAttentionForward(key: Tensor, value: Tensor, attnBias: Tensor | null, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, computeLogSumexp: boolean, options: { attnBias: Tensor | null; cumSeqQ: Tensor | null; cumSeqK: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; returnDebugMask?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _cudnnCtcLoss(targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank: number, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  _cudnnCtcLoss(targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank: number, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  _cudnnRnn(weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor | null, hx: Tensor, cx: Tensor | null, mode: number, hiddenSize: number, projSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState?: Tensor | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _cudnnRnn(weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor | null, hx: Tensor, cx: Tensor | null, mode: number, hiddenSize: number, projSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], options: { weightBuf: Tensor | null; cx: Tensor | null; dropoutState?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _cudnnRnnBackward(weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, mode: number, hiddenSize: number, projSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState: Tensor | null, reserve: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor, Tensor[]]
  _cudnnRnnBackward(weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, mode: number, hiddenSize: number, projSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState: Tensor | null, reserve: Tensor, outputMask: boolean | readonly boolean[], options: { cx: Tensor | null; gradOutput: Tensor | null; gradHy: Tensor | null; gradCy: Tensor | null; dropoutState: Tensor | null }): [Tensor, Tensor, Tensor, Tensor[]]
  _cummaxHelper(values: Tensor, indices: Tensor, dim: number): void
  _cumminHelper(values: Tensor, indices: Tensor, dim: number): void
  _debugHasInternalOverlap(): number
  _dimI(): number
  _dimV(): number
  _dimArange(dim: number): Tensor
  _dirichletGrad(alpha: Tensor, total: Tensor): Tensor
  _dynQuantMatmul4bit(packedWeights: Tensor, blockSize: number, inFeatures: number, outFeatures: number): Tensor
  _dynQuantPack4bitWeight(scalesZeros: Tensor, bias: Tensor | null, blockSize: number, inFeatures: number, outFeatures: number): Tensor
  _dynQuantPack4bitWeight(scalesZeros: Tensor, bias: Tensor | null, blockSize: number, inFeatures: number, outFeatures: number, options: { bias: Tensor | null }): Tensor
  _efficientAttentionBackward(query: Tensor, key: Tensor, value: Tensor, bias: Tensor | null, out: Tensor, cuSeqlensQ: Tensor | null, cuSeqlensK: Tensor | null, maxSeqlenQ: number, maxSeqlenK: number, logsumexp: Tensor, dropoutP: number, philoxSeed: Tensor, philoxOffset: Tensor, customMaskType: number, biasRequiresGrad: boolean, options?: { scale?: number | null; numSplitsKey?: number | null; windowSize?: number | null; sharedStorageDqdkdv?: boolean | null }): [Tensor, Tensor, Tensor, Tensor]
  _efficientAttentionBackward(query: Tensor, key: Tensor, value: Tensor, bias: Tensor | null, out: Tensor, cuSeqlensQ: Tensor | null, cuSeqlensK: Tensor | null, maxSeqlenQ: number, maxSeqlenK: number, logsumexp: Tensor, dropoutP: number, philoxSeed: Tensor, philoxOffset: Tensor, customMaskType: number, biasRequiresGrad: boolean, options: { bias: Tensor | null; cuSeqlensQ: Tensor | null; cuSeqlensK: Tensor | null; scale?: number | null; numSplitsKey?: number | null; windowSize?: number | null; sharedStorageDqdkdv?: boolean | null }): [Tensor, Tensor, Tensor, Tensor]
  _efficientAttentionForward(key: Tensor, value: Tensor, bias: Tensor | null, cuSeqlensQ: Tensor | null, cuSeqlensK: Tensor | null, maxSeqlenQ: number | null, maxSeqlenK: number | null, dropoutP: number, customMaskType: number, computeLogSumexp?: boolean | null, options?: { scale?: number | null; seqlenK?: Tensor | null; windowSize?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number]
  _efficientAttentionForward(key: Tensor, value: Tensor, bias: Tensor | null, cuSeqlensQ: Tensor | null, cuSeqlensK: Tensor | null, maxSeqlenQ: number | null, maxSeqlenK: number | null, dropoutP: number, customMaskType: number, options: { bias: Tensor | null; cuSeqlensQ: Tensor | null; cuSeqlensK: Tensor | null; maxSeqlenQ: number | null; maxSeqlenK: number | null; computeLogSumexp?: boolean | null; scale?: number | null; seqlenK?: Tensor | null; windowSize?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number]
  _embeddingBag(indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | null, mode?: number | null, sparse?: boolean | null, perSampleWeights?: Tensor | null, includeLastOffset?: boolean | null, paddingIdx?: number | null): [Tensor, Tensor, Tensor, Tensor]
  _embeddingBag(indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean | null; mode?: number | null; sparse?: boolean | null; perSampleWeights?: Tensor | null; includeLastOffset?: boolean | null; paddingIdx?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _embeddingBagBackward(indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights?: Tensor | null, paddingIdx?: number | null): Tensor
  _embeddingBagBackward(indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, sparse: boolean, options?: { perSampleWeights?: Tensor | null; paddingIdx?: number | null }): Tensor
  _embeddingBagDenseBackward(indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, perSampleWeights?: Tensor | null, paddingIdx?: number | null): Tensor
  _embeddingBagDenseBackward(indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, options?: { perSampleWeights?: Tensor | null; paddingIdx?: number | null }): Tensor
  _embeddingBagForwardOnly(indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | null, mode?: number | null, sparse?: boolean | null, perSampleWeights?: Tensor | null, includeLastOffset?: boolean | null, paddingIdx?: number | null): [Tensor, Tensor, Tensor, Tensor]
  _embeddingBagForwardOnly(indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean | null; mode?: number | null; sparse?: boolean | null; perSampleWeights?: Tensor | null; includeLastOffset?: boolean | null; paddingIdx?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _embeddingBagPerSampleWeightsBackward(weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, mode: number, paddingIdx?: number | null): Tensor
  _embeddingBagPerSampleWeightsBackward(weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, mode: number, options?: { paddingIdx?: number | null }): Tensor
  _embeddingBagSparseBackward(indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, perSampleWeights?: Tensor | null, paddingIdx?: number | null): Tensor
  _embeddingBagSparseBackward(indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, options?: { perSampleWeights?: Tensor | null; paddingIdx?: number | null }): Tensor
  _euclideanDist(x2: Tensor): Tensor
  _fakeQuantizeLearnablePerChannelAffine(scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number, gradFactor?: number | null): Tensor
  _fakeQuantizeLearnablePerChannelAffine(scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number, options?: { gradFactor?: number | null }): Tensor
  _fakeQuantizeLearnablePerChannelAffineBackward(self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number, gradFactor?: number | null): [Tensor, Tensor, Tensor]
  _fakeQuantizeLearnablePerChannelAffineBackward(self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number, options?: { gradFactor?: number | null }): [Tensor, Tensor, Tensor]
  _fakeQuantizeLearnablePerTensorAffine(scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number, gradFactor?: number | null): Tensor
  _fakeQuantizeLearnablePerTensorAffine(scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number, options?: { gradFactor?: number | null }): Tensor
  _fakeQuantizeLearnablePerTensorAffineBackward(self: Tensor, scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number, gradFactor?: number | null): [Tensor, Tensor, Tensor]
  _fakeQuantizeLearnablePerTensorAffineBackward(self: Tensor, scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number, options?: { gradFactor?: number | null }): [Tensor, Tensor, Tensor]
  _fakeQuantizePerTensorAffineCachemaskTensorQparams(scale: Tensor, zeroPoint: Tensor, fakeQuantEnabled: Tensor, quantMin: number, quantMax: number): [Tensor, Tensor]
  _fftC2c(dim: readonly number[], normalization: number, forward: boolean): Tensor
  _fftC2r(dim: readonly number[], normalization: number, lastDimSize: number): Tensor
  _fftR2c(dim: readonly number[], normalization: number, onesided: boolean): Tensor
  _fillMemEffDropoutMask_(dropoutP: number, seed: number, offset: number): Tensor
  _flashAttentionBackward(query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, rngState: Tensor, unused: Tensor, options?: { scale?: number | null; windowSizeLeft?: number | null; windowSizeRight?: number | null }): [Tensor, Tensor, Tensor]
  _flashAttentionForward(key: Tensor, value: Tensor, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, returnDebugMask: boolean, options?: { scale?: number | null; windowSizeLeft?: number | null; windowSizeRight?: number | null; sequsedK?: Tensor | null; alibiSlopes?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _flashAttentionForward(key: Tensor, value: Tensor, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, returnDebugMask: boolean, options: { cumSeqQ: Tensor | null; cumSeqK: Tensor | null; scale?: number | null; windowSizeLeft?: number | null; windowSizeRight?: number | null; sequsedK?: Tensor | null; alibiSlopes?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _flashAttentionForward(key: Tensor, value: Tensor, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, returnDebugMask: boolean, qDescale?: Tensor | null, kDescale?: Tensor | null, vDescale?: Tensor | null, options?: { scale?: number | null; windowSizeLeft?: number | null; windowSizeRight?: number | null; sequsedK?: Tensor | null; alibiSlopes?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _flashAttentionForward(key: Tensor, value: Tensor, cumSeqQ: Tensor | null, cumSeqK: Tensor | null, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, returnDebugMask: boolean, options: { cumSeqQ: Tensor | null; cumSeqK: Tensor | null; qDescale?: Tensor | null; kDescale?: Tensor | null; vDescale?: Tensor | null; scale?: number | null; windowSizeLeft?: number | null; windowSizeRight?: number | null; sequsedK?: Tensor | null; alibiSlopes?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _foobar(arg1?: boolean | null, arg2?: boolean | null, options?: { arg3?: boolean | null }): Tensor
  _foobar(options?: { arg1?: boolean | null; arg2?: boolean | null; arg3?: boolean | null }): Tensor
  _functionalAssertAsync(assertMsg: string, depToken: Tensor): Tensor
  _fusedDropout(p: number): [Tensor, Tensor]
  _fusedMovingAvgObsFqHelper(observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, perRowFakeQuant?: boolean | null, symmetricQuant?: boolean | null): [Tensor, Tensor]
  _fusedMovingAvgObsFqHelper(observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, options?: { perRowFakeQuant?: boolean | null; symmetricQuant?: boolean | null }): [Tensor, Tensor]
  _fusedMovingAvgObsFqHelperFunctional(observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, perRowFakeQuant?: boolean | null, symmetricQuant?: boolean | null): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  _fusedMovingAvgObsFqHelperFunctional(observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, options?: { perRowFakeQuant?: boolean | null; symmetricQuant?: boolean | null }): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  _fusedRmsNorm(normalizedShape: readonly number[], weight?: Tensor | null, eps?: number | null): [Tensor, Tensor]
  _fusedRmsNorm(normalizedShape: readonly number[], options?: { weight?: Tensor | null; eps?: number | null }): [Tensor, Tensor]
  _fusedRmsNormBackward(input: Tensor, normalizedShape: readonly number[], rstd: Tensor, weight: Tensor | null, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  _fusedRmsNormBackward(input: Tensor, normalizedShape: readonly number[], rstd: Tensor, weight: Tensor | null, outputMask: boolean | readonly boolean[], options: { weight: Tensor | null }): [Tensor, Tensor]
  _fusedSdpChoice(key: Tensor, value: Tensor, attnMask?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, options?: { scale?: number | null; enableGqa?: boolean | null }): number
  _fusedSdpChoice(key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; scale?: number | null; enableGqa?: boolean | null }): number
  _fwPrimal(level: number): Tensor
  _fwPrimalCopy(level: number): Tensor
  _gatherSparseBackward(dim: number, index: Tensor, grad: Tensor): Tensor
  _gridSampler2dCpuFallback(grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor
  _gridSampler2dCpuFallbackBackward(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): [Tensor, Tensor]
  _groupedMm(mat2: Tensor, offs?: Tensor | null, bias?: Tensor | null, outDtype?: DType | null): Tensor
  _groupedMm(mat2: Tensor, options?: { offs?: Tensor | null; bias?: Tensor | null; outDtype?: DType | null }): Tensor
  _hasCompatibleShallowCopyType(from: Tensor): boolean
  _hasSameStorageNumel(other: Tensor): boolean
  _histogramddBinEdges(bins: readonly number[], options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): Tensor[]
  _histogramddFromBinCts(bins: readonly number[], options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): Tensor
  _histogramddFromBinTensors(bins: readonly Tensor[], options?: { weight?: Tensor | null; density?: boolean | null }): Tensor
  _indexPutImpl(indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | null, unsafe?: boolean | null): Tensor
  _indexPutImpl(indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | null; unsafe?: boolean | null }): Tensor
  _indexPutImpl_(indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | null, unsafe?: boolean | null): Tensor
  _indexPutImpl_(indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | null; unsafe?: boolean | null }): Tensor
  _indices(): Tensor
  _indicesCopy(): Tensor
  _intMm(mat2: Tensor): Tensor
  _isAllTrue(): Tensor
  _isAnyTrue(): Tensor
  _isZerotensor(): boolean
  _jaggedToPaddedDenseForward(offsets: readonly Tensor[], maxLengths: readonly number[], paddingValue?: number | null): Tensor
  _jaggedToPaddedDenseForward(offsets: readonly Tensor[], maxLengths: readonly number[], options?: { paddingValue?: number | null }): Tensor
  _lazyClone(): Tensor
  _linalgCheckErrors(apiName: string, options: { isMatrix: boolean }): void
  _linalgDet(): [Tensor, Tensor, Tensor]
  _linalgEigh(UPLO?: string | null, computeV?: boolean | null): [Tensor, Tensor]
  _linalgEigh(options?: { UPLO?: string | null; computeV?: boolean | null }): [Tensor, Tensor]
  _linalgEigvals(): Tensor
  _linalgSlogdet(): [Tensor, Tensor, Tensor, Tensor]
  _linalgSolveEx(B: Tensor, options?: { left?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor, Tensor, Tensor]
  _linalgSvd(fullMatrices?: boolean | null, computeUv?: boolean | null, options?: { driver?: string | null }): [Tensor, Tensor, Tensor]
  _linalgSvd(options?: { fullMatrices?: boolean | null; computeUv?: boolean | null; driver?: string | null }): [Tensor, Tensor, Tensor]
  _localScalarDense(): number | boolean
  _logSoftmax(dim: number, halfToFloat: boolean): Tensor
  _logSoftmaxBackwardData(output: Tensor, dim: number, inputDtype: DType): Tensor
  _logcumsumexp(dim: number): Tensor
  _lstmMps(hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  _luWithInfo(pivot?: boolean | null, checkErrors?: boolean | null): [Tensor, Tensor, Tensor]
  _luWithInfo(options?: { pivot?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor, Tensor]
  _makeDual(tangent: Tensor, level: number): Tensor
  _makeDualCopy(tangent: Tensor, level: number): Tensor
  _makePerChannelQuantizedTensor(scale: Tensor, zeroPoint: Tensor, axis: number): Tensor
  _makePerTensorQuantizedTensor(scale: number, zeroPoint: number): Tensor
  _maskedScale(mask: Tensor, scale: number): Tensor
  _maskedSoftmax(mask: Tensor, dim?: number | null, maskType?: number | null): Tensor
  _maskedSoftmax(mask: Tensor, options?: { dim?: number | null; maskType?: number | null }): Tensor
  _maskedSoftmaxBackward(output: Tensor, mask: Tensor, dim?: number | null): Tensor
  _maskedSoftmaxBackward(output: Tensor, mask: Tensor, options?: { dim?: number | null }): Tensor
  _mixedDtypesLinear(weight: Tensor, scale: Tensor, options?: { bias?: Tensor | null; activation?: string | null }): Tensor
  _mkldnnReshape(shape: readonly number[]): Tensor
  _mkldnnTranspose(dim0: number, dim1: number): Tensor
  _mkldnnTranspose_(dim0: number, dim1: number): Tensor
  _mpsConvolution(weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number): Tensor
  _mpsConvolution(weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  _mpsConvolutionTranspose(weight: Tensor, padding: readonly number[], outputPadding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number): Tensor
  _nativeBatchNormLegit(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  _nativeBatchNormLegit(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, training: boolean, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  _nativeBatchNormLegit(weight: Tensor | null, bias: Tensor | null, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  _nativeBatchNormLegit(weight: Tensor | null, bias: Tensor | null, training: boolean, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  _nativeBatchNormLegitFunctional(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _nativeBatchNormLegitFunctional(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, training: boolean, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _nativeBatchNormLegitNoTraining(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  _nativeBatchNormLegitNoTraining(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  _nativeMultiHeadAttention(key: Tensor, value: Tensor, embedDim: number, numHead: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, mask?: Tensor | null, needWeights?: boolean | null, averageAttnWeights?: boolean | null, maskType?: number | null): [Tensor, Tensor]
  _nativeMultiHeadAttention(key: Tensor, value: Tensor, embedDim: number, numHead: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, options?: { mask?: Tensor | null; needWeights?: boolean | null; averageAttnWeights?: boolean | null; maskType?: number | null }): [Tensor, Tensor]
  _negView(): Tensor
  _negViewCopy(): Tensor
  _nestedComputeContiguousStridesOffsets(): [Tensor, Tensor]
  _nestedFromPadded(cpuNestedShapeExample: Tensor, fuseTransform0213?: boolean | null): Tensor
  _nestedFromPadded(cpuNestedShapeExample: Tensor, options?: { fuseTransform0213?: boolean | null }): Tensor
  _nestedFromPaddedAndNestedExample(ntExample: Tensor): Tensor
  _nestedFromPaddedTensor(offsets: Tensor, dummy: Tensor, raggedIdx?: number | null, minSeqlen?: Tensor | null, maxSeqlen?: Tensor | null, sumS?: number | null): Tensor
  _nestedFromPaddedTensor(offsets: Tensor, dummy: Tensor, options?: { raggedIdx?: number | null; minSeqlen?: Tensor | null; maxSeqlen?: Tensor | null; sumS?: number | null }): Tensor
  _nestedGetJaggedDummy(): Tensor
  _nestedGetLengths(): Tensor
  _nestedGetMaxSeqlen(): Tensor
  _nestedGetMinSeqlen(): Tensor
  _nestedGetOffsets(): Tensor
  _nestedGetRaggedIdx(): number
  _nestedGetValues(): Tensor
  _nestedGetValuesCopy(): Tensor
  _nestedSelectBackward(self: Tensor, dim: number, index: number): Tensor
  _nestedSumBackward(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean | null): Tensor
  _nestedSumBackward(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null }): Tensor
  _nestedTensorFromMask(mask: Tensor, maskCheck?: boolean | null): Tensor
  _nestedTensorFromMask(mask: Tensor, options?: { maskCheck?: boolean | null }): Tensor
  _nestedTensorFromMaskLeftAligned(mask: Tensor): boolean
  _nestedTensorSize(): Tensor
  _nestedTensorSoftmaxWithShape(query: Tensor): Tensor
  _nestedTensorStorageOffsets(): Tensor
  _nestedTensorStrides(): Tensor
  _nestedViewFromBuffer(nestedSize: Tensor, nestedStrides: Tensor, offsets: Tensor): Tensor
  _nestedViewFromBufferCopy(nestedSize: Tensor, nestedStrides: Tensor, offsets: Tensor): Tensor
  _nestedViewFromJagged(offsets: Tensor, dummy: Tensor, lengths?: Tensor | null, raggedIdx?: number | null, minSeqlen?: Tensor | null, maxSeqlen?: Tensor | null): Tensor
  _nestedViewFromJagged(offsets: Tensor, dummy: Tensor, options?: { lengths?: Tensor | null; raggedIdx?: number | null; minSeqlen?: Tensor | null; maxSeqlen?: Tensor | null }): Tensor
  _nestedViewFromJaggedCopy(offsets: Tensor, dummy: Tensor, lengths?: Tensor | null, raggedIdx?: number | null, minSeqlen?: Tensor | null, maxSeqlen?: Tensor | null): Tensor
  _nestedViewFromJaggedCopy(offsets: Tensor, dummy: Tensor, options?: { lengths?: Tensor | null; raggedIdx?: number | null; minSeqlen?: Tensor | null; maxSeqlen?: Tensor | null }): Tensor
  _newZerosWithSameFeatureMeta(other: Tensor, options?: { selfNumBatchDims?: number | null }): Tensor
  _nnpackSpatialConvolution(weight: Tensor, bias: Tensor | null, padding: number | readonly number[], stride?: number | readonly number[] | null): Tensor
  _nnpackSpatialConvolution(weight: Tensor, bias: Tensor | null, padding: number | readonly number[], options: { bias: Tensor | null; stride?: number | readonly number[] | null }): Tensor
  _nnz(): number
  _packPaddedSequence(lengths: Tensor, batchFirst: boolean): [Tensor, Tensor]
  _packPaddedSequenceBackward(inputSize: readonly number[], batchSizes: Tensor, batchFirst: boolean): Tensor
  _padCircular(pad: readonly number[]): Tensor
  _padEnum(pad: readonly number[], mode: number, value?: number | null): Tensor
  _padEnum(pad: readonly number[], mode: number, options?: { value?: number | null }): Tensor
  _padPackedSequence(batchSizes: Tensor, batchFirst: boolean, paddingValue: Scalar, totalLength: number): [Tensor, Tensor]
  _paddedDenseToJaggedForward(offsets: readonly Tensor[], totalL?: number | null): Tensor
  _paddedDenseToJaggedForward(offsets: readonly Tensor[], options?: { totalL?: number | null }): Tensor
  _pdistBackward(self: Tensor, p: number, pdist: Tensor): Tensor
  _pdistForward(p?: number | null): Tensor
  _pdistForward(options?: { p?: number | null }): Tensor
  _pinMemory(device?: Device | null): Tensor
  _pinMemory(options?: { device?: Device | null }): Tensor
  _preluKernel(weight: Tensor): Tensor
  _preluKernelBackward(self: Tensor, weight: Tensor): [Tensor, Tensor]
  _propagateXlaData(output: Tensor): void
  _removeBatchDim(level: number, batchSize: number, outDim: number): Tensor
  _reshapeAlias(size: readonly number[], stride: readonly number[]): Tensor
  _reshapeAliasCopy(size: readonly number[], stride: readonly number[]): Tensor
  _reshapeCopy(size: readonly number[]): Tensor
  _reshapeFromTensor(shape: Tensor): Tensor
  _resizeOutput(size: readonly number[], device: Device): Tensor
  _resizeOutput_(size: readonly number[], device: Device): Tensor
  _rowwisePrune(mask: Tensor, compressedIndicesDtype: DType): [Tensor, Tensor]
  _safeSoftmax(dim: number, dtype?: DType | null): Tensor
  _safeSoftmax(dim: number, options?: { dtype?: DType | null }): Tensor
  _sampleDirichlet(): Tensor
  _saturateWeightToFp16(): Tensor
  _scaledDotProductAttentionMath(key: Tensor, value: Tensor, attnMask?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, dropoutMask?: Tensor | null, options?: { scale?: number | null; enableGqa?: boolean | null }): [Tensor, Tensor]
  _scaledDotProductAttentionMath(key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; dropoutMask?: Tensor | null; scale?: number | null; enableGqa?: boolean | null }): [Tensor, Tensor]
  _scaledDotProductAttentionMathForMps(key: Tensor, value: Tensor, attnMask?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, dropoutMask?: Tensor | null, options?: { scale?: number | null }): [Tensor, Tensor]
  _scaledDotProductAttentionMathForMps(key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; dropoutMask?: Tensor | null; scale?: number | null }): [Tensor, Tensor]
  _scaledDotProductCudnnAttention(key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, dropoutP?: number | null, isCausal?: boolean | null, returnDebugMask?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductCudnnAttention(key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, options: { attnBias: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; returnDebugMask?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductCudnnAttentionBackward(query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, attnBias: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, options?: { scale?: number | null }): [Tensor, Tensor, Tensor]
  _scaledDotProductEfficientAttention(key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, dropoutP?: number | null, isCausal?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _scaledDotProductEfficientAttention(key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, options: { attnBias: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _scaledDotProductEfficientAttentionBackward(query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, dropoutP: number, gradInputMask: boolean | readonly boolean[], isCausal?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _scaledDotProductEfficientAttentionBackward(query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, dropoutP: number, gradInputMask: boolean | readonly boolean[], options?: { isCausal?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttention(key: Tensor, value: Tensor, dropoutP?: number | null, isCausal?: boolean | null, returnDebugMask?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttention(key: Tensor, value: Tensor, options?: { dropoutP?: number | null; isCausal?: boolean | null; returnDebugMask?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttention(key: Tensor, value: Tensor, qDescale?: Tensor | null, kDescale?: Tensor | null, vDescale?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, returnDebugMask?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttention(key: Tensor, value: Tensor, options?: { qDescale?: Tensor | null; kDescale?: Tensor | null; vDescale?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; returnDebugMask?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttentionBackward(query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, philoxSeed: Tensor, philoxOffset: Tensor, options?: { scale?: number | null }): [Tensor, Tensor, Tensor]
  _scaledDotProductFlashAttentionForCpu(key: Tensor, value: Tensor, dropoutP?: number | null, isCausal?: boolean | null, options?: { attnMask?: Tensor | null; scale?: number | null }): [Tensor, Tensor]
  _scaledDotProductFlashAttentionForCpu(key: Tensor, value: Tensor, options?: { dropoutP?: number | null; isCausal?: boolean | null; attnMask?: Tensor | null; scale?: number | null }): [Tensor, Tensor]
  _scaledDotProductFlashAttentionForCpuBackward(query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, dropoutP: number, isCausal: boolean, options?: { attnMask?: Tensor | null; scale?: number | null }): [Tensor, Tensor, Tensor]
  _scaledDotProductFusedAttentionOverrideable(key: Tensor, value: Tensor, attnBias?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, returnDebugMask?: boolean | null, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFusedAttentionOverrideable(key: Tensor, value: Tensor, options?: { attnBias?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; returnDebugMask?: boolean | null; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor, number, number, Tensor, Tensor, Tensor]
  _scaledDotProductFusedAttentionOverrideableBackward(query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor, gradInputMask: boolean | readonly boolean[], out: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, dropoutP: number, isCausal: boolean, philoxSeed: Tensor, philoxOffset: Tensor, options?: { scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  _scaledGroupedMm(mat2: Tensor, scaleA: Tensor, scaleB: Tensor, offs?: Tensor | null, bias?: Tensor | null, scaleResult?: Tensor | null, outDtype?: DType | null, useFastAccum?: boolean | null): Tensor
  _scaledGroupedMm(mat2: Tensor, scaleA: Tensor, scaleB: Tensor, options?: { offs?: Tensor | null; bias?: Tensor | null; scaleResult?: Tensor | null; outDtype?: DType | null; useFastAccum?: boolean | null }): Tensor
  _scaledGroupedMmV2(mat2: Tensor, scaleA: readonly Tensor[], recipeA: readonly number[], swizzleA: readonly number[], scaleB: readonly Tensor[], recipeB: readonly number[], swizzleB: readonly number[], offs?: Tensor | null, bias?: Tensor | null, outDtype?: DType | null, contractionDim?: readonly number[] | null, useFastAccum?: boolean | null): Tensor
  _scaledGroupedMmV2(mat2: Tensor, scaleA: readonly Tensor[], recipeA: readonly number[], swizzleA: readonly number[], scaleB: readonly Tensor[], recipeB: readonly number[], swizzleB: readonly number[], options?: { offs?: Tensor | null; bias?: Tensor | null; outDtype?: DType | null; contractionDim?: readonly number[] | null; useFastAccum?: boolean | null }): Tensor
  _scaledMm(mat2: Tensor, scaleA: Tensor, scaleB: Tensor, bias?: Tensor | null, scaleResult?: Tensor | null, outDtype?: DType | null, useFastAccum?: boolean | null): Tensor
  _scaledMm(mat2: Tensor, scaleA: Tensor, scaleB: Tensor, options?: { bias?: Tensor | null; scaleResult?: Tensor | null; outDtype?: DType | null; useFastAccum?: boolean | null }): Tensor
  _scaledMmV2(mat2: Tensor, scaleA: readonly Tensor[], recipeA: readonly number[], swizzleA: readonly number[], scaleB: readonly Tensor[], recipeB: readonly number[], swizzleB: readonly number[], bias?: Tensor | null, outDtype?: DType | null, contractionDim?: readonly number[] | null, useFastAccum?: boolean | null): Tensor
  _scaledMmV2(mat2: Tensor, scaleA: readonly Tensor[], recipeA: readonly number[], swizzleA: readonly number[], scaleB: readonly Tensor[], recipeB: readonly number[], swizzleB: readonly number[], options?: { bias?: Tensor | null; outDtype?: DType | null; contractionDim?: readonly number[] | null; useFastAccum?: boolean | null }): Tensor
  _segmentReduceBackward(output: Tensor, data: Tensor, reduce: string, options?: { lengths?: Tensor | null; offsets?: Tensor | null; axis?: number | null; initial?: Scalar | null }): Tensor
  _shapeAsTensor(): Tensor
  _slowConv2dBackward(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  _slowConv2dForward(weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[]): Tensor
  _slowConv2dForward(weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options: { bias: Tensor | null }): Tensor
  _sobolEngineDraw(n: number, sobolstate: Tensor, dimension: number, numGenerated: number, dtype?: DType | null): [Tensor, Tensor]
  _sobolEngineDraw(n: number, sobolstate: Tensor, dimension: number, numGenerated: number, options?: { dtype?: DType | null }): [Tensor, Tensor]
  _sobolEngineFf_(n: number, sobolstate: Tensor, dimension: number, numGenerated: number): Tensor
  _sobolEngineInitializeState_(dimension: number): Tensor
  _sobolEngineScramble_(ltm: Tensor, dimension: number): Tensor
  _softmax(dim: number, halfToFloat: boolean): Tensor
  _softmaxBackwardData(output: Tensor, dim: number, inputDtype: DType): Tensor
  _sparseAddmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  _sparseBroadcastTo(size: readonly number[]): Tensor
  _sparseBroadcastToCopy(size: readonly number[]): Tensor
  _sparseBscTensorUnsafe(rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseBsrTensorUnsafe(colIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseCompressedTensorUnsafe(plainIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseCooTensorUnsafe(values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null }): Tensor
  _sparseCscTensorUnsafe(rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseCsrProd(dim: number | readonly number[], keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  _sparseCsrProd(dim: number | readonly number[], options?: { keepdim?: boolean | null; dtype?: DType | null }): Tensor
  _sparseCsrSum(dim: number | readonly number[], keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  _sparseCsrSum(dim: number | readonly number[], options?: { keepdim?: boolean | null; dtype?: DType | null }): Tensor
  _sparseCsrTensorUnsafe(colIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  _sparseLogSoftmax(dim: number, halfToFloat: boolean): Tensor
  _sparseLogSoftmax(dim: number, dtype?: DType | null): Tensor
  _sparseLogSoftmax(dim: number, options?: { dtype?: DType | null }): Tensor
  _sparseLogSoftmaxBackwardData(output: Tensor, dim: number, self: Tensor): Tensor
  _sparseMaskProjection(mask: Tensor, accumulateMatches?: boolean | null): Tensor
  _sparseMaskProjection(mask: Tensor, options?: { accumulateMatches?: boolean | null }): Tensor
  _sparseMm(dense: Tensor): Tensor
  _sparseMm(dense: Tensor, reduce: string): Tensor
  _sparseMmReduceImpl(other: Tensor, reduce: string): [Tensor, Tensor]
  _sparseMmReduceImplBackward(gradOut: Tensor, weight: Tensor, reduce: string, argOut: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  _sparseSemiStructuredAddmm(mat1: Tensor, mat1Meta: Tensor, mat2: Tensor, options?: { alpha?: Scalar | null; beta?: Scalar | null; outDtype?: DType | null }): Tensor
  _sparseSemiStructuredApply(threadMasks: Tensor): [Tensor, Tensor]
  _sparseSemiStructuredApplyDense(threadMasks: Tensor): Tensor
  _sparseSemiStructuredLinear(weight: Tensor, meta: Tensor, options?: { bias?: Tensor | null; activation?: string | null; outDtype?: DType | null }): Tensor
  _sparseSemiStructuredMm(mat1Meta: Tensor, mat2: Tensor, options?: { outDtype?: DType | null }): Tensor
  _sparseSemiStructuredTile(algorithm?: string | null, useCutlass?: boolean | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _sparseSemiStructuredTile(options?: { algorithm?: string | null; useCutlass?: boolean | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _sparseSoftmax(dim: number, halfToFloat: boolean): Tensor
  _sparseSoftmax(dim: number, dtype?: DType | null): Tensor
  _sparseSoftmax(dim: number, options?: { dtype?: DType | null }): Tensor
  _sparseSoftmaxBackwardData(output: Tensor, dim: number, self: Tensor): Tensor
  _sparseSparseMatmul(other: Tensor): Tensor
  _sparseSum(): Tensor
  _sparseSum(dim: number | readonly number[]): Tensor
  _sparseSum(dim: number | readonly number[], options: { dtype: DType }): Tensor
  _sparseSum(options: { dtype: DType }): Tensor
  _sparseSumBackward(self: Tensor, dim: readonly number[]): Tensor
  _spdiags(offsets: Tensor, shape: readonly number[], layout?: string | null): Tensor
  _spdiags(offsets: Tensor, shape: readonly number[], options?: { layout?: string | null }): Tensor
  _spsolve(B: Tensor, options?: { left?: boolean | null }): Tensor
  _standardGamma(): Tensor
  _standardGammaGrad(output: Tensor): Tensor
  _testAmbiguousDefaults(a?: number | null, b?: number | null): Tensor
  _testAmbiguousDefaults(options?: { a?: number | null; b?: number | null }): Tensor
  _testAmbiguousDefaults(a?: number | null, b?: string | null): Tensor
  _testAmbiguousDefaults(options?: { a?: number | null; b?: string | null }): Tensor
  _testAutogradMultipleDispatch(): Tensor
  _testAutogradMultipleDispatch(b: boolean): Tensor
  _testAutogradMultipleDispatchView(): Tensor
  _testAutogradMultipleDispatchViewCopy(): Tensor
  _testCheckTensor(): Tensor
  _testFunctorchFallback(other: Tensor): Tensor
  _testOptionalFilledIntlist(addends?: number | readonly number[] | null): Tensor
  _testOptionalFilledIntlist(options?: { addends?: number | readonly number[] | null }): Tensor
  _testOptionalFloatlist(addends?: readonly number[] | null): Tensor
  _testOptionalFloatlist(options?: { addends?: readonly number[] | null }): Tensor
  _testOptionalIntlist(addends?: readonly number[] | null): Tensor
  _testOptionalIntlist(options?: { addends?: readonly number[] | null }): Tensor
  _testParallelMaterialize(numParallel: number, skipFirst?: boolean | null): Tensor
  _testParallelMaterialize(numParallel: number, options?: { skipFirst?: boolean | null }): Tensor
  _testSerializationSubcmul(other: Tensor, alpha?: Scalar | null): Tensor
  _testSerializationSubcmul(other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  _testStringDefault(a?: string | null, b?: string | null): Tensor
  _testStringDefault(options?: { a?: string | null; b?: string | null }): Tensor
  _testWarnInAutograd(): Tensor
  _thnnDifferentiableGruCellBackward(inputGates: Tensor, hiddenGates: Tensor, hx: Tensor, inputBias?: Tensor | null, hiddenBias?: Tensor | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _thnnDifferentiableGruCellBackward(inputGates: Tensor, hiddenGates: Tensor, hx: Tensor, options?: { inputBias?: Tensor | null; hiddenBias?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _thnnFusedGruCell(hiddenGates: Tensor, hx: Tensor, inputBias?: Tensor | null, hiddenBias?: Tensor | null): [Tensor, Tensor]
  _thnnFusedGruCell(hiddenGates: Tensor, hx: Tensor, options?: { inputBias?: Tensor | null; hiddenBias?: Tensor | null }): [Tensor, Tensor]
  _thnnFusedGruCellBackward(workspace: Tensor, hasBias: boolean): [Tensor, Tensor, Tensor, Tensor, Tensor]
  _thnnFusedLstmCell(hiddenGates: Tensor, cx: Tensor, inputBias?: Tensor | null, hiddenBias?: Tensor | null): [Tensor, Tensor, Tensor]
  _thnnFusedLstmCell(hiddenGates: Tensor, cx: Tensor, options?: { inputBias?: Tensor | null; hiddenBias?: Tensor | null }): [Tensor, Tensor, Tensor]
  _toCopy(options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; nonBlocking?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  _toDense(dtype?: DType | null, maskedGrad?: boolean | null): Tensor
  _toDense(options?: { dtype?: DType | null; maskedGrad?: boolean | null }): Tensor
  _toSparse(options?: { layout?: string | null; blocksize?: number | readonly number[] | null; denseDim?: number | null }): Tensor
  _toSparse(sparseDim: number): Tensor
  _toSparseBsc(blocksize: number | readonly number[], denseDim?: number | null): Tensor
  _toSparseBsc(blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  _toSparseBsr(blocksize: number | readonly number[], denseDim?: number | null): Tensor
  _toSparseBsr(blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  _toSparseCsc(denseDim?: number | null): Tensor
  _toSparseCsc(options?: { denseDim?: number | null }): Tensor
  _toSparseCsr(denseDim?: number | null): Tensor
  _toSparseCsr(options?: { denseDim?: number | null }): Tensor
  _toSparseSemiStructured(): [Tensor, Tensor]
  _transformBiasRescaleQkv(qkvBias: Tensor, numHeads: number): [Tensor, Tensor, Tensor]
  _transformerEncoderLayerFwd(embedDim: number, numHeads: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, useGelu: boolean, normFirst: boolean, eps: number, normWeight1: Tensor, normBias1: Tensor, normWeight2: Tensor, normBias2: Tensor, ffnWeight1: Tensor, ffnBias1: Tensor, ffnWeight2: Tensor, ffnBias2: Tensor, mask?: Tensor | null, maskType?: number | null): Tensor
  _transformerEncoderLayerFwd(embedDim: number, numHeads: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, useGelu: boolean, normFirst: boolean, eps: number, normWeight1: Tensor, normBias1: Tensor, normWeight2: Tensor, normBias2: Tensor, ffnWeight1: Tensor, ffnBias1: Tensor, ffnWeight2: Tensor, ffnBias2: Tensor, options?: { mask?: Tensor | null; maskType?: number | null }): Tensor
  _trilinear(i2: Tensor, i3: Tensor, expand1: readonly number[], expand2: readonly number[], expand3: readonly number[], sumdim: readonly number[], unrollDim?: number | null): Tensor
  _trilinear(i2: Tensor, i3: Tensor, expand1: readonly number[], expand2: readonly number[], expand3: readonly number[], sumdim: readonly number[], options?: { unrollDim?: number | null }): Tensor
  _tritonMultiHeadAttention(key: Tensor, value: Tensor, embedDim: number, numHead: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, mask?: Tensor | null): Tensor
  _tritonMultiHeadAttention(key: Tensor, value: Tensor, embedDim: number, numHead: number, qkvWeight: Tensor, qkvBias: Tensor, projWeight: Tensor, projBias: Tensor, options?: { mask?: Tensor | null }): Tensor
  _tritonScaledDotAttention(k: Tensor, v: Tensor, dropoutP?: number | null): Tensor
  _tritonScaledDotAttention(k: Tensor, v: Tensor, options?: { dropoutP?: number | null }): Tensor
  _unique(sorted?: boolean | null, returnInverse?: boolean | null): [Tensor, Tensor]
  _unique(options?: { sorted?: boolean | null; returnInverse?: boolean | null }): [Tensor, Tensor]
  _unique2(sorted?: boolean | null, returnInverse?: boolean | null, returnCounts?: boolean | null): [Tensor, Tensor, Tensor]
  _unique2(options?: { sorted?: boolean | null; returnInverse?: boolean | null; returnCounts?: boolean | null }): [Tensor, Tensor, Tensor]
  _unpackDual(level: number): [Tensor, Tensor]
  _unsafeIndex(indices: readonly (Tensor | null)[]): Tensor
  _unsafeIndexPut(indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | null): Tensor
  _unsafeIndexPut(indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | null }): Tensor
  _unsafeMaskedIndex(mask: Tensor, indices: readonly (Tensor | null)[], fill: Scalar): Tensor
  _unsafeMaskedIndexPutAccumulate(mask: Tensor, indices: readonly (Tensor | null)[], values: Tensor): Tensor
  _unsafeView(size: readonly number[]): Tensor
  _upsampleBicubic2dAa(outputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleBicubic2dAa(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleBicubic2dAa(outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  _upsampleBicubic2dAa(outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  _upsampleBicubic2dAaBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleBicubic2dAaBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleBilinear2dAa(outputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleBilinear2dAa(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleBilinear2dAa(outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  _upsampleBilinear2dAa(outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  _upsampleBilinear2dAaBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleBilinear2dAaBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleNearestExact1d(outputSize: number | readonly number[], scales?: number | null): Tensor
  _upsampleNearestExact1d(outputSize: number | readonly number[], options?: { scales?: number | null }): Tensor
  _upsampleNearestExact1d(outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  _upsampleNearestExact1d(options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  _upsampleNearestExact1dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], scales?: number | null): Tensor
  _upsampleNearestExact1dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scales?: number | null }): Tensor
  _upsampleNearestExact2d(outputSize: number | readonly number[], scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleNearestExact2d(outputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleNearestExact2d(outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  _upsampleNearestExact2d(options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  _upsampleNearestExact2dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleNearestExact2dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleNearestExact3d(outputSize: number | readonly number[], scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleNearestExact3d(outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  _upsampleNearestExact3d(outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  _upsampleNearestExact3d(options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  _upsampleNearestExact3dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  _upsampleNearestExact3dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  _useCudnnCtcLoss(targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank: number): boolean
  _useCudnnCtcLoss(targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank: number): boolean
  _useMiopenCtcLoss(targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank: number): boolean
  _useMiopenCtcLoss(targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank: number): boolean
  _validateSparseBscTensorArgs(rowIndices: Tensor, values: Tensor, size: readonly number[], checkPinning?: boolean | null): void
  _validateSparseBscTensorArgs(rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { checkPinning?: boolean | null }): void
  _validateSparseBsrTensorArgs(colIndices: Tensor, values: Tensor, size: readonly number[], checkPinning?: boolean | null): void
  _validateSparseBsrTensorArgs(colIndices: Tensor, values: Tensor, size: readonly number[], options?: { checkPinning?: boolean | null }): void
  _validateSparseCompressedTensorArgs(plainIndices: Tensor, values: Tensor, size: readonly number[], layout: string, checkPinning?: boolean | null): void
  _validateSparseCompressedTensorArgs(plainIndices: Tensor, values: Tensor, size: readonly number[], layout: string, options?: { checkPinning?: boolean | null }): void
  _validateSparseCooTensorArgs(values: Tensor, size: readonly number[], isCoalesced?: boolean | null, checkPinning?: boolean | null): void
  _validateSparseCooTensorArgs(values: Tensor, size: readonly number[], options?: { isCoalesced?: boolean | null; checkPinning?: boolean | null }): void
  _validateSparseCscTensorArgs(rowIndices: Tensor, values: Tensor, size: readonly number[], checkPinning?: boolean | null): void
  _validateSparseCscTensorArgs(rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { checkPinning?: boolean | null }): void
  _validateSparseCsrTensorArgs(colIndices: Tensor, values: Tensor, size: readonly number[], checkPinning?: boolean | null): void
  _validateSparseCsrTensorArgs(colIndices: Tensor, values: Tensor, size: readonly number[], options?: { checkPinning?: boolean | null }): void
  _values(): Tensor
  _valuesCopy(): Tensor
  _version(): number
  _weightInt4packMm(mat2: Tensor, qGroupSize: number, qScaleAndZeros: Tensor): Tensor
  _weightInt4packMmForCpu(mat2: Tensor, qGroupSize: number, qScaleAndZeros: Tensor): Tensor
  _weightInt4packMmWithScalesAndZeros(mat2: Tensor, qGroupSize: number, qScale: Tensor, qZeros: Tensor): Tensor
  _weightInt8packMm(mat2: Tensor, scales: Tensor): Tensor
  _weightNorm(g: Tensor, dim?: number | null): Tensor
  _weightNorm(g: Tensor, options?: { dim?: number | null }): Tensor
  _weightNormDifferentiableBackward(savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: number): [Tensor, Tensor]
  _weightNormInterface(g: Tensor, dim?: number | null): [Tensor, Tensor]
  _weightNormInterface(g: Tensor, options?: { dim?: number | null }): [Tensor, Tensor]
  _weightNormInterfaceBackward(savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: number): [Tensor, Tensor]
  _wrappedLinearPrepack(weightScale: Tensor, weightZeroPoint: Tensor, bias: Tensor): Tensor
  _wrappedQuantizedLinearPrepacked(inputScale: Tensor, inputZeroPoint: Tensor, packedWeight: Tensor, outputScale: Tensor, outputZeroPoint: Tensor, outChannel: number): Tensor
  abs(): Tensor
  abs_(): Tensor
  absolute(): Tensor
  absolute_(): Tensor
  acos(): Tensor
  acos_(): Tensor
  acosh(): Tensor
  acosh_(): Tensor
  adaptiveAvgPool1d(outputSize: number | readonly number[]): Tensor
  adaptiveAvgPool2d(outputSize: number | readonly number[]): Tensor
  adaptiveAvgPool3d(outputSize: number | readonly number[]): Tensor
  adaptiveMaxPool1d(outputSize: number | readonly number[]): [Tensor, Tensor]
  adaptiveMaxPool2d(outputSize: number | readonly number[]): [Tensor, Tensor]
  adaptiveMaxPool2dBackward(self: Tensor, indices: Tensor): Tensor
  adaptiveMaxPool3d(outputSize: number | readonly number[]): [Tensor, Tensor]
  adaptiveMaxPool3dBackward(self: Tensor, indices: Tensor): Tensor
  add(other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  add(other: Scalar, alpha?: Scalar | null): Tensor
  add(other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  add_(other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  add_(other: Scalar, alpha?: Scalar | null): Tensor
  add_(other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  addbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addcdiv(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar | null }): Tensor
  addcdiv_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar | null }): Tensor
  addcmul(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar | null }): Tensor
  addcmul_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar | null }): Tensor
  addmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addmm(mat1: Tensor, mat2: Tensor, outDtype: DType, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addmm_(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addmv(mat: Tensor, vec: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addmv_(mat: Tensor, vec: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addr(vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  addr_(vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  adjoint(): Tensor
  affineGridGenerator(size: readonly number[], alignCorners: boolean): Tensor
  affineGridGeneratorBackward(size: readonly number[], alignCorners: boolean): Tensor
  alias(): Tensor
  aliasCopy(): Tensor
  alignAs(other: Tensor): Tensor
  alignTo(names: readonly string[]): Tensor
  alignTo(order: readonly string[], ellipsisIdx: number): Tensor
  all(): Tensor
  all(dim: number, keepdim?: boolean | null): Tensor
  all(dim: number, options?: { keepdim?: boolean | null }): Tensor
  all(dim?: readonly number[] | null, keepdim?: boolean | null): Tensor
  all(options?: { dim?: readonly number[] | null; keepdim?: boolean | null }): Tensor
  allclose(other: Tensor, rtol?: number | null, atol?: number | null, equalNan?: boolean | null): boolean
  allclose(other: Tensor, options?: { rtol?: number | null; atol?: number | null; equalNan?: boolean | null }): boolean
  alphaDropout(p: number, train: boolean): Tensor
  alphaDropout_(p: number, train: boolean): Tensor
  amax(dim?: number | readonly number[] | null, keepdim?: boolean | null): Tensor
  amax(options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null }): Tensor
  amin(dim?: number | readonly number[] | null, keepdim?: boolean | null): Tensor
  amin(options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null }): Tensor
  aminmax(options?: { dim?: number | null; keepdim?: boolean | null }): [Tensor, Tensor]
  angle(): Tensor
  any(): Tensor
  any(dim: number, keepdim?: boolean | null): Tensor
  any(dim: number, options?: { keepdim?: boolean | null }): Tensor
  any(dim?: readonly number[] | null, keepdim?: boolean | null): Tensor
  any(options?: { dim?: readonly number[] | null; keepdim?: boolean | null }): Tensor
  arccos(): Tensor
  arccos_(): Tensor
  arccosh(): Tensor
  arccosh_(): Tensor
  arcsin(): Tensor
  arcsin_(): Tensor
  arcsinh(): Tensor
  arcsinh_(): Tensor
  arctan(): Tensor
  arctan2(other: Tensor): Tensor
  arctan2_(other: Tensor): Tensor
  arctan_(): Tensor
  arctanh(): Tensor
  arctanh_(): Tensor
  argmax(dim?: number | null, keepdim?: boolean | null): Tensor
  argmax(options?: { dim?: number | null; keepdim?: boolean | null }): Tensor
  argmin(dim?: number | null, keepdim?: boolean | null): Tensor
  argmin(options?: { dim?: number | null; keepdim?: boolean | null }): Tensor
  argsort(dim?: number | null, descending?: boolean | null): Tensor
  argsort(options?: { dim?: number | null; descending?: boolean | null }): Tensor
  argsort(options: { stable: boolean; dim?: number | null; descending?: boolean | null }): Tensor
  argwhere(): Tensor
  asStrided(size: readonly number[], stride: readonly number[], storageOffset?: number | null): Tensor
  asStrided(size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor
  asStrided_(size: readonly number[], stride: readonly number[], storageOffset?: number | null): Tensor
  asStrided_(size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor
  asStridedCopy(size: readonly number[], stride: readonly number[], storageOffset?: number | null): Tensor
  asStridedCopy(size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor
  asStridedScatter(src: Tensor, size: readonly number[], stride: readonly number[], storageOffset?: number | null): Tensor
  asStridedScatter(src: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor
  asin(): Tensor
  asin_(): Tensor
  asinh(): Tensor
  asinh_(): Tensor
  atan(): Tensor
  atan2(other: Tensor): Tensor
  atan2_(other: Tensor): Tensor
  atan_(): Tensor
  atanh(): Tensor
  atanh_(): Tensor
  atleast1d(): Tensor
  atleast2d(): Tensor
  atleast3d(): Tensor
  avgPool1d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, ceilMode?: boolean | null, countIncludePad?: boolean | null): Tensor
  avgPool1d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; ceilMode?: boolean | null; countIncludePad?: boolean | null }): Tensor
  avgPool2d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, ceilMode?: boolean | null, countIncludePad?: boolean | null, divisorOverride?: number | null): Tensor
  avgPool2d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; ceilMode?: boolean | null; countIncludePad?: boolean | null; divisorOverride?: number | null }): Tensor
  avgPool2dBackward(self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, divisorOverride?: number | null): Tensor
  avgPool2dBackward(self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, options?: { divisorOverride?: number | null }): Tensor
  avgPool3d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, ceilMode?: boolean | null, countIncludePad?: boolean | null, divisorOverride?: number | null): Tensor
  avgPool3d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; ceilMode?: boolean | null; countIncludePad?: boolean | null; divisorOverride?: number | null }): Tensor
  avgPool3dBackward(self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, divisorOverride?: number | null): Tensor
  avgPool3dBackward(self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, options?: { divisorOverride?: number | null }): Tensor
  baddbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  baddbmm(batch1: Tensor, batch2: Tensor, outDtype: DType, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  baddbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  batchNorm(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
  batchNorm(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): Tensor
  batchNormBackward(input: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, update: boolean, eps: number, outputMask: boolean | readonly boolean[], reserve: Tensor): [Tensor, Tensor, Tensor]
  batchNormBackward(input: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, update: boolean, eps: number, outputMask: boolean | readonly boolean[], reserve: Tensor, options: { runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveVar: Tensor | null }): [Tensor, Tensor, Tensor]
  batchNormBackwardElemt(input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sumDy: Tensor, sumDyXmu: Tensor, count: Tensor): Tensor
  batchNormBackwardElemt(input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sumDy: Tensor, sumDyXmu: Tensor, count: Tensor, options: { weight: Tensor | null }): Tensor
  batchNormBackwardReduce(input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, inputG: boolean, weightG: boolean, biasG: boolean): [Tensor, Tensor, Tensor, Tensor]
  batchNormBackwardReduce(input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, inputG: boolean, weightG: boolean, biasG: boolean, options: { weight: Tensor | null }): [Tensor, Tensor, Tensor, Tensor]
  batchNormElemt(weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: number): Tensor
  batchNormElemt(weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): Tensor
  batchNormGatherStats(mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, count: number): [Tensor, Tensor]
  batchNormGatherStats(mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, count: number, options: { runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor]
  batchNormGatherStatsWithCounts(mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, counts: Tensor): [Tensor, Tensor]
  batchNormGatherStatsWithCounts(mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, counts: Tensor, options: { runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor]
  batchNormStats(eps: number): [Tensor, Tensor]
  batchNormUpdateStats(runningMean: Tensor | null, runningVar: Tensor | null, momentum: number): [Tensor, Tensor]
  batchNormUpdateStats(runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, options: { runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor]
  bernoulli(): Tensor
  bernoulli(p: Tensor): Tensor
  bernoulli(p: number): Tensor
  bernoulli_(p: Tensor): Tensor
  bernoulli_(p?: number | null): Tensor
  bernoulli_(options?: { p?: number | null }): Tensor
  bilinear(input2: Tensor, weight: Tensor, bias?: Tensor | null): Tensor
  bilinear(input2: Tensor, weight: Tensor, options?: { bias?: Tensor | null }): Tensor
  binaryCrossEntropy(target: Tensor, weight?: Tensor | null, reduction?: number | null): Tensor
  binaryCrossEntropy(target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null }): Tensor
  binaryCrossEntropyBackward(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number | null): Tensor
  binaryCrossEntropyBackward(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null }): Tensor
  binaryCrossEntropyWithLogits(target: Tensor, weight?: Tensor | null, posWeight?: Tensor | null, reduction?: number | null): Tensor
  binaryCrossEntropyWithLogits(target: Tensor, options?: { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: number | null }): Tensor
  bincount(weights?: Tensor | null, minlength?: number | null): Tensor
  bincount(options?: { weights?: Tensor | null; minlength?: number | null }): Tensor
  binomial(prob: Tensor): Tensor
  bitwiseAnd(other: Tensor): Tensor
  bitwiseAnd(other: Scalar): Tensor
  bitwiseAnd_(other: Tensor): Tensor
  bitwiseAnd_(other: Scalar): Tensor
  bitwiseLeftShift(other: Tensor): Tensor
  bitwiseLeftShift(other: Scalar): Tensor
  bitwiseLeftShift_(other: Tensor): Tensor
  bitwiseLeftShift_(other: Scalar): Tensor
  bitwiseNot(): Tensor
  bitwiseNot_(): Tensor
  bitwiseOr(other: Tensor): Tensor
  bitwiseOr(other: Scalar): Tensor
  bitwiseOr_(other: Tensor): Tensor
  bitwiseOr_(other: Scalar): Tensor
  bitwiseRightShift(other: Tensor): Tensor
  bitwiseRightShift(other: Scalar): Tensor
  bitwiseRightShift_(other: Tensor): Tensor
  bitwiseRightShift_(other: Scalar): Tensor
  bitwiseXor(other: Tensor): Tensor
  bitwiseXor(other: Scalar): Tensor
  bitwiseXor_(other: Tensor): Tensor
  bitwiseXor_(other: Scalar): Tensor
  bmm(mat2: Tensor): Tensor
  bmm(mat2: Tensor, outDtype: DType): Tensor
  broadcastTo(size: readonly number[]): Tensor
  bucketize(boundaries: Tensor, options?: { outInt32?: boolean | null; right?: boolean | null }): Tensor
  catChannels(second: Tensor): Tensor
  cauchy(median?: number | null, sigma?: number | null): Tensor
  cauchy(options?: { median?: number | null; sigma?: number | null }): Tensor
  cauchy_(median?: number | null, sigma?: number | null): Tensor
  cauchy_(options?: { median?: number | null; sigma?: number | null }): Tensor
  ccolIndices(): Tensor
  ccolIndicesCopy(): Tensor
  cdist(x2: Tensor, p?: number | null, computeMode?: number | null): Tensor
  cdist(x2: Tensor, options?: { p?: number | null; computeMode?: number | null }): Tensor
  ceil(): Tensor
  ceil_(): Tensor
  celu(alpha?: Scalar | null): Tensor
  celu(options?: { alpha?: Scalar | null }): Tensor
  celu_(alpha?: Scalar | null): Tensor
  celu_(options?: { alpha?: Scalar | null }): Tensor
  chalf(options?: { memoryFormat?: MemoryFormat | null }): Tensor
  channelGate(slope: Tensor | null, offset: Tensor, groups?: number | null): Tensor
  channelGate(slope: Tensor | null, offset: Tensor, options: { slope: Tensor | null; groups?: number | null }): Tensor
  channelGateBackward(input: Tensor, slope: Tensor | null, offset: Tensor, groups: number): [Tensor, Tensor, Tensor]
  channelGateBackward(input: Tensor, slope: Tensor | null, offset: Tensor, groups: number, options: { slope: Tensor | null }): [Tensor, Tensor, Tensor]
  channelMoments(): [Tensor, Tensor]
  channelShuffle(groups: number): Tensor
  channelsToVoxels(factor: number | readonly number[]): Tensor
  cholesky(upper?: boolean | null): Tensor
  cholesky(options?: { upper?: boolean | null }): Tensor
  choleskyInverse(upper?: boolean | null): Tensor
  choleskyInverse(options?: { upper?: boolean | null }): Tensor
  choleskySolve(input2: Tensor, upper?: boolean | null): Tensor
  choleskySolve(input2: Tensor, options?: { upper?: boolean | null }): Tensor
  chooseQparamsOptimized(numel: number, nBins: number, ratio: number, bitWidth: number): [Tensor, Tensor]
  chunk(chunks: number, dim?: number | null): Tensor[]
  chunk(chunks: number, options?: { dim?: number | null }): Tensor[]
  clamp(min?: Scalar | null, max?: Scalar | null): Tensor
  clamp(options?: { min?: Scalar | null; max?: Scalar | null }): Tensor
  clamp(min?: Tensor | null, max?: Tensor | null): Tensor
  clamp(options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clamp_(min?: Scalar | null, max?: Scalar | null): Tensor
  clamp_(options?: { min?: Scalar | null; max?: Scalar | null }): Tensor
  clamp_(min?: Tensor | null, max?: Tensor | null): Tensor
  clamp_(options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clampMax(max: Scalar): Tensor
  clampMax(max: Tensor): Tensor
  clampMax_(max: Scalar): Tensor
  clampMax_(max: Tensor): Tensor
  clampMin(min: Scalar): Tensor
  clampMin(min: Tensor): Tensor
  clampMin_(min: Scalar): Tensor
  clampMin_(min: Tensor): Tensor
  clip(min?: Scalar | null, max?: Scalar | null): Tensor
  clip(options?: { min?: Scalar | null; max?: Scalar | null }): Tensor
  clip(min?: Tensor | null, max?: Tensor | null): Tensor
  clip(options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clip_(min?: Scalar | null, max?: Scalar | null): Tensor
  clip_(options?: { min?: Scalar | null; max?: Scalar | null }): Tensor
  clip_(min?: Tensor | null, max?: Tensor | null): Tensor
  clip_(options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clone(options?: { memoryFormat?: MemoryFormat | null }): Tensor
  coalesce(): Tensor
  col2im(outputSize: number | readonly number[], kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[]): Tensor
  colIndices(): Tensor
  colIndicesCopy(): Tensor
  combinations(r?: number | null, withReplacement?: boolean | null): Tensor
  combinations(options?: { r?: number | null; withReplacement?: boolean | null }): Tensor
  complex(imag: Tensor): Tensor
  conj(): Tensor
  conjPhysical(): Tensor
  conjPhysical_(): Tensor
  constantPadNd(pad: readonly number[], value?: Scalar | null): Tensor
  constantPadNd(pad: readonly number[], options?: { value?: Scalar | null }): Tensor
  contiguous(options?: { memoryFormat?: MemoryFormat | null }): Tensor
  conv1d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv1d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  conv1d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: string | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv1d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: string | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  conv2d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv2d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  conv2d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: string | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv2d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: string | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  conv3d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv3d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  conv3d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: string | null, dilation?: number | readonly number[] | null, groups?: number | null): Tensor
  conv3d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: string | null; dilation?: number | readonly number[] | null; groups?: number | null }): Tensor
  convDepthwise3d(weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[]): Tensor
  convDepthwise3d(weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options: { bias: Tensor | null }): Tensor
  convTbc(weight: Tensor, bias: Tensor, pad?: number | null): Tensor
  convTbc(weight: Tensor, bias: Tensor, options?: { pad?: number | null }): Tensor
  convTbcBackward(input: Tensor, weight: Tensor, bias: Tensor, pad: number): [Tensor, Tensor, Tensor]
  convTranspose1d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null, groups?: number | null, dilation?: number | readonly number[] | null): Tensor
  convTranspose1d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null; groups?: number | null; dilation?: number | readonly number[] | null }): Tensor
  convTranspose2d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null, groups?: number | null, dilation?: number | readonly number[] | null): Tensor
  convTranspose2d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null; groups?: number | null; dilation?: number | readonly number[] | null }): Tensor
  convTranspose3d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null, groups?: number | null, dilation?: number | readonly number[] | null): Tensor
  convTranspose3d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null; groups?: number | null; dilation?: number | readonly number[] | null }): Tensor
  convolution(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number): Tensor
  convolution(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  convolutionBackward(input: Tensor, weight: Tensor, biasSizes: readonly number[] | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  convolutionBackward(input: Tensor, weight: Tensor, biasSizes: readonly number[] | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, outputMask: boolean | readonly boolean[], options: { biasSizes: readonly number[] | null }): [Tensor, Tensor, Tensor]
  convolutionBackwardOverrideable(input: Tensor, weight: Tensor, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  convolutionOverrideable(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number): Tensor
  convolutionOverrideable(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  copy(src: Tensor, nonBlocking?: boolean | null): Tensor
  copy(src: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  copy_(src: Tensor, nonBlocking?: boolean | null): Tensor
  copy_(src: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  copySparseToSparse(src: Tensor, nonBlocking?: boolean | null): Tensor
  copySparseToSparse(src: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  copySparseToSparse_(src: Tensor, nonBlocking?: boolean | null): Tensor
  copySparseToSparse_(src: Tensor, options?: { nonBlocking?: boolean | null }): Tensor
  copysign(other: Tensor): Tensor
  copysign(other: Scalar): Tensor
  copysign_(other: Tensor): Tensor
  copysign_(other: Scalar): Tensor
  corrcoef(): Tensor
  cos(): Tensor
  cos_(): Tensor
  cosh(): Tensor
  cosh_(): Tensor
  cosineEmbeddingLoss(input2: Tensor, target: Tensor, margin?: number | null, reduction?: number | null): Tensor
  cosineEmbeddingLoss(input2: Tensor, target: Tensor, options?: { margin?: number | null; reduction?: number | null }): Tensor
  cosineSimilarity(x2: Tensor, dim?: number | null, eps?: number | null): Tensor
  cosineSimilarity(x2: Tensor, options?: { dim?: number | null; eps?: number | null }): Tensor
  countNonzero(dim?: number | null): Tensor
  countNonzero(options?: { dim?: number | null }): Tensor
  countNonzero(dim: readonly number[]): Tensor
  cov(options?: { correction?: number | null; fweights?: Tensor | null; aweights?: Tensor | null }): Tensor
  cross(other: Tensor, dim?: number | null): Tensor
  cross(other: Tensor, options?: { dim?: number | null }): Tensor
  crossEntropyLoss(target: Tensor, weight?: Tensor | null, reduction?: number | null, ignoreIndex?: number | null, labelSmoothing?: number | null): Tensor
  crossEntropyLoss(target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null; ignoreIndex?: number | null; labelSmoothing?: number | null }): Tensor
  crowIndices(): Tensor
  crowIndicesCopy(): Tensor
  ctcLoss(targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank?: number | null, reduction?: number | null, zeroInfinity?: boolean | null): Tensor
  ctcLoss(targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, options?: { blank?: number | null; reduction?: number | null; zeroInfinity?: boolean | null }): Tensor
  ctcLoss(targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank?: number | null, reduction?: number | null, zeroInfinity?: boolean | null): Tensor
  ctcLoss(targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], options?: { blank?: number | null; reduction?: number | null; zeroInfinity?: boolean | null }): Tensor
  cudnnAffineGridGenerator(N: number, C: number, H: number, W: number): Tensor
  cudnnAffineGridGeneratorBackward(N: number, C: number, H: number, W: number): Tensor
  cudnnBatchNorm(weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number): [Tensor, Tensor, Tensor, Tensor]
  cudnnBatchNorm(weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number, options: { bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor, Tensor, Tensor]
  cudnnBatchNormBackward(gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number, reserveSpace: Tensor): [Tensor, Tensor, Tensor]
  cudnnBatchNormBackward(gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number, reserveSpace: Tensor, options: { runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveVar: Tensor | null }): [Tensor, Tensor, Tensor]
  cudnnConvolution(weight: Tensor, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, allowTf32: boolean): Tensor
  cudnnConvolutionAddRelu(weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number): Tensor
  cudnnConvolutionAddRelu(weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number, options: { alpha: Scalar | null; bias: Tensor | null }): Tensor
  cudnnConvolutionRelu(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number): Tensor
  cudnnConvolutionRelu(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  cudnnConvolutionTranspose(weight: Tensor, padding: readonly number[], outputPadding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, allowTf32: boolean): Tensor
  cudnnGridSampler(grid: Tensor): Tensor
  cudnnGridSamplerBackward(grid: Tensor, gradOutput: Tensor): [Tensor, Tensor]
  cudnnIsAcceptable(): boolean
  cummax(dim: number): [Tensor, Tensor]
  cummaxminBackward(input: Tensor, indices: Tensor, dim: number): Tensor
  cummin(dim: number): [Tensor, Tensor]
  cumprod(dim: number, options?: { dtype?: DType | null }): Tensor
  cumprod_(dim: number, options?: { dtype?: DType | null }): Tensor
  cumprodBackward(input: Tensor, dim: number, output: Tensor): Tensor
  cumsum(dim: number, options?: { dtype?: DType | null }): Tensor
  cumsum_(dim: number, options?: { dtype?: DType | null }): Tensor
  cumulativeTrapezoid(options?: { dx?: Scalar | null; dim?: number | null }): Tensor
  cumulativeTrapezoid(x: Tensor, options?: { dim?: number | null }): Tensor
  data(): Tensor
  deg2rad(): Tensor
  deg2rad_(): Tensor
  denseDim(): number
  depthwiseConv3d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null): Tensor
  depthwiseConv3d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null }): Tensor
  depthwiseConv3dBackward(input: Tensor, weight: Tensor, stride: number | readonly number[], padding: number | readonly number[], outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  depthwiseConvTranspose3d(weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null): Tensor
  depthwiseConvTranspose3d(weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null }): Tensor
  depthwiseConvTranspose3dBackward(input: Tensor, weight: Tensor, stride: number | readonly number[], padding: number | readonly number[], outputPadding: number | readonly number[], outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  dequantize(): Tensor
  det(): Tensor
  detach(): Tensor
  detach_(): Tensor
  detachCopy(): Tensor
  diag(diagonal?: number | null): Tensor
  diag(options?: { diagonal?: number | null }): Tensor
  diagEmbed(offset?: number | null, dim1?: number | null, dim2?: number | null): Tensor
  diagEmbed(options?: { offset?: number | null; dim1?: number | null; dim2?: number | null }): Tensor
  diagflat(offset?: number | null): Tensor
  diagflat(options?: { offset?: number | null }): Tensor
  diagonal(offset?: number | null, dim1?: number | null, dim2?: number | null): Tensor
  diagonal(options?: { offset?: number | null; dim1?: number | null; dim2?: number | null }): Tensor
  diagonalBackward(inputSizes: readonly number[], offset: number, dim1: number, dim2: number): Tensor
  diagonalCopy(offset?: number | null, dim1?: number | null, dim2?: number | null): Tensor
  diagonalCopy(options?: { offset?: number | null; dim1?: number | null; dim2?: number | null }): Tensor
  diagonalScatter(src: Tensor, offset?: number | null, dim1?: number | null, dim2?: number | null): Tensor
  diagonalScatter(src: Tensor, options?: { offset?: number | null; dim1?: number | null; dim2?: number | null }): Tensor
  diceCrossEntropy(label: Tensor): Tensor
  diff(n?: number | null, dim?: number | null, prepend?: Tensor | null, append?: Tensor | null): Tensor
  diff(options?: { n?: number | null; dim?: number | null; prepend?: Tensor | null; append?: Tensor | null }): Tensor
  digamma(): Tensor
  digamma_(): Tensor
  dist(other: Tensor, p?: Scalar | null): Tensor
  dist(other: Tensor, options?: { p?: Scalar | null }): Tensor
  div(other: Tensor): Tensor
  div(other: Scalar): Tensor
  div(other: Scalar, options?: { roundingMode?: string | null }): Tensor
  div(other: Tensor, options?: { roundingMode?: string | null }): Tensor
  div_(other: Tensor): Tensor
  div_(other: Scalar): Tensor
  div_(other: Scalar, options?: { roundingMode?: string | null }): Tensor
  div_(other: Tensor, options?: { roundingMode?: string | null }): Tensor
  divide(other: Tensor): Tensor
  divide(other: Scalar): Tensor
  divide(other: Scalar, options?: { roundingMode?: string | null }): Tensor
  divide(other: Tensor, options?: { roundingMode?: string | null }): Tensor
  divide_(other: Tensor): Tensor
  divide_(other: Scalar): Tensor
  divide_(other: Scalar, options?: { roundingMode?: string | null }): Tensor
  divide_(other: Tensor, options?: { roundingMode?: string | null }): Tensor
  dot(tensor: Tensor): Tensor
  dropout(p: number, train: boolean): Tensor
  dropout_(p: number, train: boolean): Tensor
  dsplit(sections: number): Tensor[]
  dsplit(indices: readonly number[]): Tensor[]
  elu(alpha?: Scalar | null, scale?: Scalar | null, inputScale?: Scalar | null): Tensor
  elu(options?: { alpha?: Scalar | null; scale?: Scalar | null; inputScale?: Scalar | null }): Tensor
  elu_(alpha?: Scalar | null, scale?: Scalar | null, inputScale?: Scalar | null): Tensor
  elu_(options?: { alpha?: Scalar | null; scale?: Scalar | null; inputScale?: Scalar | null }): Tensor
  eluBackward(alpha: Scalar, scale: Scalar, inputScale: Scalar, isResult: boolean, selfOrResult: Tensor): Tensor
  embedding(indices: Tensor, paddingIdx?: number | null, scaleGradByFreq?: boolean | null, sparse?: boolean | null): Tensor
  embedding(indices: Tensor, options?: { paddingIdx?: number | null; scaleGradByFreq?: boolean | null; sparse?: boolean | null }): Tensor
  embeddingBackward(indices: Tensor, numWeights: number, paddingIdx: number, scaleGradByFreq: boolean, sparse: boolean): Tensor
  embeddingBag(indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | null, mode?: number | null, sparse?: boolean | null, perSampleWeights?: Tensor | null, includeLastOffset?: boolean | null): [Tensor, Tensor, Tensor, Tensor]
  embeddingBag(indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean | null; mode?: number | null; sparse?: boolean | null; perSampleWeights?: Tensor | null; includeLastOffset?: boolean | null }): [Tensor, Tensor, Tensor, Tensor]
  embeddingBag(indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, paddingIdx?: number | null): [Tensor, Tensor, Tensor, Tensor]
  embeddingBag(indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, options: { perSampleWeights: Tensor | null; paddingIdx?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  embeddingDenseBackward(indices: Tensor, numWeights: number, paddingIdx: number, scaleGradByFreq: boolean): Tensor
  embeddingRenorm(indices: Tensor, maxNorm: number, normType: number): Tensor
  embeddingRenorm_(indices: Tensor, maxNorm: number, normType: number): Tensor
  embeddingSparseBackward(indices: Tensor, numWeights: number, paddingIdx: number, scaleGradByFreq: boolean): Tensor
  emptyLike(options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  eq(other: Tensor): Tensor
  eq(other: Scalar): Tensor
  eq_(other: Tensor): Tensor
  eq_(other: Scalar): Tensor
  equal(other: Tensor): boolean
  erf(): Tensor
  erf_(): Tensor
  erfc(): Tensor
  erfc_(): Tensor
  erfinv(): Tensor
  erfinv_(): Tensor
  exp(): Tensor
  exp2(): Tensor
  exp2_(): Tensor
  exp_(): Tensor
  expand(size: readonly number[], options?: { implicit?: boolean | null }): Tensor
  expandAs(other: Tensor): Tensor
  expandCopy(size: readonly number[], options?: { implicit?: boolean | null }): Tensor
  expm1(): Tensor
  expm1_(): Tensor
  exponential(lambd?: number | null): Tensor
  exponential(options?: { lambd?: number | null }): Tensor
  exponential_(lambd?: number | null): Tensor
  exponential_(options?: { lambd?: number | null }): Tensor
  fakeQuantizePerChannelAffine(scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number): Tensor
  fakeQuantizePerChannelAffineCachemask(scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number): [Tensor, Tensor]
  fakeQuantizePerChannelAffineCachemaskBackward(mask: Tensor): Tensor
  fakeQuantizePerTensorAffine(scale: number, zeroPoint: number, quantMin: number, quantMax: number): Tensor
  fakeQuantizePerTensorAffine(scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number): Tensor
  fakeQuantizePerTensorAffineCachemask(scale: number, zeroPoint: number, quantMin: number, quantMax: number): [Tensor, Tensor]
  fakeQuantizePerTensorAffineCachemaskBackward(mask: Tensor): Tensor
  fbgemmLinearFp16Weight(packedWeight: Tensor, bias: Tensor): Tensor
  fbgemmLinearFp16Weight(packedWeight: Tensor, bias: Tensor, output: Tensor): Tensor
  fbgemmLinearFp16WeightFp32Activation(packedWeight: Tensor, bias?: Tensor | null): Tensor
  fbgemmLinearFp16WeightFp32Activation(packedWeight: Tensor, options?: { bias?: Tensor | null }): Tensor
  fbgemmLinearFp16WeightFp32Activation(packedWeight: Tensor, bias: Tensor | null, output: Tensor): Tensor
  fbgemmLinearFp16WeightFp32Activation(packedWeight: Tensor, bias: Tensor | null, output: Tensor, options: { bias: Tensor | null }): Tensor
  fbgemmLinearInt8Weight(weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor): Tensor
  fbgemmLinearInt8WeightFp32Activation(weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor): Tensor
  fbgemmLinearQuantizeWeight(): [Tensor, Tensor, number, number]
  fbgemmPackGemmMatrixFp16(): Tensor
  fbgemmPackQuantizedMatrix(): Tensor
  fbgemmPackQuantizedMatrix(K: number, N: number): Tensor
  featureAlphaDropout(p: number, train: boolean): Tensor
  featureAlphaDropout_(p: number, train: boolean): Tensor
  featureDropout(p: number, train: boolean): Tensor
  featureDropout_(p: number, train: boolean): Tensor
  fftFft(n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftFft(options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftFft2(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftFft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftFftn(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftFftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftFftshift(dim?: number | readonly number[] | null): Tensor
  fftFftshift(options?: { dim?: number | readonly number[] | null }): Tensor
  fftHfft(n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftHfft(options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftHfft2(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftHfft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftHfftn(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftHfftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIfft(n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftIfft(options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftIfft2(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIfft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIfftn(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIfftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIfftshift(dim?: number | readonly number[] | null): Tensor
  fftIfftshift(options?: { dim?: number | readonly number[] | null }): Tensor
  fftIhfft(n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftIhfft(options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftIhfft2(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIhfft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIhfftn(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIhfftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIrfft(n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftIrfft(options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftIrfft2(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIrfft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftIrfftn(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftIrfftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftRfft(n?: number | null, dim?: number | null, norm?: string | null): Tensor
  fftRfft(options?: { n?: number | null; dim?: number | null; norm?: string | null }): Tensor
  fftRfft2(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftRfft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fftRfftn(s?: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null): Tensor
  fftRfftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor
  fill(value: Tensor): Tensor
  fill(value: Scalar): Tensor
  fill_(value: Tensor): Tensor
  fill_(value: Scalar): Tensor
  fillDiagonal_(fillValue: Scalar, wrap?: boolean | null): Tensor
  fillDiagonal_(fillValue: Scalar, options?: { wrap?: boolean | null }): Tensor
  fix(): Tensor
  fix_(): Tensor
  flatten(startDim: number, endDim: number, outDim: string): Tensor
  flatten(startDim?: number | null, endDim?: number | null): Tensor
  flatten(options?: { startDim?: number | null; endDim?: number | null }): Tensor
  flip(dims: readonly number[]): Tensor
  fliplr(): Tensor
  flipud(): Tensor
  floatPower(exponent: Scalar): Tensor
  floatPower(exponent: Tensor): Tensor
  floatPower_(exponent: Tensor): Tensor
  floatPower_(exponent: Scalar): Tensor
  floor(): Tensor
  floor_(): Tensor
  floorDivide(other: Tensor): Tensor
  floorDivide(other: Scalar): Tensor
  floorDivide_(other: Tensor): Tensor
  floorDivide_(other: Scalar): Tensor
  fmax(other: Tensor): Tensor
  fmin(other: Tensor): Tensor
  fmod(other: Tensor): Tensor
  fmod(other: Scalar): Tensor
  fmod_(other: Tensor): Tensor
  fmod_(other: Scalar): Tensor
  frac(): Tensor
  frac_(): Tensor
  fractionalMaxPool2d(kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor]
  fractionalMaxPool2dBackward(self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], indices: Tensor): Tensor
  fractionalMaxPool3d(kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor]
  fractionalMaxPool3dBackward(self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], indices: Tensor): Tensor
  frexp(): [Tensor, Tensor]
  frobeniusNorm(dim: number | readonly number[], keepdim?: boolean | null): Tensor
  frobeniusNorm(dim: number | readonly number[], options?: { keepdim?: boolean | null }): Tensor
  fullLike(fillValue: Scalar, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  fusedMovingAvgObsFakeQuant(observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, perRowFakeQuant?: boolean | null, symmetricQuant?: boolean | null): Tensor
  fusedMovingAvgObsFakeQuant(observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, options?: { perRowFakeQuant?: boolean | null; symmetricQuant?: boolean | null }): Tensor
  gather(dim: number, index: Tensor, options?: { sparseGrad?: boolean | null }): Tensor
  gatherBackward(self: Tensor, dim: number, index: Tensor, sparseGrad: boolean): Tensor
  gcd(other: Tensor): Tensor
  gcd_(other: Tensor): Tensor
  ge(other: Tensor): Tensor
  ge(other: Scalar): Tensor
  ge_(other: Tensor): Tensor
  ge_(other: Scalar): Tensor
  gelu(options?: { approximate?: string | null }): Tensor
  gelu_(options?: { approximate?: string | null }): Tensor
  geluBackward(self: Tensor, options?: { approximate?: string | null }): Tensor
  geometric(p: number): Tensor
  geometric_(p: number): Tensor
  geqrf(): [Tensor, Tensor]
  ger(vec2: Tensor): Tensor
  glu(dim?: number | null): Tensor
  glu(options?: { dim?: number | null }): Tensor
  gluBackward(self: Tensor, dim: number): Tensor
  gluBackwardJvp(gradGlu: Tensor, x: Tensor, dgradGlu: Tensor, dx: Tensor, dim: number): Tensor
  gluJvp(x: Tensor, dx: Tensor, dim: number): Tensor
  gradient(options: { dim: readonly number[]; edgeOrder?: number | null }): Tensor[]
  gradient(options: { spacing: Scalar; dim: readonly number[]; edgeOrder?: number | null }): Tensor[]
  gradient(options?: { spacing?: Scalar | null; dim?: number | null; edgeOrder?: number | null }): Tensor[]
  gradient(options: { spacing: readonly Scalar[]; dim: readonly number[]; edgeOrder?: number | null }): Tensor[]
  gradient(options: { spacing: readonly Scalar[]; dim?: number | null; edgeOrder?: number | null }): Tensor[]
  gradient(options: { spacing: readonly Tensor[]; dim: readonly number[]; edgeOrder?: number | null }): Tensor[]
  gradient(options: { spacing: readonly Tensor[]; dim?: number | null; edgeOrder?: number | null }): Tensor[]
  greater(other: Tensor): Tensor
  greater(other: Scalar): Tensor
  greater_(other: Tensor): Tensor
  greater_(other: Scalar): Tensor
  greaterEqual(other: Tensor): Tensor
  greaterEqual(other: Scalar): Tensor
  greaterEqual_(other: Tensor): Tensor
  greaterEqual_(other: Scalar): Tensor
  gridSampler(grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor
  gridSampler2d(grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor
  gridSampler2dBackward(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  gridSampler3d(grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor
  gridSampler3dBackward(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  groupNorm(numGroups: number, weight?: Tensor | null, bias?: Tensor | null, eps?: number | null, cudnnEnabled?: boolean | null): Tensor
  groupNorm(numGroups: number, options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number | null; cudnnEnabled?: boolean | null }): Tensor
  gru(batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  gru(hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  gruCell(hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null, bHh?: Tensor | null): Tensor
  gruCell(hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
  gt(other: Tensor): Tensor
  gt(other: Scalar): Tensor
  gt_(other: Tensor): Tensor
  gt_(other: Scalar): Tensor
  hardshrink(lambd?: Scalar | null): Tensor
  hardshrink(options?: { lambd?: Scalar | null }): Tensor
  hardshrinkBackward(self: Tensor, lambd: Scalar): Tensor
  hardsigmoid(): Tensor
  hardsigmoid_(): Tensor
  hardsigmoidBackward(self: Tensor): Tensor
  hardswish(): Tensor
  hardswish_(): Tensor
  hardswishBackward(self: Tensor): Tensor
  hardtanh(minVal?: Scalar | null, maxVal?: Scalar | null): Tensor
  hardtanh(options?: { minVal?: Scalar | null; maxVal?: Scalar | null }): Tensor
  hardtanh_(minVal?: Scalar | null, maxVal?: Scalar | null): Tensor
  hardtanh_(options?: { minVal?: Scalar | null; maxVal?: Scalar | null }): Tensor
  hardtanhBackward(self: Tensor, minVal: Scalar, maxVal: Scalar): Tensor
  hashTensor(dim?: number | readonly number[] | null, options?: { keepdim?: boolean | null; mode?: number | null }): Tensor
  hashTensor(options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; mode?: number | null }): Tensor
  heaviside(values: Tensor): Tensor
  heaviside_(values: Tensor): Tensor
  hingeEmbeddingLoss(target: Tensor, margin?: number | null, reduction?: number | null): Tensor
  hingeEmbeddingLoss(target: Tensor, options?: { margin?: number | null; reduction?: number | null }): Tensor
  histc(bins?: number | null, min?: Scalar | null, max?: Scalar | null): Tensor
  histc(options?: { bins?: number | null; min?: Scalar | null; max?: Scalar | null }): Tensor
  histogram(bins?: number | null, options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor]
  histogram(options?: { bins?: number | null; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor]
  histogram(bins: Tensor, options?: { weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor]
  histogramdd(bins: readonly number[], range?: readonly number[] | null, weight?: Tensor | null, density?: boolean | null): [Tensor, Tensor[]]
  histogramdd(bins: readonly number[], options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor[]]
  histogramdd(bins: readonly Tensor[], range?: readonly number[] | null, weight?: Tensor | null, density?: boolean | null): [Tensor, Tensor[]]
  histogramdd(bins: readonly Tensor[], options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor[]]
  histogramdd(bins: number, range?: readonly number[] | null, weight?: Tensor | null, density?: boolean | null): [Tensor, Tensor[]]
  histogramdd(bins: number, options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean | null }): [Tensor, Tensor[]]
  hsplit(sections: number): Tensor[]
  hsplit(indices: readonly number[]): Tensor[]
  hspmm(mat2: Tensor): Tensor
  huberLoss(target: Tensor, reduction?: number | null, delta?: number | null): Tensor
  huberLoss(target: Tensor, options?: { reduction?: number | null; delta?: number | null }): Tensor
  huberLossBackward(self: Tensor, target: Tensor, reduction: number, delta: number): Tensor
  hypot(other: Tensor): Tensor
  hypot_(other: Tensor): Tensor
  i0(): Tensor
  i0_(): Tensor
  igamma(other: Tensor): Tensor
  igamma_(other: Tensor): Tensor
  igammac(other: Tensor): Tensor
  igammac_(other: Tensor): Tensor
  im2col(kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[]): Tensor
  imag(): Tensor
  index(indices: readonly (Tensor | null)[]): Tensor
  indexAdd(dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar | null }): Tensor
  indexAdd_(dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar | null }): Tensor
  indexCopy(dim: number, index: Tensor, source: Tensor): Tensor
  indexCopy_(dim: number, index: Tensor, source: Tensor): Tensor
  indexFill(dim: number, index: Tensor, value: Scalar): Tensor
  indexFill(dim: number, index: Tensor, value: Tensor): Tensor
  indexFill_(dim: number, index: Tensor, value: Scalar): Tensor
  indexFill_(dim: number, index: Tensor, value: Tensor): Tensor
  indexPut(indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | null): Tensor
  indexPut(indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | null }): Tensor
  indexPut_(indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | null): Tensor
  indexPut_(indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | null }): Tensor
  indexReduce(dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean | null }): Tensor
  indexReduce_(dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean | null }): Tensor
  indexSelect(dim: number, index: Tensor): Tensor
  indexSelectBackward(selfSizes: readonly number[], dim: number, index: Tensor): Tensor
  indices(): Tensor
  indicesCopy(): Tensor
  infinitelyDifferentiableGeluBackward(self: Tensor): Tensor
  inner(other: Tensor): Tensor
  instanceNorm(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
  instanceNorm(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): Tensor
  instanceNorm3d(weight?: Tensor | null, bias?: Tensor | null, eps?: number | null, activation?: string | null, slope?: number | null): Tensor
  instanceNorm3d(options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number | null; activation?: string | null; slope?: number | null }): Tensor
  instanceNorm3dBackward(input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, rstd: Tensor, activation: string, slope: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  instanceNorm3dBackward(input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, rstd: Tensor, activation: string, slope: number, outputMask: boolean | readonly boolean[], options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  instanceNorm3dForward(weight: Tensor | null, bias: Tensor | null, eps: number, activation: string, slope: number): [Tensor, Tensor, Tensor]
  instanceNorm3dForward(weight: Tensor | null, bias: Tensor | null, eps: number, activation: string, slope: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  intRepr(): Tensor
  inverse(): Tensor
  isCoalesced(): boolean
  isComplex(): boolean
  isConj(): boolean
  isDistributed(): boolean
  isFloatingPoint(): boolean
  isInference(): boolean
  isLeaf(): boolean
  isNeg(): boolean
  isNonzero(): boolean
  isPinned(device?: Device | null): boolean
  isPinned(options?: { device?: Device | null }): boolean
  isSameSize(other: Tensor): boolean
  isSetTo(tensor: Tensor): boolean
  isSigned(): boolean
  isclose(other: Tensor, rtol?: number | null, atol?: number | null, equalNan?: boolean | null): Tensor
  isclose(other: Tensor, options?: { rtol?: number | null; atol?: number | null; equalNan?: boolean | null }): Tensor
  isfinite(): Tensor
  isin(testElement: Scalar, options?: { assumeUnique?: boolean | null; invert?: boolean | null }): Tensor
  isin(testElements: Tensor, options?: { assumeUnique?: boolean | null; invert?: boolean | null }): Tensor
  isinf(): Tensor
  isnan(): Tensor
  isneginf(): Tensor
  isposinf(): Tensor
  isreal(): Tensor
  istft(nFft: number, hopLength?: number | null, winLength?: number | null, window?: Tensor | null, center?: boolean | null, normalized?: boolean | null, onesided?: boolean | null, length?: number | null, returnComplex?: boolean | null): Tensor
  istft(nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; center?: boolean | null; normalized?: boolean | null; onesided?: boolean | null; length?: number | null; returnComplex?: boolean | null }): Tensor
  klDiv(target: Tensor, reduction?: number | null, options?: { logTarget?: boolean | null }): Tensor
  klDiv(target: Tensor, options?: { reduction?: number | null; logTarget?: boolean | null }): Tensor
  kron(other: Tensor): Tensor
  kthvalue(k: number, dim?: number | null, keepdim?: boolean | null): [Tensor, Tensor]
  kthvalue(k: number, options?: { dim?: number | null; keepdim?: boolean | null }): [Tensor, Tensor]
  l1Loss(target: Tensor, reduction?: number | null): Tensor
  l1Loss(target: Tensor, options?: { reduction?: number | null }): Tensor
  layerNorm(normalizedShape: readonly number[], weight?: Tensor | null, bias?: Tensor | null, eps?: number | null, cudnnEnable?: boolean | null): Tensor
  layerNorm(normalizedShape: readonly number[], options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number | null; cudnnEnable?: boolean | null }): Tensor
  lcm(other: Tensor): Tensor
  lcm_(other: Tensor): Tensor
  ldexp(other: Tensor): Tensor
  ldexp_(other: Tensor): Tensor
  le(other: Tensor): Tensor
  le(other: Scalar): Tensor
  le_(other: Tensor): Tensor
  le_(other: Scalar): Tensor
  leakyRelu(negativeSlope?: Scalar | null): Tensor
  leakyRelu(options?: { negativeSlope?: Scalar | null }): Tensor
  leakyRelu_(negativeSlope?: Scalar | null): Tensor
  leakyRelu_(options?: { negativeSlope?: Scalar | null }): Tensor
  leakyReluBackward(self: Tensor, negativeSlope: Scalar, selfIsResult: boolean): Tensor
  lerp(end: Tensor, weight: Tensor): Tensor
  lerp(end: Tensor, weight: Scalar): Tensor
  lerp_(end: Tensor, weight: Tensor): Tensor
  lerp_(end: Tensor, weight: Scalar): Tensor
  less(other: Tensor): Tensor
  less(other: Scalar): Tensor
  less_(other: Tensor): Tensor
  less_(other: Scalar): Tensor
  lessEqual(other: Tensor): Tensor
  lessEqual(other: Scalar): Tensor
  lessEqual_(other: Tensor): Tensor
  lessEqual_(other: Scalar): Tensor
  lgamma(): Tensor
  lgamma_(): Tensor
  lift(): Tensor
  liftFresh(): Tensor
  liftFreshCopy(): Tensor
  linalg__powsum(ord?: Scalar | null, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalg__powsum(options?: { ord?: Scalar | null; dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linalgCholesky(options?: { upper?: boolean | null }): Tensor
  linalgCholeskyEx(options?: { upper?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor]
  linalgCond(p?: Scalar | null): Tensor
  linalgCond(options?: { p?: Scalar | null }): Tensor
  linalgCond(p: string): Tensor
  linalgCross(other: Tensor, options?: { dim?: number | null }): Tensor
  linalgDet(): Tensor
  linalgDiagonal(options?: { offset?: number | null; dim1?: number | null; dim2?: number | null }): Tensor
  linalgEig(): [Tensor, Tensor]
  linalgEigh(UPLO?: string | null): [Tensor, Tensor]
  linalgEigh(options?: { UPLO?: string | null }): [Tensor, Tensor]
  linalgEigvals(): Tensor
  linalgEigvalsh(UPLO?: string | null): Tensor
  linalgEigvalsh(options?: { UPLO?: string | null }): Tensor
  linalgHouseholderProduct(tau: Tensor): Tensor
  linalgInv(): Tensor
  linalgInvEx(options?: { checkErrors?: boolean | null }): [Tensor, Tensor]
  linalgLdlFactor(options?: { hermitian?: boolean | null }): [Tensor, Tensor]
  linalgLdlFactorEx(options?: { hermitian?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor, Tensor]
  linalgLdlSolve(pivots: Tensor, B: Tensor, options?: { hermitian?: boolean | null }): Tensor
  linalgLstsq(b: Tensor, rcond?: number | null, options?: { driver?: string | null }): [Tensor, Tensor, Tensor, Tensor]
  linalgLstsq(b: Tensor, options?: { rcond?: number | null; driver?: string | null }): [Tensor, Tensor, Tensor, Tensor]
  linalgLu(options?: { pivot?: boolean | null }): [Tensor, Tensor, Tensor]
  linalgLuFactor(options?: { pivot?: boolean | null }): [Tensor, Tensor]
  linalgLuFactorEx(options?: { pivot?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor, Tensor]
  linalgLuSolve(pivots: Tensor, B: Tensor, options?: { left?: boolean | null; adjoint?: boolean | null }): Tensor
  linalgMatmul(other: Tensor): Tensor
  linalgMatrixExp(): Tensor
  linalgMatrixNorm(ord: Scalar, dim?: readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalgMatrixNorm(ord: Scalar, options?: { dim?: readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linalgMatrixNorm(ord?: string | null, dim?: readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalgMatrixNorm(options?: { ord?: string | null; dim?: readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linalgMatrixPower(n: number): Tensor
  linalgMatrixRank(tol: number, hermitian?: boolean | null): Tensor
  linalgMatrixRank(tol: number, options?: { hermitian?: boolean | null }): Tensor
  linalgMatrixRank(options?: { atol?: number | null; rtol?: number | null; hermitian?: boolean | null }): Tensor
  linalgMatrixRank(options?: { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean | null }): Tensor
  linalgMatrixRank(tol: Tensor, hermitian?: boolean | null): Tensor
  linalgMatrixRank(tol: Tensor, options?: { hermitian?: boolean | null }): Tensor
  linalgNorm(ord?: Scalar | null, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalgNorm(options?: { ord?: Scalar | null; dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linalgNorm(ord: string, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalgNorm(ord: string, options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linalgPinv(rcond: number, hermitian?: boolean | null): Tensor
  linalgPinv(rcond: number, options?: { hermitian?: boolean | null }): Tensor
  linalgPinv(options?: { atol?: number | null; rtol?: number | null; hermitian?: boolean | null }): Tensor
  linalgPinv(options?: { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean | null }): Tensor
  linalgPinv(rcond: Tensor, hermitian?: boolean | null): Tensor
  linalgPinv(rcond: Tensor, options?: { hermitian?: boolean | null }): Tensor
  linalgQr(mode?: string | null): [Tensor, Tensor]
  linalgQr(options?: { mode?: string | null }): [Tensor, Tensor]
  linalgSlogdet(): [Tensor, Tensor]
  linalgSolve(B: Tensor, options?: { left?: boolean | null }): Tensor
  linalgSolveEx(B: Tensor, options?: { left?: boolean | null; checkErrors?: boolean | null }): [Tensor, Tensor]
  linalgSolveTriangular(B: Tensor, options: { upper: boolean; left?: boolean | null; unitriangular?: boolean | null }): Tensor
  linalgSvd(fullMatrices?: boolean | null, options?: { driver?: string | null }): [Tensor, Tensor, Tensor]
  linalgSvd(options?: { fullMatrices?: boolean | null; driver?: string | null }): [Tensor, Tensor, Tensor]
  linalgSvdvals(options?: { driver?: string | null }): Tensor
  linalgTensorinv(ind?: number | null): Tensor
  linalgTensorinv(options?: { ind?: number | null }): Tensor
  linalgTensorsolve(other: Tensor, dims?: readonly number[] | null): Tensor
  linalgTensorsolve(other: Tensor, options?: { dims?: readonly number[] | null }): Tensor
  linalgVander(options?: { N?: number | null }): Tensor
  linalgVecdot(y: Tensor, options?: { dim?: number | null }): Tensor
  linalgVectorNorm(ord?: Scalar | null, dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  linalgVectorNorm(options?: { ord?: Scalar | null; dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  linear(weight: Tensor, bias?: Tensor | null): Tensor
  linear(weight: Tensor, options?: { bias?: Tensor | null }): Tensor
  linearBackward(gradOutput: Tensor, weight: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  linspace(end: Scalar, steps: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  linspace(end: Tensor, steps: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  log(): Tensor
  log10(): Tensor
  log10_(): Tensor
  log1p(): Tensor
  log1p_(): Tensor
  log2(): Tensor
  log2_(): Tensor
  log_(): Tensor
  logNormal(mean?: number | null, std?: number | null): Tensor
  logNormal(options?: { mean?: number | null; std?: number | null }): Tensor
  logNormal_(mean?: number | null, std?: number | null): Tensor
  logNormal_(options?: { mean?: number | null; std?: number | null }): Tensor
  logSigmoid(): Tensor
  logSigmoidBackward(self: Tensor, buffer: Tensor): Tensor
  logSigmoidForward(): [Tensor, Tensor]
  logSoftmax(dim: number, dtype?: DType | null): Tensor
  logSoftmax(dim: number, options?: { dtype?: DType | null }): Tensor
  logaddexp(other: Tensor): Tensor
  logaddexp2(other: Tensor): Tensor
  logcumsumexp(dim: number): Tensor
  logdet(): Tensor
  logicalAnd(other: Tensor): Tensor
  logicalAnd_(other: Tensor): Tensor
  logicalNot(): Tensor
  logicalNot_(): Tensor
  logicalOr(other: Tensor): Tensor
  logicalOr_(other: Tensor): Tensor
  logicalXor(other: Tensor): Tensor
  logicalXor_(other: Tensor): Tensor
  logit(eps?: number | null): Tensor
  logit(options?: { eps?: number | null }): Tensor
  logit_(eps?: number | null): Tensor
  logit_(options?: { eps?: number | null }): Tensor
  logitBackward(self: Tensor, eps?: number | null): Tensor
  logitBackward(self: Tensor, options?: { eps?: number | null }): Tensor
  logspace(end: Scalar, steps: number, base?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logspace(end: Scalar, steps: number, options?: { base?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logspace(end: Tensor, steps: number, base?: number | null, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logspace(end: Tensor, steps: number, options?: { base?: number | null; dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  logsumexp(dim: number | readonly number[], keepdim?: boolean | null): Tensor
  logsumexp(dim: number | readonly number[], options?: { keepdim?: boolean | null }): Tensor
  lstm(batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor, Tensor]
  lstm(hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor, Tensor]
  lstmCell(hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, bIh?: Tensor | null, bHh?: Tensor | null): [Tensor, Tensor]
  lstmCell(hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): [Tensor, Tensor]
  lt(other: Tensor): Tensor
  lt(other: Scalar): Tensor
  lt_(other: Tensor): Tensor
  lt_(other: Scalar): Tensor
  luSolve(LUData: Tensor, LUPivots: Tensor): Tensor
  luUnpack(LUPivots: Tensor, unpackData?: boolean | null, unpackPivots?: boolean | null): [Tensor, Tensor, Tensor]
  luUnpack(LUPivots: Tensor, options?: { unpackData?: boolean | null; unpackPivots?: boolean | null }): [Tensor, Tensor, Tensor]
  mH(): Tensor
  mT(): Tensor
  marginRankingLoss(input2: Tensor, target: Tensor, margin?: number | null, reduction?: number | null): Tensor
  marginRankingLoss(input2: Tensor, target: Tensor, options?: { margin?: number | null; reduction?: number | null }): Tensor
  maskedFill(mask: Tensor, value: Tensor): Tensor
  maskedFill(mask: Tensor, value: Scalar): Tensor
  maskedFill_(mask: Tensor, value: Tensor): Tensor
  maskedFill_(mask: Tensor, value: Scalar): Tensor
  maskedScatter(mask: Tensor, source: Tensor): Tensor
  maskedScatter_(mask: Tensor, source: Tensor): Tensor
  maskedScatterBackward(mask: Tensor, sizes: readonly number[]): Tensor
  maskedSelect(mask: Tensor): Tensor
  maskedSelectBackward(input: Tensor, mask: Tensor): Tensor
  matmul(other: Tensor): Tensor
  matmulBackward(self: Tensor, other: Tensor, mask: boolean | readonly boolean[]): [Tensor, Tensor]
  matrixH(): Tensor
  matrixExp(): Tensor
  matrixExpBackward(grad: Tensor): Tensor
  matrixPower(n: number): Tensor
  max(): Tensor
  max(dim: number, keepdim?: boolean | null): [Tensor, Tensor]
  max(dim: number, options?: { keepdim?: boolean | null }): [Tensor, Tensor]
  max(other: Tensor): Tensor
  maxPool1d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  maxPool1d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  maxPool1dWithIndices(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): [Tensor, Tensor]
  maxPool1dWithIndices(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): [Tensor, Tensor]
  maxPool2d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  maxPool2d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  maxPool2dBackward(self: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  maxPool2dBackward(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  maxPool2dWithIndices(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): [Tensor, Tensor]
  maxPool2dWithIndices(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): [Tensor, Tensor]
  maxPool2dWithIndicesBackward(self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], ceilMode: boolean, indices: Tensor): Tensor
  maxPool3d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  maxPool3d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  maxPool3dWithIndices(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): [Tensor, Tensor]
  maxPool3dWithIndices(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): [Tensor, Tensor]
  maxPool3dWithIndicesBackward(self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], ceilMode: boolean, indices: Tensor): Tensor
  maxUnpool2d(indices: Tensor, outputSize: number | readonly number[]): Tensor
  maxUnpool3d(indices: Tensor, outputSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[]): Tensor
  maximum(other: Tensor): Tensor
  mean(options?: { dtype?: DType | null }): Tensor
  mean(dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  mean(options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  median(): Tensor
  median(dim: number, keepdim?: boolean | null): [Tensor, Tensor]
  median(dim: number, options?: { keepdim?: boolean | null }): [Tensor, Tensor]
  min(): Tensor
  min(dim: number, keepdim?: boolean | null): [Tensor, Tensor]
  min(dim: number, options?: { keepdim?: boolean | null }): [Tensor, Tensor]
  min(other: Tensor): Tensor
  minimum(other: Tensor): Tensor
  miopenBatchNorm(weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number): [Tensor, Tensor, Tensor]
  miopenBatchNorm(weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number, options: { bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor, Tensor]
  miopenBatchNormBackward(gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number): [Tensor, Tensor, Tensor]
  miopenBatchNormBackward(gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number, options: { runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveVar: Tensor | null }): [Tensor, Tensor, Tensor]
  miopenConvolution(weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean): Tensor
  miopenConvolution(weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options: { bias: Tensor | null }): Tensor
  miopenConvolutionAddRelu(weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number): Tensor
  miopenConvolutionAddRelu(weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number, options: { alpha: Scalar | null; bias: Tensor | null }): Tensor
  miopenConvolutionRelu(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number): Tensor
  miopenConvolutionRelu(weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  miopenConvolutionTranspose(weight: Tensor, bias: Tensor | null, padding: readonly number[], outputPadding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean): Tensor
  miopenConvolutionTranspose(weight: Tensor, bias: Tensor | null, padding: readonly number[], outputPadding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options: { bias: Tensor | null }): Tensor
  miopenCtcLoss(targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank: number, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  miopenCtcLoss(targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank: number, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  miopenDepthwiseConvolution(weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean): Tensor
  miopenDepthwiseConvolution(weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options: { bias: Tensor | null }): Tensor
  miopenRnn(weight: readonly Tensor[], weightStride0: number, hx: Tensor, cx: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState?: Tensor | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  miopenRnn(weight: readonly Tensor[], weightStride0: number, hx: Tensor, cx: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], options: { cx: Tensor | null; dropoutState?: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  miopenRnnBackward(weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState: Tensor | null, reserve: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor, Tensor[]]
  miopenRnnBackward(weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly number[], dropoutState: Tensor | null, reserve: Tensor, outputMask: boolean | readonly boolean[], options: { cx: Tensor | null; gradOutput: Tensor | null; gradHy: Tensor | null; gradCy: Tensor | null; dropoutState: Tensor | null }): [Tensor, Tensor, Tensor, Tensor[]]
  mish(): Tensor
  mish_(): Tensor
  mishBackward(self: Tensor): Tensor
  mkldnnAdaptiveAvgPool2d(outputSize: number | readonly number[]): Tensor
  mkldnnAdaptiveAvgPool2dBackward(self: Tensor): Tensor
  mkldnnConvolution(weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number): Tensor
  mkldnnConvolution(weight: Tensor, bias: Tensor | null, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, options: { bias: Tensor | null }): Tensor
  mkldnnLinear(weight: Tensor, bias?: Tensor | null): Tensor
  mkldnnLinear(weight: Tensor, options?: { bias?: Tensor | null }): Tensor
  mkldnnLinearBackward(gradOutput: Tensor, weight: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  mkldnnLinearBackwardWeights(input: Tensor, weight: Tensor, biasDefined: boolean): [Tensor, Tensor]
  mkldnnMaxPool2d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  mkldnnMaxPool2d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  mkldnnMaxPool2dBackward(output: Tensor, input: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  mkldnnMaxPool2dBackward(output: Tensor, input: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  mkldnnMaxPool3d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  mkldnnMaxPool3d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  mkldnnMaxPool3dBackward(output: Tensor, input: Tensor, kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  mkldnnMaxPool3dBackward(output: Tensor, input: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  mkldnnReorderConv2dWeight(padding?: number | readonly number[] | null, stride?: number | readonly number[] | null, dilation?: number | readonly number[] | null, groups?: number | null, inputSize?: readonly number[] | null): Tensor
  mkldnnReorderConv2dWeight(options?: { padding?: number | readonly number[] | null; stride?: number | readonly number[] | null; dilation?: number | readonly number[] | null; groups?: number | null; inputSize?: readonly number[] | null }): Tensor
  mkldnnReorderConv3dWeight(padding?: number | readonly number[] | null, stride?: number | readonly number[] | null, dilation?: number | readonly number[] | null, groups?: number | null, inputSize?: readonly number[] | null): Tensor
  mkldnnReorderConv3dWeight(options?: { padding?: number | readonly number[] | null; stride?: number | readonly number[] | null; dilation?: number | readonly number[] | null; groups?: number | null; inputSize?: readonly number[] | null }): Tensor
  mkldnnRnnLayer(weight0: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, hx_: Tensor, cx_: Tensor, reverse: boolean, batchSizes: readonly number[], mode: number, hiddenSize: number, numLayers: number, hasBiases: boolean, bidirectional: boolean, batchFirst: boolean, train: boolean): [Tensor, Tensor, Tensor, Tensor]
  mkldnnRnnLayerBackward(weight1: Tensor, weight2: Tensor, weight3: Tensor, weight4: Tensor, hx_: Tensor, cxTmp: Tensor, output: Tensor, hy_: Tensor, cy_: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, reverse: boolean, mode: number, hiddenSize: number, numLayers: number, hasBiases: boolean, train: boolean, bidirectional: boolean, batchSizes: readonly number[], batchFirst: boolean, workspace: Tensor): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  mkldnnRnnLayerBackward(weight1: Tensor, weight2: Tensor, weight3: Tensor, weight4: Tensor, hx_: Tensor, cxTmp: Tensor, output: Tensor, hy_: Tensor, cy_: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, reverse: boolean, mode: number, hiddenSize: number, numLayers: number, hasBiases: boolean, train: boolean, bidirectional: boolean, batchSizes: readonly number[], batchFirst: boolean, workspace: Tensor, options: { gradOutput: Tensor | null; gradHy: Tensor | null; gradCy: Tensor | null }): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  mm(mat2: Tensor): Tensor
  mm(mat2: Tensor, outDtype: DType): Tensor
  mode(dim?: number | null, keepdim?: boolean | null): [Tensor, Tensor]
  mode(options?: { dim?: number | null; keepdim?: boolean | null }): [Tensor, Tensor]
  moveaxis(source: number, destination: number): Tensor
  moveaxis(source: readonly number[], destination: readonly number[]): Tensor
  movedim(source: number, destination: number): Tensor
  movedim(source: readonly number[], destination: readonly number[]): Tensor
  mpsConvolutionBackward(gradOutput: Tensor, weight: Tensor, padding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  mpsConvolutionTransposeBackward(gradOutput: Tensor, weight: Tensor, padding: readonly number[], outputPadding: readonly number[], stride: readonly number[], dilation: readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  mseLoss(target: Tensor, reduction?: number | null): Tensor
  mseLoss(target: Tensor, options?: { reduction?: number | null }): Tensor
  mseLossBackward(self: Tensor, target: Tensor, reduction: number): Tensor
  msort(): Tensor
  mul(other: Tensor): Tensor
  mul(other: Scalar): Tensor
  mul_(other: Tensor): Tensor
  mul_(other: Scalar): Tensor
  multiMarginLoss(target: Tensor, p?: Scalar | null, margin?: Scalar | null, weight?: Tensor | null, reduction?: number | null): Tensor
  multiMarginLoss(target: Tensor, options?: { p?: Scalar | null; margin?: Scalar | null; weight?: Tensor | null; reduction?: number | null }): Tensor
  multiMarginLossBackward(self: Tensor, target: Tensor, p: Scalar, margin: Scalar, weight?: Tensor | null, reduction?: number | null): Tensor
  multiMarginLossBackward(self: Tensor, target: Tensor, p: Scalar, margin: Scalar, options?: { weight?: Tensor | null; reduction?: number | null }): Tensor
  multilabelMarginLoss(target: Tensor, reduction?: number | null): Tensor
  multilabelMarginLoss(target: Tensor, options?: { reduction?: number | null }): Tensor
  multilabelMarginLossBackward(self: Tensor, target: Tensor, reduction: number, isTarget: Tensor): Tensor
  multilabelMarginLossForward(target: Tensor, reduction: number): [Tensor, Tensor]
  multinomial(numSamples: number, replacement?: boolean | null): Tensor
  multinomial(numSamples: number, options?: { replacement?: boolean | null }): Tensor
  multiply(other: Tensor): Tensor
  multiply(other: Scalar): Tensor
  multiply_(other: Tensor): Tensor
  multiply_(other: Scalar): Tensor
  mv(vec: Tensor): Tensor
  mvlgamma(p: number): Tensor
  mvlgamma_(p: number): Tensor
  nanToNum(nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor
  nanToNum(options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor
  nanToNum_(nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor
  nanToNum_(options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor
  nanmean(dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  nanmean(options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  nanmedian(): Tensor
  nanmedian(dim: number, keepdim?: boolean | null): [Tensor, Tensor]
  nanmedian(dim: number, options?: { keepdim?: boolean | null }): [Tensor, Tensor]
  nanquantile(q: Tensor, dim?: number | null, keepdim?: boolean | null, options?: { interpolation?: string | null }): Tensor
  nanquantile(q: Tensor, options?: { dim?: number | null; keepdim?: boolean | null; interpolation?: string | null }): Tensor
  nanquantile(q: number, dim?: number | null, keepdim?: boolean | null, options?: { interpolation?: string | null }): Tensor
  nanquantile(q: number, options?: { dim?: number | null; keepdim?: boolean | null; interpolation?: string | null }): Tensor
  nansum(dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  nansum(options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  narrow(dim: number, start: number, length: number): Tensor
  narrow(dim: number, start: Tensor, length: number): Tensor
  narrowCopy(dim: number, start: number, length: number): Tensor
  nativeBatchNorm(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  nativeBatchNorm(weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeBatchNormBackward(input: Tensor, weight: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveInvstd: Tensor | null, train: boolean, eps: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  nativeBatchNormBackward(input: Tensor, weight: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveInvstd: Tensor | null, train: boolean, eps: number, outputMask: boolean | readonly boolean[], options: { weight: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveInvstd: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeChannelShuffle(groups: number): Tensor
  nativeDropout(p: number, train?: boolean | null): [Tensor, Tensor]
  nativeDropout(p: number, options?: { train?: boolean | null }): [Tensor, Tensor]
  nativeDropoutBackward(mask: Tensor, scale: number): Tensor
  nativeGroupNorm(weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, group: number, eps: number): [Tensor, Tensor, Tensor]
  nativeGroupNorm(weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, group: number, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeGroupNormBackward(input: Tensor, mean: Tensor, rstd: Tensor, weight: Tensor | null, N: number, C: number, HxW: number, group: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  nativeGroupNormBackward(input: Tensor, mean: Tensor, rstd: Tensor, weight: Tensor | null, N: number, C: number, HxW: number, group: number, outputMask: boolean | readonly boolean[], options: { weight: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeLayerNorm(normalizedShape: readonly number[], weight: Tensor | null, bias: Tensor | null, eps: number): [Tensor, Tensor, Tensor]
  nativeLayerNorm(normalizedShape: readonly number[], weight: Tensor | null, bias: Tensor | null, eps: number, options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeLayerNormBackward(input: Tensor, normalizedShape: readonly number[], mean: Tensor, rstd: Tensor, weight: Tensor | null, bias: Tensor | null, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  nativeLayerNormBackward(input: Tensor, normalizedShape: readonly number[], mean: Tensor, rstd: Tensor, weight: Tensor | null, bias: Tensor | null, outputMask: boolean | readonly boolean[], options: { weight: Tensor | null; bias: Tensor | null }): [Tensor, Tensor, Tensor]
  nativeNorm(p?: Scalar | null): Tensor
  nativeNorm(options?: { p?: Scalar | null }): Tensor
  nativeNorm(p: Scalar | null, dim: number | readonly number[], keepdim: boolean, dtype?: DType | null): Tensor
  nativeNorm(p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { p: Scalar | null; dtype?: DType | null }): Tensor
  ne(other: Tensor): Tensor
  ne(other: Scalar): Tensor
  ne_(other: Tensor): Tensor
  ne_(other: Scalar): Tensor
  neg(): Tensor
  neg_(): Tensor
  negative(): Tensor
  negative_(): Tensor
  nestedToPaddedTensor(padding: number, outputSize?: readonly number[] | null): Tensor
  nestedToPaddedTensor(padding: number, options?: { outputSize?: readonly number[] | null }): Tensor
  newEmpty(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  newEmptyStrided(size: readonly number[], stride: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  newFull(size: readonly number[], fillValue: Scalar, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  newOnes(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  newZeros(size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  nextafter(other: Tensor): Tensor
  nextafter_(other: Tensor): Tensor
  nllLoss(target: Tensor, weight?: Tensor | null, reduction?: number | null, ignoreIndex?: number | null): Tensor
  nllLoss(target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null; ignoreIndex?: number | null }): Tensor
  nllLoss2d(target: Tensor, weight?: Tensor | null, reduction?: number | null, ignoreIndex?: number | null): Tensor
  nllLoss2d(target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null; ignoreIndex?: number | null }): Tensor
  nllLoss2dBackward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor): Tensor
  nllLoss2dBackward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options: { weight: Tensor | null }): Tensor
  nllLoss2dForward(target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number): [Tensor, Tensor]
  nllLoss2dForward(target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options: { weight: Tensor | null }): [Tensor, Tensor]
  nllLossBackward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor): Tensor
  nllLossBackward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options: { weight: Tensor | null }): Tensor
  nllLossForward(target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number): [Tensor, Tensor]
  nllLossForward(target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options: { weight: Tensor | null }): [Tensor, Tensor]
  nllLossNd(target: Tensor, weight?: Tensor | null, reduction?: number | null, ignoreIndex?: number | null): Tensor
  nllLossNd(target: Tensor, options?: { weight?: Tensor | null; reduction?: number | null; ignoreIndex?: number | null }): Tensor
  nonzero(): Tensor
  nonzeroNumpy(): Tensor[]
  nonzeroStatic(options: { size: number; fillValue?: number | null }): Tensor
  norm(p?: Scalar | null): Tensor
  norm(options?: { p?: Scalar | null }): Tensor
  norm(p: Scalar | null, dim: number | readonly number[], keepdim?: boolean | null): Tensor
  norm(p: Scalar | null, dim: number | readonly number[], options: { p: Scalar | null; keepdim?: boolean | null }): Tensor
  norm(p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { dtype: DType }): Tensor
  norm(p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { p: Scalar | null; dtype: DType }): Tensor
  norm(p: Scalar | null, options: { dtype: DType }): Tensor
  norm(options: { p?: Scalar | null; dtype: DType }): Tensor
  normExceptDim(pow?: number | null, dim?: number | null): Tensor
  normExceptDim(options?: { pow?: number | null; dim?: number | null }): Tensor
  normal(std: Tensor): Tensor
  normal(std?: number | null): Tensor
  normal(options?: { std?: number | null }): Tensor
  normal_(mean?: number | null, std?: number | null): Tensor
  normal_(options?: { mean?: number | null; std?: number | null }): Tensor
  normalFunctional(mean?: number | null, std?: number | null): Tensor
  normalFunctional(options?: { mean?: number | null; std?: number | null }): Tensor
  notEqual(other: Tensor): Tensor
  notEqual(other: Scalar): Tensor
  notEqual_(other: Tensor): Tensor
  notEqual_(other: Scalar): Tensor
  nuclearNorm(keepdim?: boolean | null): Tensor
  nuclearNorm(options?: { keepdim?: boolean | null }): Tensor
  nuclearNorm(dim: number | readonly number[], keepdim?: boolean | null): Tensor
  nuclearNorm(dim: number | readonly number[], options?: { keepdim?: boolean | null }): Tensor
  numpyT(): Tensor
  oneHot(numClasses?: number | null): Tensor
  oneHot(options?: { numClasses?: number | null }): Tensor
  onesLike(options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  orgqr(input2: Tensor): Tensor
  ormqr(input2: Tensor, input3: Tensor, left?: boolean | null, transpose?: boolean | null): Tensor
  ormqr(input2: Tensor, input3: Tensor, options?: { left?: boolean | null; transpose?: boolean | null }): Tensor
  outer(vec2: Tensor): Tensor
  outputNr(): number
  pad(pad: readonly number[], mode?: string | null, value?: number | null): Tensor
  pad(pad: readonly number[], options?: { mode?: string | null; value?: number | null }): Tensor
  pairwiseDistance(x2: Tensor, p?: number | null, eps?: number | null, keepdim?: boolean | null): Tensor
  pairwiseDistance(x2: Tensor, options?: { p?: number | null; eps?: number | null; keepdim?: boolean | null }): Tensor
  pdist(p?: number | null): Tensor
  pdist(options?: { p?: number | null }): Tensor
  permute(dims: readonly number[]): Tensor
  permuteCopy(dims: readonly number[]): Tensor
  pinMemory(device?: Device | null): Tensor
  pinMemory(options?: { device?: Device | null }): Tensor
  pinverse(rcond?: number | null): Tensor
  pinverse(options?: { rcond?: number | null }): Tensor
  pixelShuffle(upscaleFactor: number): Tensor
  pixelUnshuffle(downscaleFactor: number): Tensor
  pointwiseConv3d(weight: Tensor, bias?: Tensor | null, gelu?: boolean | null): Tensor
  pointwiseConv3d(weight: Tensor, options?: { bias?: Tensor | null; gelu?: boolean | null }): Tensor
  pointwiseConv3dBackward(input: Tensor, weight: Tensor, gelu: boolean, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  poisson(): Tensor
  poissonNllLoss(target: Tensor, logInput: boolean, full: boolean, eps: number, reduction: number): Tensor
  polar(angle: Tensor): Tensor
  polygamma_(n: number): Tensor
  positive(): Tensor
  pow(exponent: Scalar): Tensor
  pow(exponent: Tensor): Tensor
  pow_(exponent: Tensor): Tensor
  pow_(exponent: Scalar): Tensor
  prelu(weight: Tensor): Tensor
  prod(options?: { dtype?: DType | null }): Tensor
  prod(dim: number, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  prod(dim: number, options?: { keepdim?: boolean | null; dtype?: DType | null }): Tensor
  put(index: Tensor, source: Tensor, accumulate?: boolean | null): Tensor
  put(index: Tensor, source: Tensor, options?: { accumulate?: boolean | null }): Tensor
  put_(index: Tensor, source: Tensor, accumulate?: boolean | null): Tensor
  put_(index: Tensor, source: Tensor, options?: { accumulate?: boolean | null }): Tensor
  qPerChannelAxis(): number
  qPerChannelScales(): Tensor
  qPerChannelZeroPoints(): Tensor
  qScale(): number
  qZeroPoint(): number
  qr(some?: boolean | null): [Tensor, Tensor]
  qr(options?: { some?: boolean | null }): [Tensor, Tensor]
  quantile(q: Tensor, dim?: number | null, keepdim?: boolean | null, options?: { interpolation?: string | null }): Tensor
  quantile(q: Tensor, options?: { dim?: number | null; keepdim?: boolean | null; interpolation?: string | null }): Tensor
  quantile(q: number, dim?: number | null, keepdim?: boolean | null, options?: { interpolation?: string | null }): Tensor
  quantile(q: number, options?: { dim?: number | null; keepdim?: boolean | null; interpolation?: string | null }): Tensor
  quantizePerChannel(scales: Tensor, zeroPoints: Tensor, axis: number, dtype: DType): Tensor
  quantizePerTensor(scale: number, zeroPoint: number, dtype: DType): Tensor
  quantizePerTensor(scale: Tensor, zeroPoint: Tensor, dtype: DType): Tensor
  quantizePerTensorDynamic(dtype: DType, reduceRange: boolean): Tensor
  quantizedBatchNorm(weight: Tensor | null, bias: Tensor | null, mean: Tensor, var_: Tensor, eps: number, outputScale: number, outputZeroPoint: number): Tensor
  quantizedBatchNorm(weight: Tensor | null, bias: Tensor | null, mean: Tensor, var_: Tensor, eps: number, outputScale: number, outputZeroPoint: number, options: { weight: Tensor | null; bias: Tensor | null }): Tensor
  quantizedGru(batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  quantizedGru(hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  quantizedGruCell(hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
  quantizedLstm(batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, options?: { dtype?: DType | null; useDynamic?: boolean | null }): [Tensor, Tensor, Tensor]
  quantizedLstm(hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean, options?: { dtype?: DType | null; useDynamic?: boolean | null }): [Tensor, Tensor, Tensor]
  quantizedLstmCell(hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): [Tensor, Tensor]
  quantizedMaxPool1d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  quantizedMaxPool1d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  quantizedMaxPool2d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  quantizedMaxPool2d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  quantizedMaxPool3d(kernelSize: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null, ceilMode?: boolean | null): Tensor
  quantizedMaxPool3d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null; ceilMode?: boolean | null }): Tensor
  quantizedRnnReluCell(hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
  quantizedRnnTanhCell(hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
  rad2deg(): Tensor
  rad2deg_(): Tensor
  randLike(options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  randintLike(high: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  randintLike(high: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  randintLike(low: number, high: number, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  randnLike(options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
  random(): Tensor
  random(from: number, to?: number | null): Tensor
  random(from: number, options?: { to?: number | null }): Tensor
  random(to: number): Tensor
  random_(): Tensor
  random_(from: number, to?: number | null): Tensor
  random_(from: number, options?: { to?: number | null }): Tensor
  random_(to: number): Tensor
  ravel(): Tensor
  real(): Tensor
  reciprocal(): Tensor
  reciprocal_(): Tensor
  refineNames(names: readonly string[]): Tensor
  reflectionPad1d(padding: number | readonly number[]): Tensor
  reflectionPad1dBackward(self: Tensor, padding: number | readonly number[]): Tensor
  reflectionPad2d(padding: number | readonly number[]): Tensor
  reflectionPad2dBackward(self: Tensor, padding: number | readonly number[]): Tensor
  reflectionPad3d(padding: number | readonly number[]): Tensor
  reflectionPad3dBackward(self: Tensor, padding: number | readonly number[]): Tensor
  relu(): Tensor
  relu6(): Tensor
  relu6_(): Tensor
  relu_(): Tensor
  remainder(other: Tensor): Tensor
  remainder(other: Scalar): Tensor
  remainder_(other: Tensor): Tensor
  remainder_(other: Scalar): Tensor
  rename(names?: readonly string[] | null): Tensor
  rename(options?: { names?: readonly string[] | null }): Tensor
  rename_(names?: readonly string[] | null): Tensor
  rename_(options?: { names?: readonly string[] | null }): Tensor
  renorm(p: Scalar, dim: number, maxnorm: Scalar): Tensor
  renorm_(p: Scalar, dim: number, maxnorm: Scalar): Tensor
  repeat(repeats: readonly number[]): Tensor
  repeatInterleave(options?: { outputSize?: number | null }): Tensor
  repeatInterleave(repeats: Tensor, dim?: number | null, options?: { outputSize?: number | null }): Tensor
  repeatInterleave(repeats: Tensor, options?: { dim?: number | null; outputSize?: number | null }): Tensor
  repeatInterleave(repeats: number, dim?: number | null, options?: { outputSize?: number | null }): Tensor
  repeatInterleave(repeats: number, options?: { dim?: number | null; outputSize?: number | null }): Tensor
  replicationPad1d(padding: number | readonly number[]): Tensor
  replicationPad1dBackward(self: Tensor, padding: number | readonly number[]): Tensor
  replicationPad2d(padding: number | readonly number[]): Tensor
  replicationPad2dBackward(self: Tensor, padding: number | readonly number[]): Tensor
  replicationPad3d(padding: number | readonly number[]): Tensor
  replicationPad3dBackward(self: Tensor, padding: number | readonly number[]): Tensor
  requiresGrad_(requiresGrad?: boolean | null): Tensor
  requiresGrad_(options?: { requiresGrad?: boolean | null }): Tensor
  reshape(shape: readonly number[]): Tensor
  reshapeAs(other: Tensor): Tensor
  resize(size: readonly number[], options?: { memoryFormat?: MemoryFormat | null }): Tensor
  resize_(size: readonly number[], options?: { memoryFormat?: MemoryFormat | null }): Tensor
  resizeAs(theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  resizeAs_(theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  resizeAsSparse(theTemplate: Tensor): Tensor
  resizeAsSparse_(theTemplate: Tensor): Tensor
  resolveConj(): Tensor
  resolveNeg(): Tensor
  resultType(other: Tensor): number
  resultType(other: Scalar): number
  retainGrad(): void
  retainsGrad(): boolean
  rmsNorm(normalizedShape: readonly number[], weight?: Tensor | null, eps?: number | null): Tensor
  rmsNorm(normalizedShape: readonly number[], options?: { weight?: Tensor | null; eps?: number | null }): Tensor
  rnnRelu(batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  rnnRelu(hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  rnnReluCell(hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null, bHh?: Tensor | null): Tensor
  rnnReluCell(hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
  rnnTanh(batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  rnnTanh(hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  rnnTanhCell(hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null, bHh?: Tensor | null): Tensor
  rnnTanhCell(hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
  roll(shifts: number | readonly number[], dims?: number | readonly number[] | null): Tensor
  roll(shifts: number | readonly number[], options?: { dims?: number | readonly number[] | null }): Tensor
  rot90(k?: number | null, dims?: readonly number[] | null): Tensor
  rot90(options?: { k?: number | null; dims?: readonly number[] | null }): Tensor
  round(): Tensor
  round(options: { decimals: number }): Tensor
  round_(): Tensor
  round_(options: { decimals: number }): Tensor
  rowIndices(): Tensor
  rowIndicesCopy(): Tensor
  rrelu(lower?: Scalar | null, upper?: Scalar | null, training?: boolean | null): Tensor
  rrelu(options?: { lower?: Scalar | null; upper?: Scalar | null; training?: boolean | null }): Tensor
  rrelu_(lower?: Scalar | null, upper?: Scalar | null, training?: boolean | null): Tensor
  rrelu_(options?: { lower?: Scalar | null; upper?: Scalar | null; training?: boolean | null }): Tensor
  rreluWithNoise(noise: Tensor, lower?: Scalar | null, upper?: Scalar | null, training?: boolean | null): Tensor
  rreluWithNoise(noise: Tensor, options?: { lower?: Scalar | null; upper?: Scalar | null; training?: boolean | null }): Tensor
  rreluWithNoise_(noise: Tensor, lower?: Scalar | null, upper?: Scalar | null, training?: boolean | null): Tensor
  rreluWithNoise_(noise: Tensor, options?: { lower?: Scalar | null; upper?: Scalar | null; training?: boolean | null }): Tensor
  rreluWithNoiseBackward(self: Tensor, noise: Tensor, lower: Scalar, upper: Scalar, training: boolean, selfIsResult: boolean): Tensor
  rreluWithNoiseFunctional(noise: Tensor, lower?: Scalar | null, upper?: Scalar | null, training?: boolean | null): [Tensor, Tensor]
  rreluWithNoiseFunctional(noise: Tensor, options?: { lower?: Scalar | null; upper?: Scalar | null; training?: boolean | null }): [Tensor, Tensor]
  rsqrt(): Tensor
  rsqrt_(): Tensor
  rsub(other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  rsub(other: Scalar, alpha?: Scalar | null): Tensor
  rsub(other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  sampleAffine_(source: Tensor, place: readonly number[], bends?: Tensor | null, fill?: number | null): Tensor
  sampleAffine_(source: Tensor, place: readonly number[], options?: { bends?: Tensor | null; fill?: number | null }): Tensor
  scaledDotProductAttention(key: Tensor, value: Tensor, attnMask?: Tensor | null, dropoutP?: number | null, isCausal?: boolean | null, options?: { scale?: number | null; enableGqa?: boolean | null }): Tensor
  scaledDotProductAttention(key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number | null; isCausal?: boolean | null; scale?: number | null; enableGqa?: boolean | null }): Tensor
  scatter(dim: number, index: Tensor, src: Tensor, options: { reduce: string }): Tensor
  scatter(dim: number, index: Tensor, src: Tensor): Tensor
  scatter(dim: number, index: Tensor, value: Scalar): Tensor
  scatter(dim: number, index: Tensor, value: Scalar, options: { reduce: string }): Tensor
  scatter_(dim: number, index: Tensor, src: Tensor, options: { reduce: string }): Tensor
  scatter_(dim: number, index: Tensor, src: Tensor): Tensor
  scatter_(dim: number, index: Tensor, value: Scalar): Tensor
  scatter_(dim: number, index: Tensor, value: Scalar, options: { reduce: string }): Tensor
  scatterAdd(dim: number, index: Tensor, src: Tensor): Tensor
  scatterAdd_(dim: number, index: Tensor, src: Tensor): Tensor
  scatterReduce(dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean | null }): Tensor
  scatterReduce_(dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean | null }): Tensor
  searchsorted(self: Tensor, options?: { outInt32?: boolean | null; right?: boolean | null; side?: string | null; sorter?: Tensor | null }): Tensor
  searchsorted(self: Scalar, options?: { outInt32?: boolean | null; right?: boolean | null; side?: string | null; sorter?: Tensor | null }): Tensor
  segmentReduce(reduce: string, options?: { lengths?: Tensor | null; indices?: Tensor | null; offsets?: Tensor | null; axis?: number | null; unsafe?: boolean | null; initial?: Scalar | null }): Tensor
  select(dim: number, index: number): Tensor
  selectBackward(inputSizes: readonly number[], dim: number, index: number): Tensor
  selectCopy(dim: number, index: number): Tensor
  selectScatter(src: Tensor, dim: number, index: number): Tensor
  selu(): Tensor
  selu_(): Tensor
  set(): Tensor
  set(source: Tensor): Tensor
  set_(): Tensor
  set_(source: Tensor): Tensor
  set_(source: Tensor, storageOffset: number, size: readonly number[], stride?: readonly number[] | null): Tensor
  set_(source: Tensor, storageOffset: number, size: readonly number[], options?: { stride?: readonly number[] | null }): Tensor
  sgn(): Tensor
  sgn_(): Tensor
  sigmoid(): Tensor
  sigmoid_(): Tensor
  sigmoidBackward(output: Tensor): Tensor
  sign(): Tensor
  sign_(): Tensor
  signbit(): Tensor
  silu(): Tensor
  silu_(): Tensor
  siluBackward(self: Tensor): Tensor
  sin(): Tensor
  sin_(): Tensor
  sinc(): Tensor
  sinc_(): Tensor
  sinh(): Tensor
  sinh_(): Tensor
  size(dim: number): number
  slice(dim?: number | null, start?: number | null, end?: number | null, step?: number | null): Tensor
  slice(options?: { dim?: number | null; start?: number | null; end?: number | null; step?: number | null }): Tensor
  sliceBackward(inputSizes: readonly number[], dim: number, start: number, end: number, step: number): Tensor
  sliceCopy(dim?: number | null, start?: number | null, end?: number | null, step?: number | null): Tensor
  sliceCopy(options?: { dim?: number | null; start?: number | null; end?: number | null; step?: number | null }): Tensor
  sliceInverse(src: Tensor, dim?: number | null, start?: number | null, end?: number | null, step?: number | null): Tensor
  sliceInverse(src: Tensor, options?: { dim?: number | null; start?: number | null; end?: number | null; step?: number | null }): Tensor
  sliceScatter(src: Tensor, dim?: number | null, start?: number | null, end?: number | null, step?: number | null): Tensor
  sliceScatter(src: Tensor, options?: { dim?: number | null; start?: number | null; end?: number | null; step?: number | null }): Tensor
  slogdet(): [Tensor, Tensor]
  slowConv3d(weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null): Tensor
  slowConv3d(weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null }): Tensor
  slowConv3dForward(weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[]): Tensor
  slowConv3dForward(weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options: { bias: Tensor | null }): Tensor
  slowConvDilated2d(weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null): Tensor
  slowConvDilated2d(weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null }): Tensor
  slowConvDilated3d(weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, dilation?: number | readonly number[] | null): Tensor
  slowConvDilated3d(weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; dilation?: number | readonly number[] | null }): Tensor
  slowConvTranspose2d(weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null, dilation?: number | readonly number[] | null): Tensor
  slowConvTranspose2d(weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null; dilation?: number | readonly number[] | null }): Tensor
  slowConvTranspose3d(weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null, outputPadding?: number | readonly number[] | null, dilation?: number | readonly number[] | null): Tensor
  slowConvTranspose3d(weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null; outputPadding?: number | readonly number[] | null; dilation?: number | readonly number[] | null }): Tensor
  smm(mat2: Tensor): Tensor
  smoothL1Loss(target: Tensor, reduction?: number | null, beta?: number | null): Tensor
  smoothL1Loss(target: Tensor, options?: { reduction?: number | null; beta?: number | null }): Tensor
  smoothL1LossBackward(self: Tensor, target: Tensor, reduction: number, beta: number): Tensor
  softMarginLoss(target: Tensor, reduction?: number | null): Tensor
  softMarginLoss(target: Tensor, options?: { reduction?: number | null }): Tensor
  softMarginLossBackward(self: Tensor, target: Tensor, reduction: number): Tensor
  softmax(dim: number, dtype?: DType | null): Tensor
  softmax(dim: number, options?: { dtype?: DType | null }): Tensor
  softplus(beta?: Scalar | null, threshold?: Scalar | null): Tensor
  softplus(options?: { beta?: Scalar | null; threshold?: Scalar | null }): Tensor
  softplusBackward(self: Tensor, beta: Scalar, threshold: Scalar): Tensor
  softshrink(lambd?: Scalar | null): Tensor
  softshrink(options?: { lambd?: Scalar | null }): Tensor
  softshrinkBackward(self: Tensor, lambd: Scalar): Tensor
  sort(dim?: number | null, descending?: boolean | null): [Tensor, Tensor]
  sort(options?: { dim?: number | null; descending?: boolean | null }): [Tensor, Tensor]
  sort(options?: { stable?: boolean | null; dim?: number | null; descending?: boolean | null }): [Tensor, Tensor]
  sparseBscTensor(rowIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseBscTensor(rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseBsrTensor(colIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseBsrTensor(colIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCompressedTensor(plainIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCompressedTensor(plainIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCooTensor(values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null }): Tensor
  sparseCooTensor(values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null }): Tensor
  sparseCscTensor(rowIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCscTensor(rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCsrTensor(colIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseCsrTensor(colIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null }): Tensor
  sparseDim(): number
  sparseMask(mask: Tensor): Tensor
  sparseResize(size: readonly number[], sparseDim: number, denseDim: number): Tensor
  sparseResize_(size: readonly number[], sparseDim: number, denseDim: number): Tensor
  sparseResizeAndClear(size: readonly number[], sparseDim: number, denseDim: number): Tensor
  sparseResizeAndClear_(size: readonly number[], sparseDim: number, denseDim: number): Tensor
  sparseSampledAddmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  specialAiryAi(): Tensor
  specialBesselJ0(): Tensor
  specialBesselJ1(): Tensor
  specialBesselY0(): Tensor
  specialBesselY1(): Tensor
  specialChebyshevPolynomialT(n: Tensor): Tensor
  specialChebyshevPolynomialT(n: Scalar): Tensor
  specialChebyshevPolynomialU(n: Tensor): Tensor
  specialChebyshevPolynomialU(n: Scalar): Tensor
  specialChebyshevPolynomialV(n: Tensor): Tensor
  specialChebyshevPolynomialV(n: Scalar): Tensor
  specialChebyshevPolynomialW(n: Tensor): Tensor
  specialChebyshevPolynomialW(n: Scalar): Tensor
  specialDigamma(): Tensor
  specialEntr(): Tensor
  specialErf(): Tensor
  specialErfc(): Tensor
  specialErfcx(): Tensor
  specialErfinv(): Tensor
  specialExp2(): Tensor
  specialExpit(): Tensor
  specialExpm1(): Tensor
  specialGammainc(other: Tensor): Tensor
  specialGammaincc(other: Tensor): Tensor
  specialGammaln(): Tensor
  specialHermitePolynomialH(n: Tensor): Tensor
  specialHermitePolynomialH(n: Scalar): Tensor
  specialHermitePolynomialHe(n: Tensor): Tensor
  specialHermitePolynomialHe(n: Scalar): Tensor
  specialI0(): Tensor
  specialI0e(): Tensor
  specialI1(): Tensor
  specialI1e(): Tensor
  specialLaguerrePolynomialL(n: Tensor): Tensor
  specialLaguerrePolynomialL(n: Scalar): Tensor
  specialLegendrePolynomialP(n: Tensor): Tensor
  specialLegendrePolynomialP(n: Scalar): Tensor
  specialLog1p(): Tensor
  specialLogNdtr(): Tensor
  specialLogSoftmax(dim: number, options?: { dtype?: DType | null }): Tensor
  specialLogit(eps?: number | null): Tensor
  specialLogit(options?: { eps?: number | null }): Tensor
  specialLogsumexp(dim: number | readonly number[], keepdim?: boolean | null): Tensor
  specialLogsumexp(dim: number | readonly number[], options?: { keepdim?: boolean | null }): Tensor
  specialModifiedBesselI0(): Tensor
  specialModifiedBesselI1(): Tensor
  specialModifiedBesselK0(): Tensor
  specialModifiedBesselK1(): Tensor
  specialMultigammaln(p: number): Tensor
  specialNdtr(): Tensor
  specialNdtri(): Tensor
  specialPsi(): Tensor
  specialRound(options?: { decimals?: number | null }): Tensor
  specialScaledModifiedBesselK0(): Tensor
  specialScaledModifiedBesselK1(): Tensor
  specialShiftedChebyshevPolynomialT(n: Tensor): Tensor
  specialShiftedChebyshevPolynomialT(n: Scalar): Tensor
  specialShiftedChebyshevPolynomialU(n: Tensor): Tensor
  specialShiftedChebyshevPolynomialU(n: Scalar): Tensor
  specialShiftedChebyshevPolynomialV(n: Tensor): Tensor
  specialShiftedChebyshevPolynomialV(n: Scalar): Tensor
  specialShiftedChebyshevPolynomialW(n: Tensor): Tensor
  specialShiftedChebyshevPolynomialW(n: Scalar): Tensor
  specialSinc(): Tensor
  specialSoftmax(dim: number, dtype?: DType | null): Tensor
  specialSoftmax(dim: number, options?: { dtype?: DType | null }): Tensor
  specialSphericalBesselJ0(): Tensor
  specialXlog1py(other: Tensor): Tensor
  specialXlog1py(other: Scalar): Tensor
  specialXlogy(other: Tensor): Tensor
  specialXlogy(other: Scalar): Tensor
  specialZeta(other: Tensor): Tensor
  specialZeta(other: Scalar): Tensor
  split(splitSize: number, dim?: number | null): Tensor[]
  split(splitSize: number, options?: { dim?: number | null }): Tensor[]
  split(splitSize: readonly number[], dim?: number | null): Tensor[]
  split(splitSize: readonly number[], options?: { dim?: number | null }): Tensor[]
  splitCopy(splitSize: number, dim?: number | null): Tensor[]
  splitCopy(splitSize: number, options?: { dim?: number | null }): Tensor[]
  splitWithSizes(splitSizes: readonly number[], dim?: number | null): Tensor[]
  splitWithSizes(splitSizes: readonly number[], options?: { dim?: number | null }): Tensor[]
  splitWithSizesCopy(splitSizes: readonly number[], dim?: number | null): Tensor[]
  splitWithSizesCopy(splitSizes: readonly number[], options?: { dim?: number | null }): Tensor[]
  sqrt(): Tensor
  sqrt_(): Tensor
  square(): Tensor
  square_(): Tensor
  squeeze(): Tensor
  squeeze(dim: number): Tensor
  squeeze(dim: readonly number[]): Tensor
  squeeze_(): Tensor
  squeeze_(dim: number): Tensor
  squeeze_(dim: readonly number[]): Tensor
  squeezeCopy(): Tensor
  squeezeCopy(dim: number): Tensor
  squeezeCopy(dim: readonly number[]): Tensor
  sspaddmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | null; alpha?: Scalar | null }): Tensor
  std(unbiased?: boolean | null): Tensor
  std(options?: { unbiased?: boolean | null }): Tensor
  std(dim?: number | readonly number[] | null, unbiased?: boolean | null, keepdim?: boolean | null): Tensor
  std(options?: { dim?: number | readonly number[] | null; unbiased?: boolean | null; keepdim?: boolean | null }): Tensor
  std(dim?: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean | null }): Tensor
  std(options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean | null }): Tensor
  stdMean(unbiased?: boolean | null): [Tensor, Tensor]
  stdMean(options?: { unbiased?: boolean | null }): [Tensor, Tensor]
  stdMean(dim?: number | readonly number[] | null, unbiased?: boolean | null, keepdim?: boolean | null): [Tensor, Tensor]
  stdMean(options?: { dim?: number | readonly number[] | null; unbiased?: boolean | null; keepdim?: boolean | null }): [Tensor, Tensor]
  stdMean(dim?: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean | null }): [Tensor, Tensor]
  stdMean(options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean | null }): [Tensor, Tensor]
  stft(nFft: number, hopLength?: number | null, winLength?: number | null, window?: Tensor | null, normalized?: boolean | null, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor
  stft(nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; normalized?: boolean | null; onesided?: boolean | null; returnComplex?: boolean | null; alignToWindow?: boolean | null }): Tensor
  stft(nFft: number, hopLength?: number | null, winLength?: number | null, window?: Tensor | null, center?: boolean | null, padMode?: string | null, normalized?: boolean | null, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor
  stft(nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; center?: boolean | null; padMode?: string | null; normalized?: boolean | null; onesided?: boolean | null; returnComplex?: boolean | null; alignToWindow?: boolean | null }): Tensor
  stride(dim: number): number
  sub(other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  sub(other: Scalar, alpha?: Scalar | null): Tensor
  sub(other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  sub_(other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  sub_(other: Scalar, alpha?: Scalar | null): Tensor
  sub_(other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  subtract(other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  subtract(other: Scalar, alpha?: Scalar | null): Tensor
  subtract(other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  subtract_(other: Tensor, options?: { alpha?: Scalar | null }): Tensor
  subtract_(other: Scalar, alpha?: Scalar | null): Tensor
  subtract_(other: Scalar, options?: { alpha?: Scalar | null }): Tensor
  sum(options?: { dtype?: DType | null }): Tensor
  sum(dim?: number | readonly number[] | null, keepdim?: boolean | null, options?: { dtype?: DType | null }): Tensor
  sum(options?: { dim?: number | readonly number[] | null; keepdim?: boolean | null; dtype?: DType | null }): Tensor
  sumToSize(size: readonly number[]): Tensor
  svd(some?: boolean | null, computeUv?: boolean | null): [Tensor, Tensor, Tensor]
  svd(options?: { some?: boolean | null; computeUv?: boolean | null }): [Tensor, Tensor, Tensor]
  swapaxes(axis0: number, axis1: number): Tensor
  swapaxes_(axis0: number, axis1: number): Tensor
  swapdims(dim0: number, dim1: number): Tensor
  swapdims_(dim0: number, dim1: number): Tensor
  symNumel(): number
  symSize(dim: number): number
  symStorageOffset(): number
  symStride(dim: number): number
  t(): Tensor
  t_(): Tensor
  tCopy(): Tensor
  take(index: Tensor): Tensor
  takeAlongDim(indices: Tensor, dim?: number | null): Tensor
  takeAlongDim(indices: Tensor, options?: { dim?: number | null }): Tensor
  tan(): Tensor
  tan_(): Tensor
  tanh(): Tensor
  tanh_(): Tensor
  tanhBackward(output: Tensor): Tensor
  tensorSplit(indices: readonly number[], dim?: number | null): Tensor[]
  tensorSplit(indices: readonly number[], options?: { dim?: number | null }): Tensor[]
  tensorSplit(sections: number, dim?: number | null): Tensor[]
  tensorSplit(sections: number, options?: { dim?: number | null }): Tensor[]
  tensorSplit(tensorIndicesOrSections: Tensor, dim?: number | null): Tensor[]
  tensorSplit(tensorIndicesOrSections: Tensor, options?: { dim?: number | null }): Tensor[]
  tensordot(other: Tensor, dimsSelf: readonly number[], dimsOther: readonly number[]): Tensor
  thnnConv2d(weight: Tensor, kernelSize: number | readonly number[], bias?: Tensor | null, stride?: number | readonly number[] | null, padding?: number | readonly number[] | null): Tensor
  thnnConv2d(weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[] | null; padding?: number | readonly number[] | null }): Tensor
  threshold(threshold: Scalar, value: Scalar): Tensor
  threshold_(threshold: Scalar, value: Scalar): Tensor
  thresholdBackward(self: Tensor, threshold: Scalar): Tensor
  tile(dims: readonly number[]): Tensor
  toDense(dtype?: DType | null, options?: { maskedGrad?: boolean | null }): Tensor
  toDense(options?: { dtype?: DType | null; maskedGrad?: boolean | null }): Tensor
  toDenseBackward(input: Tensor, maskedGrad?: boolean | null): Tensor
  toDenseBackward(input: Tensor, options?: { maskedGrad?: boolean | null }): Tensor
  toMkldnn(dtype?: DType | null): Tensor
  toMkldnn(options?: { dtype?: DType | null }): Tensor
  toMkldnnBackward(input: Tensor): Tensor
  toPaddedTensor(padding: number, outputSize?: readonly number[] | null): Tensor
  toPaddedTensor(padding: number, options?: { outputSize?: readonly number[] | null }): Tensor
  toSparse(options?: { layout?: string | null; blocksize?: number | readonly number[] | null; denseDim?: number | null }): Tensor
  toSparse(sparseDim: number): Tensor
  toSparseBsc(blocksize: number | readonly number[], denseDim?: number | null): Tensor
  toSparseBsc(blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  toSparseBsr(blocksize: number | readonly number[], denseDim?: number | null): Tensor
  toSparseBsr(blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  toSparseCsc(denseDim?: number | null): Tensor
  toSparseCsc(options?: { denseDim?: number | null }): Tensor
  toSparseCsr(denseDim?: number | null): Tensor
  toSparseCsr(options?: { denseDim?: number | null }): Tensor
  topk(k: number, dim?: number | null, largest?: boolean | null, sorted?: boolean | null): [Tensor, Tensor]
  topk(k: number, options?: { dim?: number | null; largest?: boolean | null; sorted?: boolean | null }): [Tensor, Tensor]
  trace(): Tensor
  traceBackward(sizes: readonly number[]): Tensor
  transpose(dim0: number, dim1: number): Tensor
  transpose_(dim0: number, dim1: number): Tensor
  transposeCopy(dim0: number, dim1: number): Tensor
  trapezoid(options?: { dx?: Scalar | null; dim?: number | null }): Tensor
  trapezoid(x: Tensor, options?: { dim?: number | null }): Tensor
  trapz(options?: { dx?: number | null; dim?: number | null }): Tensor
  trapz(x: Tensor, options?: { dim?: number | null }): Tensor
  triangularSolve(A: Tensor, upper?: boolean | null, transpose?: boolean | null, unitriangular?: boolean | null): [Tensor, Tensor]
  triangularSolve(A: Tensor, options?: { upper?: boolean | null; transpose?: boolean | null; unitriangular?: boolean | null }): [Tensor, Tensor]
  tril(diagonal?: number | null): Tensor
  tril(options?: { diagonal?: number | null }): Tensor
  tril_(diagonal?: number | null): Tensor
  tril_(options?: { diagonal?: number | null }): Tensor
  tripletMarginLoss(positive: Tensor, negative: Tensor, margin?: number | null, p?: number | null, eps?: number | null, swap?: boolean | null, reduction?: number | null): Tensor
  tripletMarginLoss(positive: Tensor, negative: Tensor, options?: { margin?: number | null; p?: number | null; eps?: number | null; swap?: boolean | null; reduction?: number | null }): Tensor
  triu(diagonal?: number | null): Tensor
  triu(options?: { diagonal?: number | null }): Tensor
  triu_(diagonal?: number | null): Tensor
  triu_(options?: { diagonal?: number | null }): Tensor
  trueDivide(other: Tensor): Tensor
  trueDivide(other: Scalar): Tensor
  trueDivide_(other: Tensor): Tensor
  trueDivide_(other: Scalar): Tensor
  trunc(): Tensor
  trunc_(): Tensor
  typeAs(other: Tensor): Tensor
  unbind(dim?: number | null): Tensor[]
  unbind(options?: { dim?: number | null }): Tensor[]
  unbindCopy(dim?: number | null): Tensor[]
  unbindCopy(options?: { dim?: number | null }): Tensor[]
  unflatten(dim: number, sizes: readonly number[]): Tensor
  unflattenDenseTensors(tensors: readonly Tensor[]): Tensor[]
  unfold(dimension: number, size: number, step: number): Tensor
  unfoldBackward(inputSizes: readonly number[], dim: number, size: number, step: number): Tensor
  unfoldCopy(dimension: number, size: number, step: number): Tensor
  uniform(from?: number | null, to?: number | null): Tensor
  uniform(options?: { from?: number | null; to?: number | null }): Tensor
  uniform_(from?: number | null, to?: number | null): Tensor
  uniform_(options?: { from?: number | null; to?: number | null }): Tensor
  uniqueConsecutive(returnInverse?: boolean | null, returnCounts?: boolean | null, dim?: number | null): [Tensor, Tensor, Tensor]
  uniqueConsecutive(options?: { returnInverse?: boolean | null; returnCounts?: boolean | null; dim?: number | null }): [Tensor, Tensor, Tensor]
  uniqueDim(dim: number, sorted?: boolean | null, returnInverse?: boolean | null, returnCounts?: boolean | null): [Tensor, Tensor, Tensor]
  uniqueDim(dim: number, options?: { sorted?: boolean | null; returnInverse?: boolean | null; returnCounts?: boolean | null }): [Tensor, Tensor, Tensor]
  uniqueDimConsecutive(dim: number, returnInverse?: boolean | null, returnCounts?: boolean | null): [Tensor, Tensor, Tensor]
  uniqueDimConsecutive(dim: number, options?: { returnInverse?: boolean | null; returnCounts?: boolean | null }): [Tensor, Tensor, Tensor]
  unsafeChunk(chunks: number, dim?: number | null): Tensor[]
  unsafeChunk(chunks: number, options?: { dim?: number | null }): Tensor[]
  unsafeSplit(splitSize: number, dim?: number | null): Tensor[]
  unsafeSplit(splitSize: number, options?: { dim?: number | null }): Tensor[]
  unsafeSplitWithSizes(splitSizes: readonly number[], dim?: number | null): Tensor[]
  unsafeSplitWithSizes(splitSizes: readonly number[], options?: { dim?: number | null }): Tensor[]
  unsqueeze(dim: number): Tensor
  unsqueeze_(dim: number): Tensor
  unsqueezeCopy(dim: number): Tensor
  upsampleBicubic2d(outputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleBicubic2d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleBicubic2d(outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  upsampleBicubic2d(outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleBicubic2dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleBicubic2dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleBilinear2d(outputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleBilinear2d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleBilinear2d(outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  upsampleBilinear2d(outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleBilinear2dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleBilinear2dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleLinear1d(outputSize: number | readonly number[], alignCorners: boolean, scales?: number | null): Tensor
  upsampleLinear1d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null }): Tensor
  upsampleLinear1d(outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  upsampleLinear1d(outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleLinear1dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scales?: number | null): Tensor
  upsampleLinear1dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null }): Tensor
  upsampleNearest1d(outputSize: number | readonly number[], scales?: number | null): Tensor
  upsampleNearest1d(outputSize: number | readonly number[], options?: { scales?: number | null }): Tensor
  upsampleNearest1d(outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  upsampleNearest1d(options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleNearest1dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], scales?: number | null): Tensor
  upsampleNearest1dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scales?: number | null }): Tensor
  upsampleNearest2d(outputSize: number | readonly number[], scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleNearest2d(outputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleNearest2d(outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  upsampleNearest2d(options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleNearest2dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleNearest2dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleNearest3d(outputSize: number | readonly number[], scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleNearest3d(outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleNearest3d(outputSize?: readonly number[] | null, scaleFactors?: readonly number[] | null): Tensor
  upsampleNearest3d(options?: { outputSize?: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleNearest3dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleNearest3dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleTrilinear3d(outputSize: number | readonly number[], alignCorners: boolean, scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleTrilinear3d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  upsampleTrilinear3d(outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor
  upsampleTrilinear3d(outputSize: readonly number[] | null, alignCorners: boolean, options: { outputSize: readonly number[] | null; scaleFactors?: readonly number[] | null }): Tensor
  upsampleTrilinear3dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor
  upsampleTrilinear3dBackward(outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor
  valueSelectingReductionBackward(dim: number, indices: Tensor, sizes: readonly number[], keepdim: boolean): Tensor
  values(): Tensor
  valuesCopy(): Tensor
  vander(N?: number | null, increasing?: boolean | null): Tensor
  vander(options?: { N?: number | null; increasing?: boolean | null }): Tensor
  var(unbiased?: boolean | null): Tensor
  var(options?: { unbiased?: boolean | null }): Tensor
  var(dim?: number | readonly number[] | null, unbiased?: boolean | null, keepdim?: boolean | null): Tensor
  var(options?: { dim?: number | readonly number[] | null; unbiased?: boolean | null; keepdim?: boolean | null }): Tensor
  var(dim?: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean | null }): Tensor
  var(options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean | null }): Tensor
  varMean(unbiased?: boolean | null): [Tensor, Tensor]
  varMean(options?: { unbiased?: boolean | null }): [Tensor, Tensor]
  varMean(dim?: number | readonly number[] | null, unbiased?: boolean | null, keepdim?: boolean | null): [Tensor, Tensor]
  varMean(options?: { dim?: number | readonly number[] | null; unbiased?: boolean | null; keepdim?: boolean | null }): [Tensor, Tensor]
  varMean(dim?: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean | null }): [Tensor, Tensor]
  varMean(options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean | null }): [Tensor, Tensor]
  vdot(other: Tensor): Tensor
  view(size: readonly number[]): Tensor
  view(dtype: DType): Tensor
  viewAs(other: Tensor): Tensor
  viewAsComplex(): Tensor
  viewAsComplexCopy(): Tensor
  viewAsReal(): Tensor
  viewAsRealCopy(): Tensor
  viewCopy(size: readonly number[]): Tensor
  viewCopy(dtype: DType): Tensor
  voxelsToChannels(factor: number | readonly number[]): Tensor
  vsplit(sections: number): Tensor[]
  vsplit(indices: readonly number[]): Tensor[]
  where(): Tensor[]
  where(self: Scalar, other: Scalar): Tensor
  where(self: Tensor, other: Scalar): Tensor
  where(self: Scalar, other: Tensor): Tensor
  where(self: Tensor, other: Tensor): Tensor
  winogradConv3d(weight: Tensor, bias?: Tensor | null, padding?: number | readonly number[] | null): Tensor
  winogradConv3d(weight: Tensor, options?: { bias?: Tensor | null; padding?: number | readonly number[] | null }): Tensor
  winogradConv3dBackward(input: Tensor, weight: Tensor, padding: number | readonly number[], outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  xlogy(other: Tensor): Tensor
  xlogy(other: Scalar): Tensor
  xlogy_(other: Tensor): Tensor
  xlogy_(other: Scalar): Tensor
  zero(): Tensor
  zero_(): Tensor
  zerosLike(options?: { dtype?: DType | null; layout?: string | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor
}
