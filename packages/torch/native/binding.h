// The border between JavaScript and C++: arguments in, values out, and no C++ exception across.
#pragma once

#include "environment.h"

#include <string>
#include <vector>

namespace henn {

/** Thrown when JavaScript already has an exception pending; nothing more is to be said. */
struct PendingException {};

void check(napi_env env, napi_status status);

/** The arguments of one call; a wrong kind throws with the argument's position. */
class Arguments {
 public:
  Arguments(napi_env env, napi_callback_info info);

  napi_env env() const { return env_; }
  Environment& environment() const { return environment_; }
  size_t count() const { return count_; }
  napi_value operator[](size_t i) const { return values_[i]; }

  bool isNullish(size_t i) const;
  double number(size_t i) const;
  int64_t integer(size_t i) const;
  bool boolean(size_t i) const;
  std::string text(size_t i) const;
  std::vector<int64_t> integers(size_t i) const;
  /** The tensor of a handle; handle 0 is an undefined tensor. */
  at::Tensor tensor(size_t i) const;
  std::vector<at::Tensor> tensors(size_t i) const;
  /** Bytes of a typed array, also one over a SharedArrayBuffer. */
  struct Bytes {
    void* data;
    size_t size;
  };
  Bytes bytes(size_t i) const;

 private:
  static constexpr size_t kMost = 32;
  napi_env env_;
  Environment& environment_;
  size_t count_ = kMost;
  napi_value values_[kMost];
};

/** NaN, infinities, fractions and what a double does not hold exactly are none. */
bool isSafeInteger(double value);
/** As JavaScript writes it. */
std::string describeNumber(double value);

napi_value toNumber(napi_env env, double value);
napi_value toBoolean(napi_env env, bool value);
napi_value toText(napi_env env, const std::string& value);
napi_value toNumbers(napi_env env, c10::IntArrayRef values);
napi_value undefined(napi_env env);
napi_value null(napi_env env);
/** Handles of tensors as an array of numbers; 0 for an undefined one. */
napi_value toHandles(Environment& environment, const std::vector<at::Tensor>& tensors);

/** Turns the C++ exception in flight into a JavaScript one, of the class that JavaScript registered. */
void throwToJavaScript(napi_env env, const std::string& context) noexcept;

using Function = napi_value (*)(const Arguments&);

template <Function function>
napi_value guarded(napi_env env, napi_callback_info info) {
  try {
    const Arguments arguments(env, info);
    return function(arguments);
  } catch (...) {
    void* name = nullptr;
    napi_get_cb_info(env, info, nullptr, nullptr, nullptr, &name);
    throwToJavaScript(env, static_cast<const char*>(name));
    return nullptr;
  }
}

template <Function function>
void define(napi_env env, napi_value exports, const char* name) {  // a literal: errors name it
  napi_value value;
  check(env, napi_create_function(env, name, NAPI_AUTO_LENGTH, guarded<function>, const_cast<char*>(name), &value));
  check(env, napi_set_named_property(env, exports, name, value));
}

void defineTensor(napi_env env, napi_value exports);
void defineMapping(napi_env env, napi_value exports);
void defineDispatch(napi_env env, napi_value exports);
void defineListing(napi_env env, napi_value exports);
void defineAutograd(napi_env env, napi_value exports);
void defineRuntime(napi_env env, napi_value exports);
void defineMemory(napi_env env, napi_value exports);
void defineSignals(napi_env env, napi_value exports);
void defineCuda(napi_env env, napi_value exports);
void defineLockedPages(napi_env env, napi_value exports);

/** Process-wide preparations, done once however many threads load the addon. */
void installAllocator();
/** In a worker thread operators run on that thread alone, without changing the other threads' count. */
void limitWorkerThreads();

}  // namespace henn
