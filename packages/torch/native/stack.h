// JavaScript values to the stack of arguments that an operator takes.
#pragma once

#include "environment.h"
#include "schema.h"

#include <ATen/core/stack.h>

namespace henn {

/** The handle of a Tensor object, or -1. */
Handle handleOf(napi_env env, napi_value value);

/**
 * Fills the stack by the overload's schema: positional values, then an options object by name, then defaults. Where
 * they do not fit, false, and the reason.
 */
bool bind(Environment& environment, const napi_value* values, size_t count, const Overload& overload,
          torch::jit::Stack& stack, std::string& reason);

}  // namespace henn
