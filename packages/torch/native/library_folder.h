// Where a loaded library lies, by one of its symbols.
#pragma once

#include <string>

#ifndef _WIN32
#include <dlfcn.h>
#endif

namespace henn {

/** The folder with a slash at its end; empty where the system can't tell. */
inline std::string libraryFolder([[maybe_unused]] const void* symbol) {
#ifndef _WIN32
  Dl_info info;
  if (dladdr(symbol, &info) == 0 || info.dli_fname == nullptr) return "";
  const std::string path = info.dli_fname;
  return path.substr(0, path.rfind('/') + 1);
#else
  return "";
#endif
}

}  // namespace henn
