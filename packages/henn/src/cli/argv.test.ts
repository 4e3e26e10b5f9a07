import { expect, test } from 'vitest'
import { normaliseFlags } from './argv.js'

test('flags are written with _ or with -; values are left alone', () => {
  expect(normaliseFlags(['train', '--batch-size', '2', '--max-minutes=1-2', '--set=data.path=a-b', '--output_dir', 'my-run'])).toEqual([
    'train',
    '--batch_size',
    '2',
    '--max_minutes=1-2',
    '--set=data.path=a-b',
    '--output_dir',
    'my-run',
  ])
  expect(normaliseFlags(['-h', '-', '--a-b', '--', '--c-d'])).toEqual(['-h', '-', '--a_b', '--', '--c-d'])
})
