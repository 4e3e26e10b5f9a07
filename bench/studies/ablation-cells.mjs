import { fileURLToPath } from 'node:url'

const identity = fileURLToPath(new URL('identity-attention.mjs', import.meta.url))
const set = (...assignments) => assignments.flatMap((assignment) => ['--set', assignment])

/** The hybrid with all its parts. */
const whole = set('model.use_transformer=true')

/** What is compared: by name, the flags that differ from the preset production. */
export const arms = {
  hybrid: whole,
  'hybrid, no transformer': set('model.use_transformer=false'),
  'hybrid, attention = identity': ['--plugin', identity, ...whole, ...set('model.type=hybrid_identity')],
  'hybrid, rotary positions': [...whole, ...set('model.transformer.positions=rotary')],
  'hybrid, no gates': [...whole, ...set('model.use_se=false', 'model.use_attention=false')],
  'hybrid, no deep supervision': [...whole, ...set('model.deep_supervision=false')],
  plain: set('model.type=plain'),
  'plain, no deep supervision': set('model.type=plain', 'model.deep_supervision=false'),
  residual: set('model.type=residual'),
  mednext: set('model.type=mednext'),
  'hybrid, Dice': [...whole, ...set('training.loss=dice')],
  'hybrid, cross-entropy': [...whole, ...set('training.loss=cross_entropy')],
  'hybrid, Dice + focal': [...whole, ...set('training.loss={type: combined, losses: [dice, focal]}')],
}

export const seeds = [0, 1, 2]

/** Each arm is compared with this one. */
export const reference = 'hybrid'
