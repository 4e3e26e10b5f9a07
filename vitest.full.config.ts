import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.js'

/** All of `npm test`, and what takes too long for it. */
const full = mergeConfig(base, defineConfig({ test: { include: ['**/*.full.test.ts'], testTimeout: 1_200_000 } }))
full.test.exclude = ['**/node_modules/**', '**/dist/**']
export default full
