#pragma once

#include "table.h"

namespace henn::cpu {

DiceCrossEntropy<float, float> diceFloat();
DiceCrossEntropy<double, double> diceDouble();
DiceCrossEntropy<BFloat16, float> diceBFloat16();

}  // namespace henn::cpu
