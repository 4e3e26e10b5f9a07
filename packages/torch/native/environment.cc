#include "environment.h"

#include "schema.h"

#include <algorithm>
#include <unordered_set>

namespace henn {

Environment::Environment(napi_env environment) : env(environment) {}
Environment::~Environment() = default;

Environment& Environment::of(napi_env env) {
  void* data = nullptr;
  napi_get_instance_data(env, &data);
  return *static_cast<Environment*>(data);
}

Handle Environment::add(at::Tensor tensor) {
  if (!tensor.defined()) return 0;
  const Handle handle = next_++;
  tensors_.emplace(handle, Entry{std::move(tensor), false});
  if (!scopes_.empty()) scopes_.back().push_back(handle);
  return handle;
}

const at::Tensor& Environment::get(Handle handle) const {
  const auto entry = tensors_.find(handle);
  if (entry != tensors_.end()) return entry->second.tensor;
  const auto& tombstone = tombstones_[static_cast<size_t>(handle) % kTombstones];
  const std::string shape =
      tombstone.handle == handle ? " of shape " + describeShape(tombstone.shape) : " (released long ago)";
  TORCH_CHECK(false, "a tensor", shape,
              " was used after its release. Return it from its scope, or keep(name) what must live longer.");
}

void Environment::erase(ska::flat_hash_map<Handle, Entry>::iterator entry) {
  auto& tombstone = tombstones_[static_cast<size_t>(entry->first) % kTombstones];
  tombstone.handle = entry->first;
  const auto sizes = entry->second.tensor.sizes();
  tombstone.shape.assign(sizes.begin(), sizes.end());
  tensors_.erase(entry);
}

void Environment::release(Handle handle) {
  const auto entry = tensors_.find(handle);
  if (entry != tensors_.end()) erase(entry);
}

void Environment::own(Handle handle) {
  get(handle);
  tensors_.find(handle)->second.owned = true;
}

void Environment::enterScope() { scopes_.emplace_back(); }

void Environment::leaveScope(const std::vector<Handle>& handedOut) {
  TORCH_CHECK(!scopes_.empty(), "no scope is open");
  const std::vector<Handle> created = std::move(scopes_.back());
  scopes_.pop_back();
  const std::unordered_set<Handle> out(handedOut.begin(), handedOut.end());
  for (const Handle handle : created) {
    const auto entry = tensors_.find(handle);
    if (entry == tensors_.end() || entry->second.owned) continue;
    if (out.count(handle) == 0) {
      erase(entry);
    } else if (!scopes_.empty()) {
      scopes_.back().push_back(handle);
    }
  }
}

void Environment::freeReturnedBuffers() {
  const std::lock_guard<std::mutex> lock(borrowed->mutex);
  for (napi_ref reference : borrowed->returned) napi_delete_reference(env, reference);
  borrowed->returned.clear();
}

std::string describeShape(c10::IntArrayRef shape) {
  if (shape.empty()) return "scalar";
  std::string text;
  for (const int64_t size : shape) text += (text.empty() ? "" : "×") + std::to_string(size);
  return text;
}

}  // namespace henn
