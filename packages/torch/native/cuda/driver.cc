#include "driver.h"

#include "open_library.h"

#include <c10/util/Exception.h>

namespace henn::cuda {
namespace {

Driver openDriver() {
  const Library library("libcuda.so.1");
  Driver driver{};
  library.find(driver.init, "cuInit");
  library.find(driver.deviceGet, "cuDeviceGet");
  library.find(driver.deviceGetAttribute, "cuDeviceGetAttribute");
  library.find(driver.primaryContextRetain, "cuDevicePrimaryCtxRetain");
  library.find(driver.contextPush, "cuCtxPushCurrent_v2");
  library.find(driver.contextPop, "cuCtxPopCurrent_v2");
  library.find(driver.moduleLoadData, "cuModuleLoadData");
  library.find(driver.moduleGetFunction, "cuModuleGetFunction");
  library.find(driver.launchKernel, "cuLaunchKernel");
  library.find(driver.hostRegister, "cuMemHostRegister_v2");
  library.find(driver.hostUnregister, "cuMemHostUnregister");
  library.find(driver.getErrorString, "cuGetErrorString");
  driver.check(driver.init(0), "cuInit");
  return driver;
}

}  // namespace

void Driver::check(Status status, const char* what) const {
  if (status == 0) return;
  const char* text = nullptr;
  getErrorString(status, &text);
  TORCH_CHECK(false, what, ": ", text == nullptr ? "unknown error" : text);
}

const Driver& driver() {
  static const Driver opened = openDriver();
  return opened;
}

ContextGuard::ContextGuard(Context context) { driver().check(driver().contextPush(context), "cuCtxPushCurrent"); }

ContextGuard::~ContextGuard() {
  Context own;
  driver().contextPop(&own);
}

}  // namespace henn::cuda
