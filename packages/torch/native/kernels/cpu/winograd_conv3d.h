#pragma once

#include "table.h"

namespace henn::cpu {

Winograd<float, float> winogradFloat();
Winograd<double, double> winogradDouble();
Winograd<BFloat16, float> winogradBFloat16();

}  // namespace henn::cpu
