// cuda/kernels.h without CUDA: a program is compiled for the CPU, with what finds accesses out of bounds, and its
// kernels are run there. Environment: HENN_NATIVE, HENN_EMULATION, HENN_LIBTORCH, and HENN_WORK for what is compiled.
#include "cuda/kernels.h"

#include <c10/util/Exception.h>
#include <dlfcn.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>

namespace henn::cuda {
namespace {

using Run = void (*)(const void* arguments, const unsigned (&grid)[3], unsigned threads);

std::string folder(const char* name) {
  const char* value = std::getenv(name);
  TORCH_CHECK(value != nullptr, name, " is not set");
  return value;
}

std::string build(const Program& program) {
  const std::string base = folder("HENN_WORK") + "/" + program.key();
  std::ofstream text(base + ".cc");
  text << "#include \"cuda.h\"\n#include \"" << program.file << "\"\n";
  for (const auto& kernel : program.kernels) {
    text << "extern \"C\" void run_" << kernel << "(const void* arguments, const unsigned (&grid)[3], unsigned threads) {\n"
         << "  using namespace henn::cuda;\n  emulation::launch(" << kernel << ", arguments, grid, threads);\n}\n";
  }
  text.close();
  std::string command = "c++ -std=c++17 -O1 -g -w -fPIC -shared -fsanitize=address,undefined -fno-sanitize-recover=undefined";
  command += " -I" + folder("HENN_EMULATION") + " -I" + folder("HENN_NATIVE") + "/kernels/cuda -isystem " + folder("HENN_LIBTORCH") + "/include";
  for (const auto& define : program.defines) command += " -D" + define;
  command += " " + base + ".cc -o " + base + ".so";
  TORCH_CHECK(std::system(command.c_str()) == 0, command);
  return base + ".so";
}

}  // namespace

Kernels::Kernels(const Program& program, c10::Device device) : device_(device), context_(nullptr) {
  void* library = dlopen(build(program).c_str(), RTLD_NOW);
  TORCH_CHECK(library != nullptr, dlerror());
  for (const auto& name : program.kernels) {
    functions_.emplace_back(name, reinterpret_cast<KernelHandle>(dlsym(library, ("run_" + name).c_str())));
  }
}

void Kernels::start(const char* kernel, Grid grid, int threads, void* arguments) const {
  for (const auto& [name, function] : functions_) {
    if (name != kernel) continue;
    const unsigned blocks[3] = {static_cast<unsigned>(grid.x), static_cast<unsigned>(grid.y), static_cast<unsigned>(grid.z)};
    return reinterpret_cast<Run>(function)(arguments, blocks, threads);
  }
  TORCH_CHECK(false, "no kernel ", kernel);
}

const Kernels* kernelsFor(const Program& program, c10::Device device) {
  static std::map<std::string, std::unique_ptr<const Kernels>> loaded;
  auto& kernels = loaded[program.key()];
  if (kernels == nullptr) kernels = std::make_unique<const Kernels>(program, device);
  return kernels.get();
}

}  // namespace henn::cuda
