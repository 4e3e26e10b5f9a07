#include "sources.h"

#include "../library_folder.h"

#include <c10/util/Exception.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace henn::cuda {
namespace {

std::string textOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  TORCH_CHECK(file.good(), path.string(), " can't be read");
  return text.str();
}

}  // namespace

const std::string& addonFolder() {
  static const std::string folder = libraryFolder(reinterpret_cast<const void*>(&addonFolder));
  return folder;
}

std::string compile(const Program& program, const std::string& architecture, const Nvrtc& nvrtc) {
  const std::filesystem::path folder = addonFolder() + "cuda";
  std::vector<SourceFile> headers;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".cu") headers.emplace_back(entry.path().filename().string(), textOf(entry.path()));
  }
  const std::string cubin = nvrtc.compile({program.file, textOf(folder / program.file)}, headers, program.defines, architecture);
  // A CUBIN is an ELF file, with the kernels' names in its table of symbols.
  for (const auto& kernel : program.kernels) TORCH_CHECK(cubin.find(kernel) != std::string::npos, program.file, " has no kernel ", kernel);
  return cubin;
}

}  // namespace henn::cuda
