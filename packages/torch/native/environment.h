// What one JavaScript environment (the main thread or a worker) holds: its tensors by handle, its scopes, its hooks.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/flat_hash_map.h>
#include <node_api.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace henn {

using Handle = int64_t;

struct OperatorSet;

/** References to JavaScript buffers that tensors borrowed; tensors die on any thread, references on their own only. */
struct BorrowedBuffers {
  std::mutex mutex;
  std::vector<napi_ref> returned;
};

class Environment {
 public:
  explicit Environment(napi_env env);
  ~Environment();

  static Environment& of(napi_env env);

  /** A new handle, tracked by the innermost scope; 0 for an undefined tensor. */
  Handle add(at::Tensor tensor);
  /** The tensor of a handle; throws with the shape when it was released. */
  const at::Tensor& get(Handle handle) const;
  bool has(Handle handle) const { return tensors_.count(handle) != 0; }
  void release(Handle handle);
  /** An owned tensor outlives every scope, until it is released. */
  void own(Handle handle);

  void enterScope();
  void leaveScope(const std::vector<Handle>& handedOut);
  size_t scopeDepth() const { return scopes_.size(); }
  size_t liveTensors() const { return tensors_.size(); }

  void freeReturnedBuffers();

  napi_env env;
  napi_ref wrap = nullptr;  // (handle) => Tensor
  napi_ref torchError = nullptr;
  napi_ref outOfMemoryError = nullptr;
  std::shared_ptr<BorrowedBuffers> borrowed = std::make_shared<BorrowedBuffers>();
  std::vector<std::unique_ptr<OperatorSet>> operators;

 private:
  struct Entry {
    at::Tensor tensor;
    bool owned = false;
  };
  struct Tombstone {
    Handle handle = 0;
    c10::SmallVector<int64_t, 5> shape;
  };
  static constexpr size_t kTombstones = 4096;

  void erase(ska::flat_hash_map<Handle, Entry>::iterator entry);

  ska::flat_hash_map<Handle, Entry> tensors_;
  std::vector<std::vector<Handle>> scopes_;
  std::vector<Tombstone> tombstones_{kTombstones};
  Handle next_ = 1;
};

std::string describeShape(c10::IntArrayRef shape);

}  // namespace henn
