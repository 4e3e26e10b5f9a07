#include "nvrtc.h"

#include "../library_folder.h"
#include "open_library.h"

#include <ATen/Context.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <regex>

namespace henn::cuda {
namespace {

namespace fs = std::filesystem;

/** The files of a folder whose names fit, in order. */
std::vector<std::string> filesNamed(const fs::path& folder, const std::regex& name) {
  std::vector<std::string> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (std::regex_match(entry.path().filename().string(), name)) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/** NVRTC asks for its other half by name alone, and finds it where that is loaded already. */
void openBuiltins(const std::string& nvrtc) {
  static const std::regex name(R"(libnvrtc-builtins(-[0-9a-f]+)?\.so[.0-9]*)");
  for (const auto& path : filesNamed(fs::path(nvrtc).parent_path(), name)) Library builtins(path);
}

/** In libtorch's own folder, and where NVIDIA's wheels lie beside it. */
std::string findNvrtc() {
  static const std::regex name(R"(libnvrtc(-[0-9a-f]+)?\.so\.[.0-9]+)");
  const fs::path libtorch = libraryFolder(reinterpret_cast<const void*>(&at::globalContext));
  for (const char* folder : {".", "../../nvidia/cu13/lib", "../../nvidia/cuda_nvrtc/lib"}) {
    const auto files = filesNamed(libtorch / folder, name);
    if (!files.empty()) return files.back();
  }
  return "";
}

std::unique_ptr<const Nvrtc> openNvrtc() {
  for (const std::string& path : {findNvrtc(), std::string("libnvrtc.so.13"), std::string("libnvrtc.so.12")}) {
    try {
      if (!path.empty()) return std::make_unique<const Nvrtc>(path);
    } catch (const c10::Error&) {
      // The next may be there.
    }
  }
  TORCH_CHECK(false, "NVRTC (libnvrtc.so) is neither with libtorch nor on the system");
}

}  // namespace

Nvrtc::Nvrtc(const std::string& path) {
  openBuiltins(path);
  const Library library(path);
  library.find(createProgram_, "nvrtcCreateProgram");
  library.find(compileProgram_, "nvrtcCompileProgram");
  library.find(destroyProgram_, "nvrtcDestroyProgram");
  library.find(getLogSize_, "nvrtcGetProgramLogSize");
  library.find(getLog_, "nvrtcGetProgramLog");
  library.find(getCubinSize_, "nvrtcGetCUBINSize");
  library.find(getCubin_, "nvrtcGetCUBIN");
  library.find(getErrorString_, "nvrtcGetErrorString");
  int (*version)(int*, int*) = nullptr;
  library.find(version, "nvrtcVersion");
  int major = 0, minor = 0;
  version(&major, &minor);
  version_ = std::to_string(major) + "." + std::to_string(minor);
}

const Nvrtc& Nvrtc::found() {
  static const std::unique_ptr<const Nvrtc> opened = openNvrtc();
  return *opened;
}

std::string Nvrtc::compile(const SourceFile& source, const std::vector<SourceFile>& headers, const std::vector<std::string>& defines,
                           const std::string& architecture) const {
  std::vector<const char*> names, texts, options;
  for (const auto& [name, text] : headers) {
    names.push_back(name.c_str());
    texts.push_back(text.c_str());
  }
  std::vector<std::string> all{"--gpu-architecture=" + architecture, "--std=c++17"};
  for (const auto& define : defines) all.push_back("-D" + define);
  for (const auto& option : all) options.push_back(option.c_str());

  const auto check = [&](int status) { TORCH_CHECK(status == 0, "NVRTC: ", getErrorString_(status)); };
  Program program = nullptr;
  check(createProgram_(&program, source.second.c_str(), source.first.c_str(), static_cast<int>(headers.size()), texts.data(), names.data()));
  const auto destroy = [this](Program* p) { destroyProgram_(p); };
  const std::unique_ptr<Program, decltype(destroy)> guard(&program, destroy);

  const int status = compileProgram_(program, static_cast<int>(options.size()), options.data());
  size_t size = 0;
  if (status != 0) {
    check(getLogSize_(program, &size));
    std::string log(size, '\0');
    check(getLog_(program, log.data()));
    TORCH_CHECK(false, source.first, " for ", architecture, ": ", getErrorString_(status), "\n", log.c_str());
  }
  check(getCubinSize_(program, &size));
  std::string cubin(size, '\0');
  check(getCubin_(program, cubin.data()));
  return cubin;
}

}  // namespace henn::cuda
