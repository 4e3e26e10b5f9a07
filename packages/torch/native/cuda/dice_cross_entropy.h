// Dice and cross-entropy on a GPU: what kernels/dice_cross_entropy.cc asks for, of tensors there.
#pragma once

#include <ATen/core/Tensor.h>

#include <utility>

namespace henn::cuda {

bool hasDice(const at::Tensor& logits);

/** The loss, in float32, and what its gradient needs beside its inputs. Logits are dense, classes or voxels last. */
std::pair<at::Tensor, at::Tensor> diceForward(const at::Tensor& logits, const at::Tensor& label, double smooth);

/** `factors`: what the way forth gave. */
at::Tensor diceBackward(const at::Tensor& gradLoss, const at::Tensor& logits, const at::Tensor& label, const at::Tensor& factors);

}  // namespace henn::cuda
