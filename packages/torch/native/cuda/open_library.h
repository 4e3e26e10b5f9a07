// A shared library opened at run time. It is never closed.
#pragma once

#include <c10/util/Exception.h>

#include <string>

#if defined(__linux__)
#include <dlfcn.h>
#endif

namespace henn::cuda {

class Library {
 public:
  explicit Library(const std::string& path) : path_(path) {
#if defined(__linux__)
    handle_ = dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL);
    if (handle_ == nullptr) {
      const char* reason = dlerror();
      TORCH_CHECK(false, reason == nullptr ? path : reason);
    }
#else
    TORCH_CHECK(false, path, ": CUDA kernels of our own are for Linux");
#endif
  }

  template <typename F>
  void find(F& function, const char* name) const {
#if defined(__linux__)
    function = reinterpret_cast<F>(dlsym(handle_, name));
#else
    function = nullptr;
#endif
    TORCH_CHECK(function != nullptr, path_, " has no ", name);
  }

 private:
  std::string path_;
  void* handle_ = nullptr;
};

}  // namespace henn::cuda
