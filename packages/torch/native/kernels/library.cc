// The operators of our own, by their schemas. Each has a file beside this one, which gives its implementations.
#include <torch/library.h>

TORCH_LIBRARY(henn, m) {
  m.def(
      "adamw_(Tensor(a!)[] self, Tensor[] gradients, Tensor(b!)[] means, Tensor(c!)[] squares, Tensor(d!)[] steps, float lr, float beta1, "
      "float beta2, float weight_decay, float eps) -> ()");
  m.def("depthwise_conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0) -> Tensor");
  m.def(
      "depthwise_conv3d_backward(Tensor grad_output, Tensor input, Tensor weight, int[3] stride, int[3] padding, "
      "bool[3] output_mask) -> (Tensor, Tensor, Tensor)");
  m.def(
      "depthwise_conv_transpose3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, "
      "int[3] output_padding=0) -> Tensor");
  m.def(
      "depthwise_conv_transpose3d_backward(Tensor grad_output, Tensor input, Tensor weight, int[3] stride, "
      "int[3] padding, int[3] output_padding, bool[3] output_mask) -> (Tensor, Tensor, Tensor)");
  m.def("cat_channels(Tensor first, Tensor second) -> Tensor");
  m.def("channel_gate(Tensor input, Tensor? slope, Tensor offset, int groups=1) -> Tensor");
  m.def(
      "channel_gate_backward(Tensor grad_output, Tensor input, Tensor? slope, Tensor offset, int groups) -> "
      "(Tensor, Tensor, Tensor)");
  m.def("channel_moments(Tensor input) -> (Tensor, Tensor)");
  m.def("channels_to_voxels(Tensor input, int[3] factor) -> Tensor");
  m.def("voxels_to_channels(Tensor input, int[3] factor) -> Tensor");
  m.def("gradient_norm(Tensor[] gradients) -> Tensor");
  m.def(
      "sgd_(Tensor(a!)[] self, Tensor[] gradients, Tensor(b!)[] velocities, float lr, float momentum, float weight_decay, bool nesterov) -> ()");
  m.def("dice_cross_entropy(Tensor logits, Tensor label) -> Tensor");
  m.def(
      "instance_norm3d(Tensor input, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, str activation=\"none\", "
      "float slope=0.01) -> Tensor");
  m.def(
      "instance_norm3d_forward(Tensor input, Tensor? weight, Tensor? bias, float eps, str activation, float slope) -> "
      "(Tensor, Tensor, Tensor)");
  m.def(
      "instance_norm3d_backward(Tensor grad_output, Tensor input, Tensor? weight, Tensor? bias, Tensor mean, Tensor rstd, "
      "str activation, float slope, bool[3] output_mask) -> (Tensor, Tensor, Tensor)");
  m.def("pointwise_conv3d(Tensor input, Tensor weight, Tensor? bias=None, bool gelu=False) -> Tensor");
  m.def(
      "pointwise_conv3d_backward(Tensor grad_output, Tensor input, Tensor weight, bool gelu, bool[3] output_mask) -> "
      "(Tensor, Tensor, Tensor)");
  m.def("sample_affine_(Tensor(a!) self, Tensor source, float[] place, Tensor? bends=None, float fill=0) -> Tensor(a!)");
  m.def("winograd_conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] padding=0) -> Tensor");
  m.def(
      "winograd_conv3d_backward(Tensor grad_output, Tensor input, Tensor weight, int[3] padding, bool[3] output_mask) -> "
      "(Tensor, Tensor, Tensor)");
}
