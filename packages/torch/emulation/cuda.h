// CUDA on one thread of the CPU, for kernels that are included after this file. The threads of a block are fibers: each
// runs to the next barrier before the next one does, in an order that changes from barrier to barrier, so that a barrier
// that is missing shows. Shared memory is NaN at the start of each block.
#pragma once

#include <c10/util/Half.h>

#include <ucontext.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <vector>

#define __device__
#define __global__
#define __launch_bounds__(...)
#define __shared__ static __attribute__((section("emulated_shared")))

// In place of half.cuh, which is the hardware's.
#define HENN_HALF_CUH
static inline float halfToFloat(unsigned short bits) { return c10::Half(bits, c10::Half::from_bits()); }
static inline unsigned short floatToHalf(float value) { return c10::Half(value).x; }

using std::max;
using std::min;

struct Index {
  unsigned x, y, z;
};
static Index blockIdx, threadIdx, blockDim;

template <typename To, typename From>
static To sameBits(From from) {
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}
static inline float __uint_as_float(unsigned bits) { return sameBits<float>(bits); }
static inline float __int_as_float(int bits) { return sameBits<float>(bits); }
static inline unsigned __float_as_uint(float value) { return sameBits<unsigned>(value); }
template <typename T>
static T __ldg(const T* p) {
  return *p;
}

__shared__ char atLeastOne;
extern "C" char __start_emulated_shared[], __stop_emulated_shared[];

namespace emulation {

struct Fiber {
  ucontext_t context;
  std::unique_ptr<char[]> stack = std::make_unique<char[]>(kStackBytes);
  bool ended = false;

  static constexpr size_t kStackBytes = 1 << 16;
};

static ucontext_t scheduler;
static std::vector<Fiber> fibers;
static Fiber* current;
static std::function<void()> body;
static float exchanged[1024];

static void pause() { swapcontext(&current->context, &scheduler); }

static void enter() {
  body();
  current->ended = true;
  pause();
}

/** Lets every thread that has not ended run to its next barrier; false where all have ended. */
static bool runToBarrier(unsigned threads) {
  static unsigned random = 1;
  random = random * 1664525u + 1013904223u;
  const unsigned first = random % threads, step = random & 65536 ? 1 : threads - 1;
  unsigned ended = 0, waiting = 0;
  for (unsigned i = 0, thread = first; i < threads; ++i, thread = (thread + step) % threads) {
    current = &fibers[thread];
    if (current->ended) continue;
    threadIdx = {thread, 0, 0};
    swapcontext(&scheduler, &current->context);
    ++(current->ended ? ended : waiting);
  }
  if (ended > 0 && waiting > 0) {
    std::fprintf(stderr, "some threads end where others wait for them\n");
    std::abort();
  }
  return waiting > 0;
}

static void runBlock(unsigned threads) {
  if (fibers.size() < threads) fibers.resize(threads);
  std::memset(__start_emulated_shared, 0xff, __stop_emulated_shared - __start_emulated_shared);
  for (unsigned i = 0; i < threads; ++i) {
    auto& fiber = fibers[i];
    fiber.ended = false;
    getcontext(&fiber.context);
    fiber.context.uc_stack.ss_sp = fiber.stack.get();
    fiber.context.uc_stack.ss_size = Fiber::kStackBytes;
    fiber.context.uc_link = nullptr;
    makecontext(&fiber.context, enter, 0);
  }
  while (runToBarrier(threads)) {
  }
}

template <typename Arguments>
void launch(void (*kernel)(Arguments), const void* arguments, const unsigned (&grid)[3], unsigned threads) {
  body = [&] { kernel(*static_cast<const Arguments*>(arguments)); };
  blockDim = {threads, 1, 1};
  for (unsigned z = 0; z < grid[2]; ++z) {
    for (unsigned y = 0; y < grid[1]; ++y) {
      for (unsigned x = 0; x < grid[0]; ++x) {
        blockIdx = {x, y, z};
        runBlock(threads);
      }
    }
  }
}

}  // namespace emulation

static inline void __syncthreads() { emulation::pause(); }

static inline float __shfl_down_sync(unsigned, float value, unsigned distance) {
  const unsigned own = threadIdx.x, other = own + distance;
  emulation::exchanged[own] = value;
  emulation::pause();
  const float result = own % 32 + distance < 32 && other < blockDim.x ? emulation::exchanged[other] : value;
  emulation::pause();
  return result;
}
