// The one symbol that a level's library exports.
#include "channel_gate.h"
#include "channel_sums.h"
#include "depthwise_conv3d.h"
#include "dice_cross_entropy.h"
#include "instance_norm.h"
#include "optimizer.h"
#include "pointwise_conv3d.h"
#include "sample_affine.h"
#include "winograd_conv3d.h"

extern "C" __attribute__((visibility("default"))) const henn::cpu::Table* henn_cpu_table() {
  using namespace henn::cpu;
  static const Table table{{depthwiseFloat(), depthwiseDouble(), depthwiseBFloat16()},
                           {channelSumsFloat(), channelSumsDouble(), channelSumsBFloat16()},
                           {pointwiseFloat(), pointwiseDouble(), pointwiseBFloat16()},
                           {winogradFloat(), winogradDouble(), winogradBFloat16()},
                           {instanceNormFloat(), instanceNormDouble(), instanceNormBFloat16()},
                           {gateFloat(), gateDouble(), gateBFloat16()},
                           {diceFloat(), diceDouble(), diceBFloat16()},
                           optimizerKernels(),
                           sampleKernels()};
  return &table;
}
