#include "stack.h"

#include "binding.h"

#include <ATen/core/List.h>

#include <algorithm>
#include <map>

namespace henn {
namespace {

napi_valuetype typeOf(napi_env env, napi_value value) {
  napi_valuetype type;
  check(env, napi_typeof(env, value, &type));
  return type;
}

bool nullish(napi_valuetype type) { return type == napi_undefined || type == napi_null; }

std::string textOf(napi_env env, napi_value value) {
  size_t length = 0;
  check(env, napi_get_value_string_utf8(env, value, nullptr, 0, &length));
  std::string text(length, '\0');
  check(env, napi_get_value_string_utf8(env, value, text.data(), length + 1, &length));
  return text;
}

const std::map<std::string, at::ScalarType> kScalarTypes = {
    {"uint8", at::kByte},   {"int8", at::kChar},     {"int16", at::kShort},   {"int32", at::kInt},  {"int64", at::kLong},
    {"float16", at::kHalf}, {"float32", at::kFloat}, {"float64", at::kDouble}, {"bool", at::kBool}, {"bfloat16", at::kBFloat16}};
const std::map<std::string, at::Layout> kLayouts = {{"strided", at::kStrided}, {"sparse", at::kSparse}};
const std::map<std::string, at::MemoryFormat> kMemoryFormats = {{"contiguous", at::MemoryFormat::Contiguous},
                                                                {"preserve", at::MemoryFormat::Preserve},
                                                                {"channels_last", at::MemoryFormat::ChannelsLast},
                                                                {"channels_last_3d", at::MemoryFormat::ChannelsLast3d}};

/** Converts values for one overload. Each step says whether it could, since most calls try an overload in vain. */
class Binder {
 public:
  Binder(Environment& environment, std::string& reason) : environment_(environment), env_(environment.env), reason_(reason) {}

  bool bind(const napi_value* values, size_t count, const Overload& overload, torch::jit::Stack& stack) {
    napi_value options = count > 0 && isOptions(values[count - 1]) ? values[count - 1] : nullptr;
    const size_t positional = options != nullptr ? count - 1 : count;
    if (options != nullptr && !allKnown(options, overload)) return false;
    stack.reserve(overload.arguments.size());
    size_t used = 0;
    for (const auto& spec : overload.arguments) {
      napi_value byName = nullptr;
      if (options != nullptr) {
        check(env_, napi_get_named_property(env_, options, spec.name.c_str(), &byName));
        if (typeOf(env_, byName) == napi_undefined) byName = nullptr;
      }
      napi_value value = byName;
      if (!spec.keywordOnly && used < positional) {
        if (byName != nullptr) return mismatch(spec, " is given twice");
        value = values[used++];
      }
      stack.emplace_back();
      if (!convert(value, spec, stack.back())) return false;
    }
    if (used == positional) return true;
    reason_ = "takes at most " + std::to_string(used) + (used == 1 ? " argument" : " arguments") + " by position";
    return false;
  }

 private:
  bool mismatch(const ArgumentSpec& spec, const std::string& what) {
    reason_ = spec.name + what;
    return false;
  }
  bool wrongType(const ArgumentSpec& spec) { return mismatch(spec, " must be " + typeName(spec)); }

  /** A last argument that is neither a tensor nor an array holds arguments by name. */
  bool isOptions(napi_value value) {
    if (typeOf(env_, value) != napi_object) return false;
    bool isArray = false;
    check(env_, napi_is_array(env_, value, &isArray));
    return !isArray && handleOf(env_, value) < 0;
  }

  bool allKnown(napi_value options, const Overload& overload) {
    napi_value names;
    uint32_t count = 0;
    check(env_, napi_get_property_names(env_, options, &names));
    check(env_, napi_get_array_length(env_, names, &count));
    for (uint32_t i = 0; i < count; ++i) {
      napi_value name;
      check(env_, napi_get_element(env_, names, i, &name));
      const std::string text = textOf(env_, name);
      const auto known = [&](const ArgumentSpec& spec) { return spec.name == text; };
      if (std::any_of(overload.arguments.begin(), overload.arguments.end(), known)) continue;
      reason_ = "no argument is named " + text;
      return false;
    }
    return true;
  }

  /** A value that is left out is null here, or JavaScript's null. */
  bool convert(napi_value value, const ArgumentSpec& spec, c10::IValue& result) {
    if (value == nullptr || nullish(typeOf(env_, value))) {
      if (spec.fallback) {
        result = *spec.fallback;
        return true;
      }
      return spec.optional || mismatch(spec, " is missing");
    }
    return spec.list ? list(value, spec, result) : single(value, spec, result);
  }

