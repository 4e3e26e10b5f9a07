import { z } from 'zod'

/** How a network with pretrained weights goes on. */
export const transferConfig = z.strictObject({
  freeze: z.array(z.string().min(1)).default([]).describe('layers whose weights stay as they are, by the beginning of their names, such as encoder or encoder.0'),
  layer_decay: z
    .number()
    .positive()
    .max(1)
    .default(1)
    .describe('each layer learns this much more slowly than the next one towards the output; 1: all alike'),
  new_first_epochs: z.number().min(0).default(0).describe('epochs in which only those weights learn that are not, or not as they are, from the pretrained file'),
})

export type TransferConfig = z.output<typeof transferConfig>
