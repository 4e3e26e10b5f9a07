#include "schema.h"

#include <algorithm>
#include <cctype>

namespace henn {
namespace {

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

bool returnsOneTensor(const c10::FunctionSchema& schema) {
  return schema.returns().size() == 1 && schema.returns()[0].type()->kind() == c10::TypeKind::TensorType;
}

}  // namespace

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

std::string typeName(const ArgumentSpec& spec) {
  static const char* const names[] = {"a Tensor", "a number", "an integer",    "a number", "a boolean",   "a string",
                                      "a dtype",  "a layout", "a memory format", "a device", "another type"};
  static const char* const lists[] = {"Tensors", "numbers", "integers",       "numbers", "booleans",   "strings",
                                      "dtypes",  "layouts", "memory formats", "devices", "another type"};
  const auto kind = static_cast<size_t>(spec.kind);
  return spec.list ? std::string("an array of ") + lists[kind] : names[kind];
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
    spec.fixedSize = argument.N().value_or(0);
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

bool returnsFirstArgument(const c10::FunctionSchema& schema) {
  if (!returnsOneTensor(schema) || schema.arguments().empty()) return false;
  const auto* given = schema.returns()[0].alias_info();
  const auto* taken = schema.arguments()[0].alias_info();
  return given != nullptr && taken != nullptr && taken->isWrite() && given->isWrite();
}

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

OperatorSet operatorSet(const std::string& name) {
  const auto found = allOperators().find(name);
  TORCH_CHECK(found != allOperators().end(), "libtorch has no operator named ", name);
  OperatorSet set;
  set.name = camelCase(name);
  for (const auto& handle : found->second) {
    Overload overload{handle, {}};
    for (const auto& argument : handle.schema().arguments()) overload.arguments.push_back(describe(argument));
    set.overloads.push_back(std::move(overload));
    set.returnsTensor = set.returnsTensor && returnsOneTensor(handle.schema());
    set.inPlace = set.inPlace && returnsFirstArgument(handle.schema());
  }
  return set;
}

}  // namespace henn
