// Depthwise convolution and its gradients, for one size of kernel and its strides.
#include "depthwise_convolve.cuh"
#include "depthwise_correlate.cuh"
#if SZ * SY * SX > 1
#include "depthwise_spread.cuh"
#endif
