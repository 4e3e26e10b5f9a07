#pragma once

#include "table.h"

namespace henn::cpu {

InstanceNorm<float, float> instanceNormFloat();
InstanceNorm<double, double> instanceNormDouble();
InstanceNorm<BFloat16, float> instanceNormBFloat16();

}  // namespace henn::cpu
