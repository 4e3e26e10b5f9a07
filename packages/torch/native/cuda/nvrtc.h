// NVRTC, NVIDIA's compiler as a library, opened at first use. It comes with libtorch's CUDA builds.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace henn::cuda {

/** A file by name, and its text. */
using SourceFile = std::pair<std::string, std::string>;

class Nvrtc {
 public:
  /** `path`: the library; throws where it does not load. */
  explicit Nvrtc(const std::string& path);

  /** The one that belongs to libtorch, else the system's; throws where there is none. */
  static const Nvrtc& found();

  /** Such as 13.0. */
  const std::string& version() const { return version_; }

  /** The CUBIN for an architecture such as sm_90; throws the compiler's log. */
  std::string compile(const SourceFile& source, const std::vector<SourceFile>& headers, const std::vector<std::string>& defines,
                      const std::string& architecture) const;

 private:
  using Program = struct ProgramHandle*;

  int (*createProgram_)(Program*, const char* source, const char* name, int headers, const char* const* headerTexts, const char* const* headerNames);
  int (*compileProgram_)(Program, int options, const char* const* optionTexts);
  int (*destroyProgram_)(Program*);
  int (*getLogSize_)(Program, size_t*);
  int (*getLog_)(Program, char*);
  int (*getCubinSize_)(Program, size_t*);
  int (*getCubin_)(Program, char*);
  const char* (*getErrorString_)(int);
  std::string version_;
};

}  // namespace henn::cuda
