import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type DType, dtypes } from '../dtype.js'
import { savePth } from './pth.js'
import { saveSafetensors } from './safetensors.js'
import { describeValue, temporaryFolder } from './serialization.test.helpers.js'
import { TensorData } from './tensor-data.js'

const python = process.env['HENN_TEST_PYTHON']
const scripts = join(import.meta.dirname, '../../../../scripts/fixtures')

/** What Python finds in a file, in the form of scripts/fixtures/pth.py. */
function readByPython(expression: string, path: string): unknown {
  const program = `
import json, sys
sys.path.insert(0, sys.argv[1])
import torch, safetensors.torch
from pth import describe
path = sys.argv[2]
json.dump(describe(${expression}), sys.stdout)`
  return JSON.parse(execFileSync(python!, ['-B', '-c', program, scripts, path], { encoding: 'utf8' }))
}

const tensors = Object.fromEntries(
  Object.entries(dtypes).flatMap(([dtype, { bytes }]) => [
    // Bytes of 0 and 1 are values of every dtype.
    [`${dtype}.weight`, new TensorData(dtype as DType, [2, 1, 3], Uint8Array.from({ length: 6 * bytes }, (_, i) => i % 2))],
    [`${dtype}.scalar`, new TensorData(dtype as DType, [], new Uint8Array(bytes))],
    [`${dtype}.empty`, new TensorData(dtype as DType, [0, 2], new Uint8Array(0))],
  ]),
)

// Needs a Python with torch, numpy and safetensors, named by HENN_TEST_PYTHON.
describe.skipIf(python === undefined)('PyTorch reads what is written here', () => {
  const checkpoint = {
    weights: tensors,
    tied: [tensors['float32.weight'], tensors['float32.weight']],
    optimizer: new Map([[0, { momentum: tensors['float64.weight'] }]]),
    plain: [null, true, 0, -5, 2 ** 31, -(2 ** 40), 2 ** 53 - 1, 2n ** 70n, -(2n ** 63n), 0.1, 'Größe 🙂', '', [], {}],
    extremes: [Number.NaN, Number.NEGATIVE_INFINITY],
    config: JSON.stringify({ model: { name: 'hybrid' } }),
  }

  test.each(['weights_only=True', 'weights_only=True, mmap=True'])('torch.load(%s)', (options) => {
    const path = join(temporaryFolder(), 'a.pth')
    savePth(path, checkpoint)
    expect(readByPython(`torch.load(path, ${options})`, path)).toEqual(describeValue(checkpoint))
  })

  test('safetensors.torch.load_file', () => {
    const path = join(temporaryFolder(), 'a.safetensors')
    saveSafetensors(path, tensors, { format: 'pt' })
    expect(readByPython('safetensors.torch.load_file(path)', path)).toEqual(describeValue(tensors))
  })
})
