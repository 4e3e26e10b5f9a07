#pragma once

#include "table.h"

namespace henn::cpu {

Depthwise<float, float> depthwiseFloat();
Depthwise<double, double> depthwiseDouble();
Depthwise<BFloat16, float> depthwiseBFloat16();

}  // namespace henn::cpu
