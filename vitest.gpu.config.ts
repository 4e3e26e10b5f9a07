import { cudaIsAvailable } from '@henn/torch'
import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.js'

if (!cudaIsAvailable()) process.stderr.write('The GPU tests are skipped: there is no NVIDIA GPU that libtorch can use here.\n')

/** What needs a GPU; one file at a time, since they share it. */
const gpu = mergeConfig(base, defineConfig({ test: { maxWorkers: 1, testTimeout: 600_000 } }))
gpu.test.include = ['packages/*/src/**/*.gpu.test.ts', 'tests/**/*.gpu.test.ts']
gpu.test.exclude = ['**/node_modules/**', '**/dist/**']
export default gpu
