// Tensors made from and copied to JavaScript's buffers, their description, scopes and release.
#include "binding.h"

#include <ATen/Functions.h>
#include <ATen/ops/from_blob.h>
#include <c10/util/safe_numerics.h>

#include <cstring>

namespace henn {
namespace {

/** Before anything is allocated: a shape read from a file may ask for more than there is. */
void checkSize(c10::IntArrayRef shape, at::ScalarType type, size_t given) {
  size_t needed = c10::elementSize(type);
  for (const int64_t size : shape) {
    TORCH_CHECK(size >= 0, "shape ", describeShape(shape), " has a negative size");
    TORCH_CHECK(!c10::mul_overflows(needed, static_cast<size_t>(size), &needed), "shape ", describeShape(shape),
                " is beyond any memory");
  }
  TORCH_CHECK(given == needed, "shape ", describeShape(shape), " needs ", needed, " bytes, the data has ", given);
}

napi_value fromBytes(const Arguments& a) {
  const auto bytes = a.bytes(0);
  const auto shape = a.integers(1);
  const auto type = static_cast<at::ScalarType>(a.integer(2));
  checkSize(shape, type, bytes.size);
  auto tensor = at::empty(shape, type);
  if (bytes.size != 0) std::memcpy(tensor.data_ptr(), bytes.data, bytes.size);
  return toNumber(a.env(), static_cast<double>(a.environment().add(std::move(tensor))));
}

/** Zero-copy: the tensor's memory is the typed array's, which lives as long as the tensor. */
napi_value fromShared(const Arguments& a) {
  const auto bytes = a.bytes(0);
  const auto shape = a.integers(1);
  const auto type = static_cast<at::ScalarType>(a.integer(2));
  checkSize(shape, type, bytes.size);
  napi_ref reference;
  check(a.env(), napi_create_reference(a.env(), a[0], 1, &reference));
  auto giveBack = [borrowed = a.environment().borrowed, reference](void*) {
    const std::lock_guard<std::mutex> lock(borrowed->mutex);
    borrowed->returned.push_back(reference);
  };
  auto tensor = at::from_blob(bytes.data, shape, giveBack, at::TensorOptions(type));
  return toNumber(a.env(), static_cast<double>(a.environment().add(std::move(tensor))));
}

napi_value copyTo(const Arguments& a) {
  const auto bytes = a.bytes(1);
  const auto tensor = a.tensor(0).detach().to(at::kCPU).contiguous();
  TORCH_CHECK(bytes.size == tensor.nbytes(), "the tensor holds ", tensor.nbytes(), " bytes, the array ", bytes.size);
  if (bytes.size != 0) std::memcpy(bytes.data, tensor.const_data_ptr(), bytes.size);
  return undefined(a.env());
}

napi_value item(const Arguments& a) {
  const auto value = a.tensor(0).item();
  if (value.isBoolean()) return toNumber(a.env(), value.toBool() ? 1 : 0);
  if (value.isIntegral(false)) {
    const int64_t integer = value.toLong();
    TORCH_CHECK(std::abs(integer) <= 9007199254740991, integer, " is beyond JavaScript's safe integers");
  }
  return toNumber(a.env(), value.toDouble());
}

napi_value shape(const Arguments& a) { return toNumbers(a.env(), a.tensor(0).sizes()); }
napi_value strides(const Arguments& a) { return toNumbers(a.env(), a.tensor(0).strides()); }
napi_value dtype(const Arguments& a) {
  return toNumber(a.env(), static_cast<double>(a.tensor(0).scalar_type()));
}
napi_value device(const Arguments& a) { return toText(a.env(), a.tensor(0).device().str()); }
napi_value isContiguous(const Arguments& a) {
  return toBoolean(a.env(), a.tensor(0).is_contiguous(static_cast<at::MemoryFormat>(a.integer(1))));
}

napi_value to(const Arguments& a) {
  const auto tensor = a.tensor(0);
  auto options = tensor.options();
  if (!a.isNullish(1)) options = options.dtype(static_cast<at::ScalarType>(a.integer(1)));
  if (!a.isNullish(2)) options = options.device(c10::Device(a.text(2)));
  c10::optional<at::MemoryFormat> format;
  if (!a.isNullish(3)) format = static_cast<at::MemoryFormat>(a.integer(3));
  auto result = tensor.to(options, /*non_blocking=*/false, /*copy=*/false, format);
  return toNumber(a.env(), static_cast<double>(a.environment().add(std::move(result))));
}

napi_value release(const Arguments& a) {
  a.environment().release(a.integer(0));
  a.environment().freeReturnedBuffers();
  return undefined(a.env());
}
napi_value keep(const Arguments& a) {
  a.environment().own(a.integer(0));
  return undefined(a.env());
}
napi_value isLive(const Arguments& a) { return toBoolean(a.env(), a.environment().has(a.integer(0))); }
napi_value liveTensors(const Arguments& a) {
  return toNumber(a.env(), static_cast<double>(a.environment().liveTensors()));
}
napi_value enterScope(const Arguments& a) {
  a.environment().enterScope();
  return undefined(a.env());
}
napi_value leaveScope(const Arguments& a) {
  a.environment().leaveScope(a.integers(0));
  a.environment().freeReturnedBuffers();
  return undefined(a.env());
}

}  // namespace

void defineTensor(napi_env env, napi_value exports) {
  define<fromBytes>(env, exports, "fromBytes");
  define<fromShared>(env, exports, "fromShared");
  define<copyTo>(env, exports, "copyTo");
  define<item>(env, exports, "item");
  define<shape>(env, exports, "shape");
  define<strides>(env, exports, "strides");
  define<dtype>(env, exports, "dtype");
  define<device>(env, exports, "device");
  define<isContiguous>(env, exports, "isContiguous");
  define<to>(env, exports, "to");
  define<release>(env, exports, "release");
  define<keep>(env, exports, "keep");
  define<isLive>(env, exports, "isLive");
  define<liveTensors>(env, exports, "liveTensors");
  define<enterScope>(env, exports, "enterScope");
  define<leaveScope>(env, exports, "leaveScope");
}

}  // namespace henn
