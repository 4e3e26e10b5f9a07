#pragma once

#include "table.h"

namespace henn::cpu {

SampleKernels sampleKernels();

}  // namespace henn::cpu
