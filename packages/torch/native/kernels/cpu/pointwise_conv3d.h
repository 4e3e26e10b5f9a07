#pragma once

#include "table.h"

namespace henn::cpu {

Pointwise<float> pointwiseFloat();
Pointwise<double> pointwiseDouble();

}  // namespace henn::cpu
