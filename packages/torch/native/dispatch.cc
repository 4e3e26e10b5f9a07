#include "dispatch.h"

#include "binding.h"

#include <ATen/core/List.h>
#include <torch/csrc/jit/frontend/function_schema_parser.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace henn {
namespace {

constexpr double kMaxSafeInteger = 9007199254740991.0;

/** Why an overload does not take the arguments; the reasons are shown when none does. */
struct Mismatch {
  std::string reason;
};

std::string camelCase(const std::string& name) {
  std::string result;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool inner = i > 0 && i + 1 < name.size() && name[i] == '_' && name[i - 1] != '_' && name[i + 1] != '_';
    if (inner) {
      result += static_cast<char>(std::toupper(name[++i]));
    } else {
      result += name[i];
    }
  }
  return result;
}

Kind kindOf(const c10::Type& type) {
  switch (type.kind()) {
    case c10::TypeKind::TensorType: return Kind::Tensor;
    case c10::TypeKind::NumberType: return Kind::Scalar;
    case c10::TypeKind::IntType:
    case c10::TypeKind::SymIntType: return Kind::Integer;
    case c10::TypeKind::FloatType: return Kind::Real;
    case c10::TypeKind::BoolType: return Kind::Boolean;
    case c10::TypeKind::StringType: return Kind::Text;
    case c10::TypeKind::ScalarTypeType: return Kind::ScalarType;
    case c10::TypeKind::LayoutType: return Kind::Layout;
    case c10::TypeKind::MemoryFormatType: return Kind::MemoryFormat;
    case c10::TypeKind::DeviceObjType: return Kind::Device;
    default: return Kind::Other;
  }
}

ArgumentSpec describe(const c10::Argument& argument) {
  ArgumentSpec spec;
  spec.name = camelCase(argument.name());
  spec.keywordOnly = argument.kwarg_only();
  spec.fallback = argument.default_value();
  c10::TypePtr type = argument.real_type();
  if (type->kind() == c10::TypeKind::OptionalType) {
    spec.optional = true;
    type = type->castRaw<c10::OptionalType>()->getElementType();
  }
  if (type->kind() == c10::TypeKind::ListType) {
    spec.list = true;
    spec.fixedSize = argument.N().has_value();
    type = type->castRaw<c10::ListType>()->getElementType();
    spec.elementType = argument.type()->kind() == c10::TypeKind::ListType
                           ? argument.type()->castRaw<c10::ListType>()->getElementType()
                           : type;
    if (type->kind() == c10::TypeKind::OptionalType) {
      spec.optionalElement = true;
      type = type->castRaw<c10::OptionalType>()->getElementType();
    }
  }
  spec.kind = kindOf(*type);
  return spec;
}

std::string typeName(const ArgumentSpec& spec) {
  static const char* const names[] = {"Tensor",     "a number",      "an integer",      "a number", "a boolean", "a string",
                                      "a dtype name", "a layout name", "a memory format", "a device", "another type"};
  return (spec.list ? "a list of " : "") + std::string(names[static_cast<int>(spec.kind)]);
}

napi_valuetype typeOf(napi_env env, napi_value value) {
  napi_valuetype type;
  check(env, napi_typeof(env, value, &type));
  return type;
}

bool nullish(napi_valuetype type) { return type == napi_undefined || type == napi_null; }

/** The handle of a Tensor object, or -1. */
Handle handleOf(napi_env env, napi_value value) {
  napi_value id;
  double handle;
  if (napi_get_named_property(env, value, "id", &id) != napi_ok) return -1;
  return napi_get_value_double(env, id, &handle) == napi_ok ? static_cast<Handle>(handle) : -1;
}

std::string textOf(napi_env env, napi_value value) {
  size_t length = 0;
  check(env, napi_get_value_string_utf8(env, value, nullptr, 0, &length));
  std::string text(length, '\0');
  check(env, napi_get_value_string_utf8(env, value, text.data(), length + 1, &length));
  return text;
}

int64_t integerOf(double value, const ArgumentSpec& spec) {
  if (std::trunc(value) != value || std::abs(value) > kMaxSafeInteger) {
    throw Mismatch{spec.name + " must be a safe integer, not " + std::to_string(value)};
  }
  return static_cast<int64_t>(value);
}

template <class Map>
int64_t named(const Map& names, const std::string& text, const ArgumentSpec& spec) {
  const auto found = names.find(text);
  if (found == names.end()) throw Mismatch{spec.name + ": '" + text + "' is no " + typeName(spec).substr(2)};
  return static_cast<int64_t>(found->second);
}

