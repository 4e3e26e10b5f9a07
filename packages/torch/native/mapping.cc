// Files as tensors: mapped into memory, once for all threads of the process, and read where they are looked at.
#include "binding.h"

#include <ATen/MapAllocator.h>
#include <ATen/ops/empty.h>
#include <c10/core/StorageImpl.h>
#include <c10/util/safe_numerics.h>

#include <filesystem>
#include <map>
#include <mutex>

namespace henn {
namespace {

using Weak = c10::weak_intrusive_ptr<c10::StorageImpl>;

/** The whole file; a mapping that some thread still has is used again. */
c10::Storage mapped(const std::string& path) {
  static std::mutex mutex;
  static std::map<std::string, Weak> mappings;
  const std::lock_guard<std::mutex> lock(mutex);
  if (const auto found = mappings.find(path); found != mappings.end()) {
    if (auto storage = found->second.lock()) return c10::Storage(std::move(storage));
  }
  for (auto entry = mappings.begin(); entry != mappings.end();) {
    entry = entry->second.expired() ? mappings.erase(entry) : std::next(entry);
  }
  const auto size = static_cast<size_t>(std::filesystem::file_size(path));
  // No flags: read-only, private to the process.
  auto data = at::MapAllocator::makeDataPtr(path, 0, size, nullptr);
  auto storage = c10::make_intrusive<c10::StorageImpl>(c10::StorageImpl::use_byte_size_t(), size, std::move(data),
                                                       /*allocator=*/nullptr, /*resizable=*/false);
  mappings.insert_or_assign(path, Weak(storage));
  return c10::Storage(std::move(storage));
}

napi_value mapFile(const Arguments& a) {
  const auto path = a.text(0);
  const int64_t offset = a.integer(1);
  const auto shape = a.integers(2);
  const auto type = static_cast<at::ScalarType>(a.integer(3));
  const auto element = static_cast<int64_t>(c10::elementSize(type));
  TORCH_CHECK(offset >= 0 && offset % element == 0, path, ": a tensor of elements of ", element,
              " bytes can't begin at byte ", offset);
  const auto storage = mapped(path);
  size_t bytes = c10::elementSize(type);
  for (const int64_t size : shape) {
    TORCH_CHECK(size >= 0 && !c10::mul_overflows(bytes, static_cast<size_t>(size), &bytes), path,
                ": the shape of a tensor is impossible");
  }
  TORCH_CHECK(static_cast<size_t>(offset) <= storage.nbytes() && bytes <= storage.nbytes() - static_cast<size_t>(offset),
              path, ": holds ", storage.nbytes(), " bytes, too few for ", bytes, " from byte ", offset, " on");
  auto tensor = at::empty({0}, at::TensorOptions(type));
  tensor.set_(storage, offset / element, shape);
  return toNumber(a.env(), static_cast<double>(a.environment().add(std::move(tensor))));
}

}  // namespace

void defineMapping(napi_env env, napi_value exports) { define<mapFile>(env, exports, "mapFile"); }

}  // namespace henn
