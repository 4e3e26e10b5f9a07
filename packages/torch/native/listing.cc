// The operators told to JavaScript: their names, for methods and `ops`, and their schemas, for the generated types.
#include "binding.h"
#include "schema.h"

#include <algorithm>

namespace henn {
namespace {

bool takesTensorFirst(const c10::FunctionSchema& schema) {
  return !schema.arguments().empty() && schema.arguments()[0].type()->kind() == c10::TypeKind::TensorType;
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
      set("fixedSize", toBoolean(a.env(), spec.fixedSize > 0));
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

void defineListing(napi_env env, napi_value exports) {
  define<operatorNames>(env, exports, "operatorNames");
  define<schemas>(env, exports, "schemas");
}

}  // namespace henn
