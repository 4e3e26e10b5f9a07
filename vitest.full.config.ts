import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.js'

/** All of `npm test`, and what takes too long for it; one file at a time, since some measure what a training reaches in its minutes. */
const full = mergeConfig(base, defineConfig({ test: { include: ['**/*.full.test.ts'], maxWorkers: 1, testTimeout: 1_800_000 } }))
full.test.exclude = ['**/*.gpu.test.ts', '**/node_modules/**', '**/dist/**']
export default full
