import { z } from 'zod'
import { fraction, positiveInt } from '../config/fields.js'
import { lossConfig } from '../losses/config.js'
import { transferConfig } from '../transfer/config.js'

/** The loop: how long, how fast, towards what. */
export const trainingConfig = z
  .strictObject({
    epochs: positiveInt.default(400),
    iterations_per_epoch: positiveInt.default(250).describe('training steps of an epoch'),
    batch_size: positiveInt.default(2).describe('patches of a step'),
    learning_rate: z.number().positive().default(0.003).describe('at the end of the warm-up'),
    min_learning_rate: z.number().min(0).default(0.000001).describe('at the end of the training'),
    warmup_epochs: z.number().min(0).default(5).describe('the learning rate rises in a line over these epochs'),
    poly_power: z.number().positive().default(0.9).describe('the learning rate then falls with (1 - progress) to this power'),
    optimizer: z.enum(['adamw', 'sgd']).default('adamw'),
    momentum: fraction.default(0.99).describe("of sgd, with Nesterov's correction; adamw does not use it"),
    weight_decay: z.number().min(0).default(0.01),
    gradient_clip: z.number().positive().nullable().default(12).describe('the greatest norm of all gradients together; null: no limit'),
    ema_decay: z
      .number()
      .min(0)
      .max(0.99999)
      .default(0.998)
      .describe('what is validated and saved is a moving average of the weights over some 1 / (1 - ema_decay) steps; 0: the weights themselves'),
    loss: lossConfig.default('dice_ce').describe('a name, a loss with its options, or several of them (docs/losses.md)'),
    validate_every: positiveInt.default(1).describe('epochs from one validation to the next'),
    max_minutes: z.number().positive().nullable().default(null).describe('the training ends in this time, which the sittings before a resume count towards; the learning rate falls with it'),
    pretrained: z.string().min(1).nullable().default(null).describe('a file of weights that the training starts from: of HENN, of nnU-Net v2, .safetensors, or a .pth with a state dict'),
    transfer: transferConfig.prefault({}),
  })
  .check((context) => {
    const { learning_rate, min_learning_rate, epochs, transfer } = context.value
    const fail = (path: string[], message: string): number => context.issues.push({ code: 'custom', input: context.value, path, message })
    if (min_learning_rate > learning_rate) fail(['min_learning_rate'], `is ${min_learning_rate}, above training.learning_rate, ${learning_rate}; lower it`)
    if (transfer.new_first_epochs > epochs) {
      fail(['transfer', 'new_first_epochs'], `is ${transfer.new_first_epochs}, above training.epochs, ${epochs}; lower it`)
    }
  })
