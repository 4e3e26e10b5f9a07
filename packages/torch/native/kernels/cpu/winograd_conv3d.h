#pragma once

#include "table.h"

namespace henn::cpu {

Winograd<float> winogradFloat();
Winograd<double> winogradDouble();

}  // namespace henn::cpu
