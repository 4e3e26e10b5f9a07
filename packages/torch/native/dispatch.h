// One boxed call for every operator of the dispatcher.
#pragma once

#include <ATen/core/dispatch/Dispatcher.h>

#include <string>
#include <vector>

namespace henn {

/** How a JavaScript value becomes an argument; decided once from the schema's type. */
enum class Kind { Tensor, Scalar, Integer, Real, Boolean, Text, ScalarType, Layout, MemoryFormat, Device, Other };

struct ArgumentSpec {
  std::string name;       // camelCase, as JavaScript names it
  Kind kind;
  c10::TypePtr elementType;  // of a list
  bool list = false;
  bool fixedSize = false;    // int[3]: one number stands for all
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
  bool inPlace = false;       // returns its first argument
};

}  // namespace henn