const std::map<std::string, at::ScalarType> kScalarTypes = {
    {"uint8", at::kByte},   {"int8", at::kChar},     {"int16", at::kShort},   {"int32", at::kInt},  {"int64", at::kLong},
    {"float16", at::kHalf}, {"float32", at::kFloat}, {"float64", at::kDouble}, {"bool", at::kBool}, {"bfloat16", at::kBFloat16}};
const std::map<std::string, at::Layout> kLayouts = {{"strided", at::kStrided}, {"sparse", at::kSparse}};
const std::map<std::string, at::MemoryFormat> kMemoryFormats = {{"contiguous", at::MemoryFormat::Contiguous},
                                                                {"preserve", at::MemoryFormat::Preserve},
                                                                {"channels_last", at::MemoryFormat::ChannelsLast},
                                                                {"channels_last_3d", at::MemoryFormat::ChannelsLast3d}};

c10::IValue single(Environment& environment, napi_value value, const ArgumentSpec& spec) {
  napi_env env = environment.env;
  const napi_valuetype type = typeOf(env, value);
  const auto wrong = [&] { return Mismatch{spec.name + " must be " + typeName(spec)}; };
  double number = 0;
  bool flag = false;
  switch (spec.kind) {
    case Kind::Tensor: {
      const Handle handle = type == napi_object ? handleOf(env, value) : -1;
      if (handle < 0) throw wrong();
      return environment.get(handle);
    }
    case Kind::Scalar:
      if (type == napi_number) {
        check(env, napi_get_value_double(env, value, &number));
        if (std::trunc(number) == number && std::abs(number) <= kMaxSafeInteger) {
          return c10::IValue(static_cast<int64_t>(number));
        }
        return c10::IValue(number);
      }
      if (type == napi_boolean) {
        check(env, napi_get_value_bool(env, value, &flag));
        return c10::IValue(flag);
      }
      throw wrong();
    case Kind::Integer:
      if (type == napi_bigint) {
        int64_t integer;
        bool lossless;
        check(env, napi_get_value_bigint_int64(env, value, &integer, &lossless));
        if (!lossless) throw Mismatch{spec.name + " does not fit 64 bits"};
        return c10::IValue(integer);
      }
      if (type != napi_number) throw wrong();
      check(env, napi_get_value_double(env, value, &number));
      return c10::IValue(integerOf(number, spec));
    case Kind::Real:
      if (type != napi_number) throw wrong();
      check(env, napi_get_value_double(env, value, &number));
      return c10::IValue(number);
    case Kind::Boolean:
      if (type != napi_boolean) throw wrong();
      check(env, napi_get_value_bool(env, value, &flag));
      return c10::IValue(flag);
    default:
      break;
  }
  if (type != napi_string) throw wrong();
  const std::string text = textOf(env, value);
  switch (spec.kind) {
    case Kind::Text: return c10::IValue(text);
    case Kind::ScalarType: return c10::IValue(named(kScalarTypes, text, spec));
    case Kind::Layout: return c10::IValue(named(kLayouts, text, spec));
    case Kind::MemoryFormat: return c10::IValue(named(kMemoryFormats, text, spec));
    case Kind::Device: return c10::IValue(c10::Device(text));
    default: throw Mismatch{spec.name + " is of a type that JavaScript can't give; leave it out"};
  }
}

c10::IValue list(Environment& environment, napi_value value, const ArgumentSpec& spec) {
  napi_env env = environment.env;
  bool isArray = false;
  check(env, napi_is_array(env, value, &isArray));
  c10::impl::GenericList result(spec.elementType);
  if (!isArray) {
    if (!spec.fixedSize || spec.kind == Kind::Tensor) throw Mismatch{spec.name + " must be " + typeName(spec)};
    result.push_back(single(environment, value, spec));
  } else {
    uint32_t length = 0;
    check(env, napi_get_array_length(env, value, &length));
    result.reserve(length);
    for (uint32_t i = 0; i < length; ++i) {
      napi_value element;
      check(env, napi_get_element(env, value, i, &element));
      if (spec.optionalElement && nullish(typeOf(env, element))) {
        result.push_back(c10::IValue());
      } else {
        result.push_back(single(environment, element, spec));
      }
    }
  }
  return c10::IValue(std::move(result));
}

c10::IValue convert(Environment& environment, napi_value value, const ArgumentSpec& spec) {
  if (nullish(typeOf(environment.env, value))) {
    if (spec.fallback) return *spec.fallback;
    if (spec.optional) return c10::IValue();
    throw Mismatch{spec.name + " is missing"};
  }
  return spec.list ? list(environment, value, spec) : single(environment, value, spec);
}

