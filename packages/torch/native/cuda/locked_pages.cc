// Pages of shared memory that CUDA may copy from by itself.
#include "../binding.h"

#include "driver.h"

#include <ATen/Context.h>

#include <map>
#include <mutex>

namespace henn {
namespace {

constexpr unsigned kPortable = 1;  // CU_MEMHOSTREGISTER_PORTABLE: for all devices

/** PyTorch's own, which lives as long as the process. */
cuda::Context contextOf(c10::Device device) {
  static std::mutex mutex;
  static std::map<int, cuda::Context> contexts;
  const std::lock_guard<std::mutex> lock(mutex);
  const int index = device.has_index() ? device.index() : 0;
  if (const auto found = contexts.find(index); found != contexts.end()) return found->second;
  cuda::DriverDevice ordinal = 0;
  cuda::Context context = nullptr;
  cuda::driver().check(cuda::driver().deviceGet(&ordinal, index), "cuDeviceGet");
  cuda::driver().check(cuda::driver().primaryContextRetain(&context, ordinal), "cuDevicePrimaryCtxRetain");
  return contexts.emplace(index, context).first->second;
}

/** Gives whether the driver did it. */
napi_value lockPages(const Arguments& a) {
  const auto bytes = a.bytes(0);
  const c10::Device device(a.text(1));
  if (!device.is_cuda() || !at::hasCUDA()) return toBoolean(a.env(), false);
  const cuda::ContextGuard guard(contextOf(device));
  return toBoolean(a.env(), cuda::driver().hostRegister(bytes.data, bytes.size, kPortable) == 0);
}

napi_value unlockPages(const Arguments& a) {
  const cuda::ContextGuard guard(contextOf(c10::Device(a.text(1))));
  cuda::driver().check(cuda::driver().hostUnregister(a.bytes(0).data), "cuMemHostUnregister");
  return undefined(a.env());
}

}  // namespace

void defineLockedPages(napi_env env, napi_value exports) {
  define<lockPages>(env, exports, "lockPages");
  define<unlockPages>(env, exports, "unlockPages");
}

}  // namespace henn
