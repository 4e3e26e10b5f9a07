// Which level of the CPU kernels this processor gets.
#pragma once

#include "cpu/table.h"

#include <string>

namespace henn {

/** The kernels of the best level that this processor runs, or null where it runs none: then ATen's operators serve. */
const cpu::Table* cpuTable();

/** Its name, such as avx2; "none" where there is none. */
const std::string& cpuLevel();

/** Whether it multiplies matrices of bfloat16 in units of their own (AMX), which libtorch's products make use of; taken for granted beyond x86. */
bool hasMatrixUnits();

/** at::parallel_for as the kernels take it. */
void parallelFor(int64_t tasks, void (*body)(void* context, int64_t begin, int64_t end), void* context);

}  // namespace henn