/** A last argument that is neither a tensor nor an array holds arguments by name. */
bool isOptions(napi_env env, napi_value value) {
  if (typeOf(env, value) != napi_object) return false;
  bool isArray = false;
  check(env, napi_is_array(env, value, &isArray));
  return !isArray && handleOf(env, value) < 0;
}

void refuseUnknownOptions(napi_env env, napi_value options, const Overload& overload) {
  napi_value names;
  uint32_t count = 0;
  check(env, napi_get_property_names(env, options, &names));
  check(env, napi_get_array_length(env, names, &count));
  for (uint32_t i = 0; i < count; ++i) {
    napi_value name;
    check(env, napi_get_element(env, names, i, &name));
    const std::string text = textOf(env, name);
    const auto known = [&](const ArgumentSpec& spec) { return spec.name == text; };
    if (std::none_of(overload.arguments.begin(), overload.arguments.end(), known)) {
      throw Mismatch{"no argument is named " + text};
    }
  }
}

torch::jit::Stack bind(Environment& environment, const napi_value* values, size_t count, const Overload& overload) {
  napi_env env = environment.env;
  const bool named = count > 0 && isOptions(env, values[count - 1]);
  const size_t positional = named ? count - 1 : count;
  if (named) refuseUnknownOptions(env, values[count - 1], overload);
  torch::jit::Stack stack;
  stack.reserve(overload.arguments.size());
  size_t used = 0;
  for (const auto& spec : overload.arguments) {
    napi_value value = nullptr;
    if (!spec.keywordOnly && used < positional) {
      value = values[used++];
    } else if (named) {
      check(env, napi_get_named_property(env, values[count - 1], spec.name.c_str(), &value));
    }
    if (value == nullptr) {
      if (spec.fallback) {
        stack.push_back(*spec.fallback);
      } else if (spec.optional) {
        stack.emplace_back();
      } else {
        throw Mismatch{spec.name + " is missing"};
      }
    } else {
      stack.push_back(convert(environment, value, spec));
    }
  }
  if (used < positional) throw Mismatch{"takes at most " + std::to_string(used) + " positional arguments"};
  return stack;
}

napi_value wrapped(Environment& environment, const at::Tensor& tensor) {
  napi_env env = environment.env;
  napi_value wrap, global, result;
  if (!tensor.defined()) {
    check(env, napi_get_null(env, &result));
    return result;
  }
  napi_value handle = toNumber(env, static_cast<double>(environment.add(tensor)));
  check(env, napi_get_reference_value(env, environment.wrap, &wrap));
  check(env, napi_get_global(env, &global));
  check(env, napi_call_function(env, global, wrap, 1, &handle, &result));
  return result;
}

napi_value toJavaScript(Environment& environment, const c10::IValue& value) {
  napi_env env = environment.env;
  napi_value result;
  if (value.isTensor()) return wrapped(environment, value.toTensor());
  if (value.isBool()) return toBoolean(env, value.toBool());
  if (value.isInt()) return toNumber(env, static_cast<double>(value.toInt()));
  if (value.isDouble()) return toNumber(env, value.toDouble());
  if (value.isString()) return toText(env, value.toStringRef());
  if (value.isDevice()) return toText(env, value.toDevice().str());
  if (value.isList() || value.isTuple()) {
    const auto elements = value.isTuple() ? c10::IValue(value).toTupleRef().elements().vec() : value.toListRef().vec();
    check(env, napi_create_array_with_length(env, elements.size(), &result));
    for (size_t i = 0; i < elements.size(); ++i) {
      check(env, napi_set_element(env, result, i, toJavaScript(environment, elements[i])));
    }
    return result;
  }
  check(env, napi_get_null(env, &result));
  return result;
}

/** The first overload that takes the arguments, called. */
napi_value callSet(Environment& environment, const OperatorSet& set, const napi_value* values, size_t count) {
  std::string reasons;
  for (const auto& overload : set.overloads) {
    torch::jit::Stack stack;
    try {
      stack = bind(environment, values, count, overload);
    } catch (const Mismatch& mismatch) {
      const auto& name = overload.handle.operator_name().overload_name;
      reasons += (reasons.empty() ? "" : "; ") + (name.empty() ? "" : name + ": ") + mismatch.reason;
      continue;
    }
    overload.handle.callBoxed(stack);
    if (set.inPlace || stack.empty()) return undefined(environment.env);
    if (set.returnsTensor) {
      return toNumber(environment.env, static_cast<double>(environment.add(std::move(stack[0]).toTensor())));
    }
    if (stack.size() == 1) return toJavaScript(environment, stack[0]);
    napi_value result;
    check(environment.env, napi_create_array_with_length(environment.env, stack.size(), &result));
    for (size_t i = 0; i < stack.size(); ++i) {
      check(environment.env, napi_set_element(environment.env, result, i, toJavaScript(environment, stack[i])));
    }
    return result;
  }
  TORCH_CHECK(false, reasons);
}

