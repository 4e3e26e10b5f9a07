// The export table.
#include "binding.h"

namespace henn {
namespace {

napi_value setHooks(const Arguments& a) {
  auto& environment = a.environment();
  check(a.env(), napi_create_reference(a.env(), a[0], 1, &environment.wrap));
  check(a.env(), napi_create_reference(a.env(), a[1], 1, &environment.torchError));
  check(a.env(), napi_create_reference(a.env(), a[2], 1, &environment.outOfMemoryError));
  if (!a.boolean(3)) limitWorkerThreads();
  return undefined(a.env());
}

napi_value initialize(napi_env env, napi_value exports) {
  try {
    check(env, napi_set_instance_data(
                   env, new Environment(env),
                   [](napi_env, void* data, void*) { delete static_cast<Environment*>(data); }, nullptr));
    installAllocator();
    define<setHooks>(env, exports, "setHooks");
    defineTensor(env, exports);
    defineMapping(env, exports);
    defineDispatch(env, exports);
    defineListing(env, exports);
    defineAutograd(env, exports);
    defineRuntime(env, exports);
    defineMemory(env, exports);
    defineSignals(env, exports);
    defineCuda(env, exports);
    defineLockedPages(env, exports);
  } catch (...) {
    throwToJavaScript(env, "loading");
  }
  return exports;
}

}  // namespace
}  // namespace henn

NAPI_MODULE_INIT() { return henn::initialize(env, exports); }
