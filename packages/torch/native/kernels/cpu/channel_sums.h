#pragma once

#include "table.h"

namespace henn::cpu {

ChannelSums<float, float> channelSumsFloat();
ChannelSums<double, double> channelSumsDouble();
ChannelSums<BFloat16, float> channelSumsBFloat16();

}  // namespace henn::cpu