std::string shapesOf(Environment& environment, const napi_value* values, size_t count) {
  std::string shapes;
  for (size_t i = 0; i < count; ++i) {
    if (typeOf(environment.env, values[i]) != napi_object) continue;
    const Handle handle = handleOf(environment.env, values[i]);
    if (handle < 0 || !environment.has(handle)) continue;
    shapes += (shapes.empty() ? "" : ", ") + describeShape(environment.get(handle).sizes());
  }
  return shapes;
}

/** call(operator, …arguments): a handle where the operator gives one tensor, else the values. */
napi_value call(napi_env env, napi_callback_info info) {
  constexpr size_t kMost = 40;
  napi_value values[kMost];
  size_t count = kMost;
  uint32_t index = 0;
  auto& environment = Environment::of(env);
  napi_get_cb_info(env, info, &count, values, nullptr, nullptr);
  if (napi_get_value_uint32(env, values[0], &index) != napi_ok || index >= environment.operators.size()) {
    napi_throw_error(env, nullptr, "call: the operator was not looked up");
    return nullptr;
  }
  const auto& set = *environment.operators[index];
  try {
    return callSet(environment, set, values + 1, count - 1);
  } catch (...) {
    std::string context = set.name;
    try {
      const std::string shapes = shapesOf(environment, values + 1, count - 1);
      if (!shapes.empty()) context += "(" + shapes + ")";
    } catch (...) {
    }
    throwToJavaScript(env, context);
    return nullptr;
  }
}

/** Overloads that write to an `out` argument or name dimensions are left to the variants without. */
bool usable(const c10::FunctionSchema& schema) {
  // Schemas declare dimension names as strings; only the overload's name tells them apart.
  const auto& overload = schema.overload_name();
  if (overload.find("names") != std::string::npos || overload.find("imname") != std::string::npos) return false;
  for (const auto& argument : schema.arguments()) {
    if (argument.is_out()) return false;
  }
  return true;
}

int rank(const std::string& overload) {
  static const std::vector<std::string> first = {"", "Tensor", "Scalar", "int", "dim_IntList", "dim"};
  return static_cast<int>(std::find(first.begin(), first.end(), overload) - first.begin());
}

using Names = std::map<std::string, std::vector<c10::OperatorHandle>>;

/** The usable overloads of every operator in the namespaces aten and henn, by name without the namespace. */
const Names& allOperators() {
  static const Names names = [] {
    Names found;
    auto& dispatcher = c10::Dispatcher::singleton();
    for (const auto& name : dispatcher.getAllOpNames()) {
      const auto separator = name.name.find("::");
      const std::string space = name.name.substr(0, separator);
      if (space != "aten" && space != "henn") continue;
      const auto handle = dispatcher.findSchema(name);
      if (handle && usable(handle->schema())) found[name.name.substr(separator + 2)].push_back(*handle);
    }
    for (auto& [_, overloads] : found) {
      std::sort(overloads.begin(), overloads.end(), [](const auto& a, const auto& b) {
        const auto& x = a.operator_name().overload_name;
        const auto& y = b.operator_name().overload_name;
        return std::make_pair(rank(x), x) < std::make_pair(rank(y), y);
      });
    }
    return found;
  }();
  return names;
}

bool returnsOneTensor(const c10::FunctionSchema& schema) {
  return schema.returns().size() == 1 && schema.returns()[0].type()->kind() == c10::TypeKind::TensorType;
}

bool returnsFirstArgument(const c10::FunctionSchema& schema) {
  if (!returnsOneTensor(schema) || schema.arguments().empty()) return false;
  const auto* given = schema.returns()[0].alias_info();
  const auto* taken = schema.arguments()[0].alias_info();
  return given != nullptr && taken != nullptr && taken->isWrite() && given->isWrite();
}

bool takesTensorFirst(const c10::FunctionSchema& schema) {
  return !schema.arguments().empty() && schema.arguments()[0].type()->kind() == c10::TypeKind::TensorType;
}

