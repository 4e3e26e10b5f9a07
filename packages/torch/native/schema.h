// The operators that the dispatcher knows, described so that JavaScript values can become their arguments.
#pragma once

#include <ATen/core/dispatch/Dispatcher.h>

#include <map>
#include <string>
#include <vector>

namespace henn {

/** How a JavaScript value becomes an argument; decided once from the schema's type. */
enum class Kind { Tensor, Scalar, Integer, Real, Boolean, Text, ScalarType, Layout, MemoryFormat, Device, Other };

struct ArgumentSpec {
  std::string name;  // camelCase, as JavaScript names it
  Kind kind;
  c10::TypePtr elementType;  // of a list
  bool list = false;
  int32_t fixedSize = 0;  // int[3]: one number stands for all three
  bool optionalElement = false;
  bool optional = false;
  bool keywordOnly = false;
  c10::optional<c10::IValue> fallback;
};

struct Overload {
  c10::OperatorHandle handle;
  std::vector<ArgumentSpec> arguments;
};

/** All overloads of one name, in the order in which they are tried. */
struct OperatorSet {
  std::string name;
  std::vector<Overload> overloads;
  bool returnsTensor = true;  // exactly one tensor, in every overload
  bool inPlace = true;        // returns its first argument, in every overload
};

std::string camelCase(const std::string& name);

/** What the argument takes, for messages: "an integer". */
std::string typeName(const ArgumentSpec& spec);

ArgumentSpec describe(const c10::Argument& argument);

bool returnsFirstArgument(const c10::FunctionSchema& schema);

using Names = std::map<std::string, std::vector<c10::OperatorHandle>>;

/** The usable overloads of every operator in the namespaces aten and henn, by name without the namespace. */
const Names& allOperators();

/** The operator with all its overloads; throws where libtorch has none of that name. */
OperatorSet operatorSet(const std::string& name);

}  // namespace henn
