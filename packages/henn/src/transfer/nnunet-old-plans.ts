import { z } from 'zod'
import type { NnunetArchitecture } from './nnunet-plans.js'

const count = z.int().positive()
const sizes = z.array(z.array(count).min(2).max(3))

/** What a configuration in plans of nnU-Net before 2.4 says of its network. */
export const oldNetworkSchema = z.object({
  patch_size: z.array(count).min(2).max(3),
  UNet_class_name: z.string(),
  UNet_base_num_features: count,
  unet_max_num_features: count,
  conv_kernel_sizes: sizes,
  pool_op_kernel_sizes: sizes,
  n_conv_per_stage_encoder: z.array(count),
  n_conv_per_stage_decoder: z.array(count),
})

/** The same in the words of later plans, as nnU-Net's `ConfigurationManager` reads old ones: what they don't say was fixed. */
export function architectureOfOld(old: z.output<typeof oldNetworkSchema>): NnunetArchitecture {
  const dimensions = old.patch_size.length
  const ofEncoder = old.UNet_class_name === 'PlainConvUNet' ? 'n_conv_per_stage' : 'n_blocks_per_stage'
  return {
    network_class_name: old.UNet_class_name,
    arch_kwargs: {
      n_stages: old.n_conv_per_stage_encoder.length,
      features_per_stage: old.n_conv_per_stage_encoder.map((_, stage) => Math.min(old.UNet_base_num_features * 2 ** stage, old.unet_max_num_features)),
      kernel_sizes: old.conv_kernel_sizes,
      strides: old.pool_op_kernel_sizes,
      [ofEncoder]: old.n_conv_per_stage_encoder,
      n_conv_per_stage_decoder: old.n_conv_per_stage_decoder,
      conv_op: `torch.nn.Conv${dimensions}d`,
      conv_bias: true,
      norm_op: `torch.nn.InstanceNorm${dimensions}d`,
      norm_op_kwargs: { eps: 1e-5, affine: true },
      dropout_op: null,
      dropout_op_kwargs: null,
      nonlin: 'torch.nn.LeakyReLU',
      nonlin_kwargs: { inplace: true },
    },
  }
}
