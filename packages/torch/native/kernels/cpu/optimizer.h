#pragma once

#include "table.h"

namespace henn::cpu {

OptimizerKernels optimizerKernels();

}  // namespace henn::cpu
