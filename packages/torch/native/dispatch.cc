// One boxed call for every operator of the dispatcher.
#include "binding.h"
#include "stack.h"

#include <c10/util/StringUtil.h>

#include <algorithm>

namespace henn {
namespace {

napi_value wrapped(Environment& environment, const at::Tensor& tensor) {
  napi_env env = environment.env;
  napi_value wrap, global, result;
  if (!tensor.defined()) return null(env);
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
  return null(env);
}

/** The first overload that takes the arguments, called. */
napi_value callSet(Environment& environment, const OperatorSet& set, const napi_value* values, size_t count) {
  std::vector<std::string> reasons;
  for (const auto& overload : set.overloads) {
    torch::jit::Stack stack;
    std::string reason;
    if (!bind(environment, values, count, overload, stack, reason)) {
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(std::move(reason));
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
  TORCH_CHECK(false, c10::Join("; or ", reasons));
}

std::string shapesOf(Environment& environment, const napi_value* values, size_t count) {
  std::string shapes;
  for (size_t i = 0; i < count; ++i) {
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

/** lookup(name): the number that `call` takes, and how the result comes back. */
napi_value lookup(const Arguments& a) {
  auto set = std::make_unique<OperatorSet>(operatorSet(a.text(0)));
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

}  // namespace

void defineDispatch(napi_env env, napi_value exports) {
  define<lookup>(env, exports, "lookup");
  napi_value function;
  check(env, napi_create_function(env, "call", NAPI_AUTO_LENGTH, call, nullptr, &function));
  check(env, napi_set_named_property(env, exports, "call", function));
}

}  // namespace henn
