// Plain JavaScript values to C++ and back, and C++ exceptions to JavaScript errors.
#include "binding.h"

#include <c10/util/Exception.h>

#include <cmath>
#include <sstream>

namespace henn {

void check(napi_env env, napi_status status) {
  if (status == napi_ok) return;
  bool pending = false;
  napi_is_exception_pending(env, &pending);
  if (pending) throw PendingException{};
  const napi_extended_error_info* info = nullptr;
  napi_get_last_error_info(env, &info);
  throw std::runtime_error(info != nullptr && info->error_message != nullptr ? info->error_message
                                                                             : "a call to Node-API failed");
}

Arguments::Arguments(napi_env env, napi_callback_info info) : env_(env), environment_(Environment::of(env)) {
  check(env, napi_get_cb_info(env, info, &count_, values_, nullptr, nullptr));
  TORCH_CHECK(count_ <= kMost, "more than ", kMost, " arguments");
}

bool isSafeInteger(double value) { return std::trunc(value) == value && std::abs(value) <= 9007199254740991.0; }

std::string describeNumber(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  std::ostringstream text;
  text.precision(17);
  text << value;
  return text.str();
}

bool Arguments::isNullish(size_t i) const {
  if (i >= count_) return true;
  napi_valuetype type;
  check(env_, napi_typeof(env_, values_[i], &type));
  return type == napi_undefined || type == napi_null;
}

double Arguments::number(size_t i) const {
  double value;
  TORCH_CHECK(i < count_ && napi_get_value_double(env_, values_[i], &value) == napi_ok, "argument ", i + 1,
              " must be a number");
  return value;
}

int64_t Arguments::integer(size_t i) const {
  const double value = number(i);
  TORCH_CHECK(isSafeInteger(value), "argument ", i + 1, " must be a safe integer, not ", describeNumber(value));
  return static_cast<int64_t>(value);
}

bool Arguments::boolean(size_t i) const {
  bool value;
  TORCH_CHECK(i < count_ && napi_get_value_bool(env_, values_[i], &value) == napi_ok, "argument ", i + 1,
              " must be a boolean");
  return value;
}

std::string Arguments::text(size_t i) const {
  size_t length = 0;
  TORCH_CHECK(i < count_ && napi_get_value_string_utf8(env_, values_[i], nullptr, 0, &length) == napi_ok,
              "argument ", i + 1, " must be a string");
  std::string value(length, '\0');
  check(env_, napi_get_value_string_utf8(env_, values_[i], value.data(), length + 1, &length));
  return value;
}

std::vector<int64_t> Arguments::integers(size_t i) const {
  uint32_t length = 0;
  TORCH_CHECK(i < count_ && napi_get_array_length(env_, values_[i], &length) == napi_ok, "argument ", i + 1,
              " must be an array of integers");
  std::vector<int64_t> values(length);
  for (uint32_t k = 0; k < length; ++k) {
    napi_value element;
    double value;
    check(env_, napi_get_element(env_, values_[i], k, &element));
    TORCH_CHECK(napi_get_value_double(env_, element, &value) == napi_ok && isSafeInteger(value), "argument ", i + 1,
                ": element ", k, " must be a safe integer");
    values[k] = static_cast<int64_t>(value);
  }
  return values;
}

at::Tensor Arguments::tensor(size_t i) const {
  const Handle handle = integer(i);
  return handle == 0 ? at::Tensor() : environment_.get(handle);
}

std::vector<at::Tensor> Arguments::tensors(size_t i) const {
  std::vector<at::Tensor> values;
  for (const Handle handle : integers(i)) values.push_back(handle == 0 ? at::Tensor() : environment_.get(handle));
  return values;
}

Arguments::Bytes Arguments::bytes(size_t i) const {
  static constexpr size_t kElementBytes[] = {1, 1, 1, 2, 2, 4, 4, 4, 8, 8, 8};
  napi_typedarray_type type;
  size_t length = 0;
  void* data = nullptr;
  TORCH_CHECK(i < count_ && napi_get_typedarray_info(env_, values_[i], &type, &length, &data, nullptr, nullptr) ==
                                napi_ok,
              "argument ", i + 1, " must be a typed array");
  return {data, length * kElementBytes[type]};
}

napi_value toNumber(napi_env env, double value) {
  napi_value result;
  check(env, napi_create_double(env, value, &result));
  return result;
}

napi_value toBoolean(napi_env env, bool value) {
  napi_value result;
  check(env, napi_get_boolean(env, value, &result));
  return result;
}

napi_value toText(napi_env env, const std::string& value) {
  napi_value result;
  check(env, napi_create_string_utf8(env, value.data(), value.size(), &result));
  return result;
}

napi_value toNumbers(napi_env env, c10::IntArrayRef values) {
  napi_value result;
  check(env, napi_create_array_with_length(env, values.size(), &result));
  for (size_t i = 0; i < values.size(); ++i) {
    check(env, napi_set_element(env, result, i, toNumber(env, static_cast<double>(values[i]))));
  }
  return result;
}

napi_value toHandles(Environment& environment, const std::vector<at::Tensor>& tensors) {
  std::vector<int64_t> handles;
  for (const auto& tensor : tensors) handles.push_back(environment.add(tensor));
  return toNumbers(environment.env, handles);
}

napi_value undefined(napi_env env) {
  napi_value result;
  check(env, napi_get_undefined(env, &result));
  return result;
}

napi_value null(napi_env env) {
  napi_value result;
  check(env, napi_get_null(env, &result));
  return result;
}

void throwToJavaScript(napi_env env, const std::string& context) noexcept {
  auto& environment = Environment::of(env);
  napi_ref type = environment.torchError;
  std::string message;
  try {
    throw;
  } catch (const PendingException&) {
    return;
  } catch (const c10::OutOfMemoryError& error) {
    type = environment.outOfMemoryError;
    message = error.what_without_backtrace();
  } catch (const c10::Error& error) {
    message = error.what_without_backtrace();
  } catch (const std::bad_alloc&) {
    type = environment.outOfMemoryError;
    message = "the system has no memory left";
  } catch (const std::exception& error) {
    message = error.what();
  } catch (...) {
    message = "an unknown C++ exception";
  }
  if (!context.empty()) message = context + ": " + message;
  napi_value text, constructor, error;
  if (napi_create_string_utf8(env, message.data(), message.size(), &text) != napi_ok) return;
  if (type != nullptr && napi_get_reference_value(env, type, &constructor) == napi_ok &&
      napi_new_instance(env, constructor, 1, &text, &error) == napi_ok) {
    napi_throw(env, error);
  } else {
    napi_throw_error(env, nullptr, message.c_str());
  }
}

}  // namespace henn
