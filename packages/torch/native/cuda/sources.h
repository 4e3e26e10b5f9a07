// The kernels' texts, which the build has copied beside the addon.
#pragma once

#include "nvrtc.h"
#include "programs.h"

namespace henn::cuda {

/** The addon's folder, with a slash at its end. */
const std::string& addonFolder();

/** Compiles with a given NVRTC; throws its log. */
std::string compile(const Program& program, const std::string& architecture, const Nvrtc& nvrtc);

}  // namespace henn::cuda
