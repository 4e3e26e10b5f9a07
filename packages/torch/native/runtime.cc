// The engine's settings: random numbers, threads, determinism, devices.
#include "binding.h"
#include "kernels/cpu_level.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>

#if defined(__linux__)
#include <dlfcn.h>
extern "C" void omp_set_num_threads(int);
// Matrix products ask MKL, where libtorch holds it, which counts for itself.
extern "C" int MKL_Set_Num_Threads_Local(int) __attribute__((weak));
#endif

namespace henn {
namespace {

thread_local bool isWorker = false;

#if defined(__linux__)
/** at::set_num_threads would store the count for threads that start later, too. */
void setThreadsOfThisThread(int threads) {
  omp_set_num_threads(threads);
  if (MKL_Set_Num_Threads_Local != nullptr) MKL_Set_Num_Threads_Local(threads);
}
#endif

napi_value manualSeed(const Arguments& a) {
  at::manual_seed(static_cast<uint64_t>(a.integer(0)));
  return undefined(a.env());
}

at::Generator generator(const std::string& device) {
  return at::globalContext().defaultGenerator(c10::Device(device));
}

napi_value randomState(const Arguments& a) {
  auto source = generator(a.text(0));
  const std::lock_guard<std::mutex> lock(source.mutex());
  return toNumber(a.env(), static_cast<double>(a.environment().add(source.get_state())));
}

napi_value setRandomState(const Arguments& a) {
  auto target = generator(a.text(0));
  const std::lock_guard<std::mutex> lock(target.mutex());
  target.set_state(a.tensor(1));
  return undefined(a.env());
}

napi_value getNumThreads(const Arguments& a) { return toNumber(a.env(), at::get_num_threads()); }

napi_value setNumThreads(const Arguments& a) {
  const auto threads = static_cast<int>(a.integer(0));
  TORCH_CHECK(threads >= 1, "the number of threads must be at least 1, not ", threads);
#if defined(__linux__)
  if (isWorker) {
    setThreadsOfThisThread(threads);
    return undefined(a.env());
  }
#endif
  at::set_num_threads(threads);
  return undefined(a.env());
}

napi_value setDeterministic(const Arguments& a) {
  at::globalContext().setDeterministicAlgorithms(a.boolean(0), /*warn_only=*/true);
  at::globalContext().setDeterministicFillUninitializedMemory(false);
  at::globalContext().setDeterministicCuDNN(a.boolean(0));
  at::globalContext().setBenchmarkCuDNN(!a.boolean(0));
  return undefined(a.env());
}

/** What vector instructions the processor offers, as the engine names its level. */
napi_value cpuCapability(const Arguments& a) { return toText(a.env(), at::get_cpu_capability()); }

/** Of the operators of our own: avx2, avx512, avx512_bf16, neon; none where ATen's serve. */
napi_value kernelLevel(const Arguments& a) { return toText(a.env(), cpuLevel()); }

napi_value hasBfloat16(const Arguments& a) {
#if defined(__x86_64__) && defined(__GNUC__)
  __builtin_cpu_init();
  return toBoolean(a.env(), __builtin_cpu_supports("avx512bf16"));
#else
  return toBoolean(a.env(), false);
#endif
}

/** Loads the CUDA half of libtorch, if it is there; says whether a GPU can be used. */
napi_value loadCuda(const Arguments& a) {
#if defined(__linux__)
  const std::string library = a.text(0);
  if (!at::hasCUDA()) dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL);
#endif
  return toBoolean(a.env(), at::hasCUDA() && at::globalContext().getAcceleratorHooksInterface(at::kCUDA).deviceCount() > 0);
}

}  // namespace

void limitWorkerThreads() {
  isWorker = true;
#if defined(__linux__)
  // The first question makes the engine take up the process-wide count, here and not later.
  at::get_num_threads();
  setThreadsOfThisThread(1);
#endif
}

void defineRuntime(napi_env env, napi_value exports) {
  define<manualSeed>(env, exports, "manualSeed");
  define<randomState>(env, exports, "randomState");
  define<setRandomState>(env, exports, "setRandomState");
  define<getNumThreads>(env, exports, "getNumThreads");
  define<setNumThreads>(env, exports, "setNumThreads");
  define<setDeterministic>(env, exports, "setDeterministic");
  define<cpuCapability>(env, exports, "cpuCapability");
  define<kernelLevel>(env, exports, "kernelLevel");
  define<hasBfloat16>(env, exports, "hasBfloat16");
  define<loadCuda>(env, exports, "loadCuda");
}

}  // namespace henn
