#include "cpu_level.h"

#include "../library_folder.h"

#include <ATen/Parallel.h>

#ifndef _WIN32
#include <dlfcn.h>
#endif
#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace henn {
namespace {

struct Level {
  const cpu::Table* table = nullptr;
  std::string name = "none";
};

#ifndef _WIN32
/** The levels that were built, the best first, with whether this processor has what they need. */
std::vector<const char*> levelsHere() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  std::vector<const char*> levels;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl")) {
    if (__builtin_cpu_supports("avx512bf16")) levels.push_back("avx512_bf16");
    levels.push_back("avx512");
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) levels.push_back("avx2");
  return levels;
#else
  return {"neon"};
#endif
}

/** The libraries of the levels lie beside the addon. */
Level loadLevel() {
  const std::string folder = libraryFolder(reinterpret_cast<const void*>(&loadLevel));
  for (const char* name : levelsHere()) {
    void* library = dlopen((folder + "henn_cpu_" + name + ".so").c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) continue;
    const auto table = reinterpret_cast<const cpu::Table* (*)()>(dlsym(library, "henn_cpu_table"));
    if (table != nullptr) return {table(), name};
  }
  return {};
}
#else
Level loadLevel() { return {}; }
#endif

const Level& level() {
  static const Level loaded = loadLevel();
  return loaded;
}

}  // namespace

const cpu::Table* cpuTable() { return level().table; }

const std::string& cpuLevel() { return level().name; }

bool hasMatrixUnits() {
#if defined(__x86_64__)
  static const bool found = [] {
    unsigned a, b, c, d;
    constexpr unsigned savesState = 1u << 27, amxBfloat16 = 1u << 22, tiles = 3u << 17;
    if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & savesState) == 0) return false;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0 || (d & amxBfloat16) == 0) return false;
    // Whether the system lets programs have tiles, too.
    unsigned low, high;
    asm("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & tiles) == tiles;
  }();
  return found;
#else
  return true;
#endif
}

void parallelFor(int64_t tasks, void (*body)(void* context, int64_t begin, int64_t end), void* context) {
  at::parallel_for(0, tasks, 1, [&](int64_t begin, int64_t end) { body(context, begin, end); });
}

}  // namespace henn
