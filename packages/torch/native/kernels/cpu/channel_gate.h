#pragma once

#include "table.h"

namespace henn::cpu {

ChannelGate<float, float> gateFloat();
ChannelGate<double, double> gateDouble();
ChannelGate<BFloat16, float> gateBFloat16();

}  // namespace henn::cpu
