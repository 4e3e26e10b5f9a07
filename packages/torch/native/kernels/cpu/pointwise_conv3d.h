#pragma once

#include "table.h"

namespace henn::cpu {

Pointwise<float, float> pointwiseFloat();
Pointwise<double, double> pointwiseDouble();
Pointwise<BFloat16, float> pointwiseBFloat16();

}  // namespace henn::cpu