  bool list(napi_value value, const ArgumentSpec& spec, c10::IValue& result) {
    bool isArray = false;
    check(env_, napi_is_array(env_, value, &isArray));
    c10::impl::GenericList elements(spec.elementType);
    c10::IValue converted;
    if (!isArray) {
      if (spec.fixedSize == 0 || spec.kind == Kind::Tensor) return wrongType(spec);
      if (!single(value, spec, converted)) return false;
      for (int32_t i = 0; i < spec.fixedSize; ++i) elements.push_back(converted);
    } else {
      uint32_t length = 0;
      check(env_, napi_get_array_length(env_, value, &length));
      elements.reserve(length);
      for (uint32_t i = 0; i < length; ++i) {
        napi_value element;
        check(env_, napi_get_element(env_, value, i, &element));
        converted = c10::IValue();
        const bool none = spec.optionalElement && nullish(typeOf(env_, element));
        if (!none && !single(element, spec, converted)) return false;
        elements.push_back(std::move(converted));
      }
    }
    result = c10::IValue(std::move(elements));
    return true;
  }

  bool single(napi_value value, const ArgumentSpec& spec, c10::IValue& result) {
    switch (spec.kind) {
      case Kind::Tensor: {
        const Handle handle = handleOf(env_, value);
        if (handle < 0) return wrongType(spec);
        result = environment_.get(handle);
        return true;
      }
      case Kind::Scalar:
      case Kind::Real:
      case Kind::Integer: return number(value, spec, result);
      case Kind::Boolean: {
        bool flag;
        if (napi_get_value_bool(env_, value, &flag) != napi_ok) return wrongType(spec);
        result = flag;
        return true;
      }
      case Kind::Other: return mismatch(spec, " is of a type that JavaScript can't give; leave it out");
      default: return name(value, spec, result);
    }
  }

  bool number(napi_value value, const ArgumentSpec& spec, c10::IValue& result) {
    const napi_valuetype type = typeOf(env_, value);
    double number = 0;
    if (type == napi_number) {
      check(env_, napi_get_value_double(env_, value, &number));
      // A whole number is an integer for the engine too, as it is in Python.
      if (spec.kind == Kind::Real || (spec.kind == Kind::Scalar && !isSafeInteger(number))) {
        result = number;
        return true;
      }
      if (!isSafeInteger(number)) return mismatch(spec, " must be a safe integer, not " + describeNumber(number));
      result = static_cast<int64_t>(number);
      return true;
    }
    if (type == napi_boolean && spec.kind == Kind::Scalar) {
      bool flag;
      check(env_, napi_get_value_bool(env_, value, &flag));
      result = flag;
      return true;
    }
    if (type == napi_bigint && spec.kind == Kind::Integer) {
      int64_t integer;
      bool lossless;
      check(env_, napi_get_value_bigint_int64(env_, value, &integer, &lossless));
      result = integer;
      return lossless || mismatch(spec, " does not fit 64 bits");
    }
    return wrongType(spec);
  }

  bool name(napi_value value, const ArgumentSpec& spec, c10::IValue& result) {
    if (typeOf(env_, value) != napi_string) return wrongType(spec);
    const std::string text = textOf(env_, value);
    switch (spec.kind) {
      case Kind::ScalarType: return named(kScalarTypes, text, spec, result);
      case Kind::Layout: return named(kLayouts, text, spec, result);
      case Kind::MemoryFormat: return named(kMemoryFormats, text, spec, result);
      case Kind::Device: result = c10::Device(text); return true;
      default: result = text; return true;
    }
  }

  template <class Value>
  bool named(const std::map<std::string, Value>& names, const std::string& text, const ArgumentSpec& spec,
             c10::IValue& result) {
    const auto found = names.find(text);
    if (found == names.end()) return mismatch(spec, " must be " + typeName(spec) + ", not '" + text + "'");
    result = static_cast<int64_t>(found->second);
    return true;
  }

  Environment& environment_;
  napi_env env_;
  std::string& reason_;
};

}  // namespace

Handle handleOf(napi_env env, napi_value value) {
  napi_value id;
  double handle;
  if (typeOf(env, value) != napi_object) return -1;
  if (napi_get_named_property(env, value, "id", &id) != napi_ok) return -1;
  return napi_get_value_double(env, id, &handle) == napi_ok ? static_cast<Handle>(handle) : -1;
}

bool bind(Environment& environment, const napi_value* values, size_t count, const Overload& overload,
          torch::jit::Stack& stack, std::string& reason) {
  return Binder(environment, reason).bind(values, count, overload, stack);
}

}  // namespace henn
