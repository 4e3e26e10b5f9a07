#include "kernels.h"

#include "sources.h"

#include <c10/core/impl/VirtualGuardImpl.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <sstream>

namespace henn::cuda {
namespace {

namespace fs = std::filesystem;

constexpr int kMajor = 75, kMinor = 76;  // CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_…

std::atomic<int64_t> launched = 0;

std::string architectureOf(DriverDevice device) {
  int major = 0, minor = 0;
  driver().check(driver().deviceGetAttribute(&major, kMajor, device), "cuDeviceGetAttribute");
  driver().check(driver().deviceGetAttribute(&minor, kMinor, device), "cuDeviceGetAttribute");
  return "sm_" + std::to_string(major) + std::to_string(minor);
}

/** Writes beside and renames, so that no other process reads half of it. A folder that can't be written is no error. */
void keep(const fs::path& path, const std::string& cubin) {
  std::error_code ignored;
  fs::create_directories(path.parent_path(), ignored);
  const fs::path temporary = path.string() + "." + std::to_string(std::random_device()()) + ".tmp";
  std::ofstream file(temporary, std::ios::binary);
  file << cubin;
  file.close();
  if (file.good()) fs::rename(temporary, path, ignored);
  else fs::remove(temporary, ignored);
}

/** The addon's folder is named by a hash of all sources, so a kept CUBIN is that of today's text. */
ModuleHandle loadModule(const Program& program, const std::string& architecture) {
  const auto& nvrtc = Nvrtc::found();
  const fs::path path = addonFolder() + "cubin/" + program.key() + "-" + architecture + "-nvrtc" + nvrtc.version();
  ModuleHandle module = nullptr;
  std::ifstream file(path, std::ios::binary);
  if (file) {
    std::ostringstream kept;
    kept << file.rdbuf();
    if (driver().moduleLoadData(&module, kept.str().c_str()) == 0) return module;
  }
  const std::string cubin = compile(program, architecture, nvrtc);
  driver().check(driver().moduleLoadData(&module, cubin.data()), "cuModuleLoadData");
  keep(path, cubin);
  return module;
}

std::unique_ptr<const Kernels> tryKernels(const Program& program, c10::Device device) {
  try {
    return std::make_unique<const Kernels>(program, device);
  } catch (const std::exception& error) {
    const auto* own = dynamic_cast<const c10::Error*>(&error);
    TORCH_WARN_ONCE("CUDA kernels of our own can't be used, PyTorch's serve instead, which are slower: ",
                    own == nullptr ? error.what() : own->what_without_backtrace());
    return nullptr;
  }
}

}  // namespace

Kernels::Kernels(const Program& program, c10::Device device) : device_(device) {
  DriverDevice ordinal = 0;
  driver().check(driver().deviceGet(&ordinal, device.index()), "cuDeviceGet");
  // The one that PyTorch uses, too.
  driver().check(driver().primaryContextRetain(&context_, ordinal), "cuDevicePrimaryCtxRetain");
  const ContextGuard guard(context_);
  ModuleHandle module = loadModule(program, architectureOf(ordinal));
  for (const auto& name : program.kernels) {
    KernelHandle function = nullptr;
    driver().check(driver().moduleGetFunction(&function, module, name.c_str()), name.c_str());
    functions_.emplace_back(name, function);
  }
}

void Kernels::start(const char* kernel, Grid grid, int threads, void* arguments) const {
  if (grid.x == 0 || grid.y == 0 || grid.z == 0) return;
  for (const auto& [name, function] : functions_) {
    if (name != kernel) continue;
    const c10::impl::VirtualGuardImpl guard(c10::kCUDA);
    void* stream = guard.getStream(device_).native_handle();
    void* parameters[] = {arguments};
    const ContextGuard context(context_);
    const auto count = [](int64_t blocks) { return static_cast<unsigned>(blocks); };
    const Status status = driver().launchKernel(function, count(grid.x), count(grid.y), count(grid.z), threads, 1, 1, 0, stream, parameters, nullptr);
    driver().check(status, kernel);
    ++launched;
    return;
  }
  TORCH_CHECK(false, "no CUDA kernel ", kernel);
}

int64_t launches() { return launched; }

const Kernels* kernelsFor(const Program& program, c10::Device device) {
  static std::mutex mutex;
  static std::map<std::pair<std::string, int>, std::unique_ptr<const Kernels>> loaded;
  const std::pair<std::string, int> key{program.key(), device.index()};
  const std::lock_guard<std::mutex> lock(mutex);
  auto entry = loaded.find(key);
  if (entry == loaded.end()) entry = loaded.emplace(key, tryKernels(program, device)).first;
  return entry->second.get();
}

}  // namespace henn::cuda