/** lookup(name): the number that `call` takes, and how the result comes back. */
napi_value lookup(const Arguments& a) {
  const std::string name = a.text(0);
  const auto found = allOperators().find(name);
  TORCH_CHECK(found != allOperators().end(), "libtorch has no operator named ", name);
  auto set = std::make_unique<OperatorSet>();
  set->name = camelCase(name);
  set->inPlace = true;
  for (const auto& handle : found->second) {
    Overload overload{handle, {}};
    for (const auto& argument : handle.schema().arguments()) overload.arguments.push_back(describe(argument));
    set->overloads.push_back(std::move(overload));
    set->returnsTensor = set->returnsTensor && returnsOneTensor(handle.schema());
    set->inPlace = set->inPlace && returnsFirstArgument(handle.schema());
  }
  auto& environment = a.environment();
  napi_value result;
  check(a.env(), napi_create_object(a.env(), &result));
  check(a.env(), napi_set_named_property(a.env(), result, "index",
                                         toNumber(a.env(), static_cast<double>(environment.operators.size()))));
  check(a.env(), napi_set_named_property(a.env(), result, "returnsTensor", toBoolean(a.env(), set->returnsTensor)));
  check(a.env(), napi_set_named_property(a.env(), result, "inPlace", toBoolean(a.env(), set->inPlace)));
  environment.operators.push_back(std::move(set));
  return result;
}

/** Every operator as [JavaScript name, dispatcher name, takes a tensor first]. */
napi_value operatorNames(const Arguments& a) {
  napi_value result;
  check(a.env(), napi_create_array(a.env(), &result));
  uint32_t i = 0;
  for (const auto& [name, overloads] : allOperators()) {
    napi_value row;
    check(a.env(), napi_create_array_with_length(a.env(), 3, &row));
    check(a.env(), napi_set_element(a.env(), row, 0, toText(a.env(), camelCase(name))));
    check(a.env(), napi_set_element(a.env(), row, 1, toText(a.env(), name)));
    const bool method = std::any_of(overloads.begin(), overloads.end(),
                                    [](const auto& overload) { return takesTensorFirst(overload.schema()); });
    check(a.env(), napi_set_element(a.env(), row, 2, toBoolean(a.env(), method)));
    check(a.env(), napi_set_element(a.env(), result, i++, row));
  }
  return result;
}

/** The schemas of one operator, in the order in which overloads are tried. */
napi_value schemas(const Arguments& a) {
  const auto found = allOperators().find(a.text(0));
  TORCH_CHECK(found != allOperators().end(), "libtorch has no operator named ", a.text(0));
  napi_value result;
  check(a.env(), napi_create_array(a.env(), &result));
  uint32_t i = 0;
  for (const auto& handle : found->second) {
    const auto& schema = handle.schema();
    napi_value row, arguments, returns;
    check(a.env(), napi_create_object(a.env(), &row));
    check(a.env(), napi_create_array(a.env(), &arguments));
    check(a.env(), napi_create_array(a.env(), &returns));
    uint32_t k = 0;
    for (const auto& argument : schema.arguments()) {
      const auto spec = describe(argument);
      napi_value entry;
      check(a.env(), napi_create_object(a.env(), &entry));
      const auto set = [&](const char* key, napi_value value) {
        check(a.env(), napi_set_named_property(a.env(), entry, key, value));
      };
      set("name", toText(a.env(), spec.name));
      set("type", toText(a.env(), argument.real_type()->str()));
      set("fixedSize", toBoolean(a.env(), spec.fixedSize));
      set("keywordOnly", toBoolean(a.env(), spec.keywordOnly));
      set("required", toBoolean(a.env(), !spec.fallback && !spec.optional));
      check(a.env(), napi_set_element(a.env(), arguments, k++, entry));
    }
    k = 0;
    for (const auto& value : schema.returns()) {
      check(a.env(), napi_set_element(a.env(), returns, k++, toText(a.env(), value.type()->str())));
    }
    check(a.env(), napi_set_named_property(a.env(), row, "arguments", arguments));
    check(a.env(), napi_set_named_property(a.env(), row, "returns", returns));
    check(a.env(), napi_set_named_property(a.env(), row, "inPlace", toBoolean(a.env(), returnsFirstArgument(schema))));
    check(a.env(), napi_set_element(a.env(), result, i++, row));
  }
  return result;
}

}  // namespace

void defineDispatch(napi_env env, napi_value exports) {
  define<lookup>(env, exports, "lookup");
  define<operatorNames>(env, exports, "operatorNames");
  define<schemas>(env, exports, "schemas");
  napi_value function;
  check(env, napi_create_function(env, "call", NAPI_AUTO_LENGTH, call, nullptr, &function));
  check(env, napi_set_named_property(env, exports, "call", function));
}

}  // namespace henn
