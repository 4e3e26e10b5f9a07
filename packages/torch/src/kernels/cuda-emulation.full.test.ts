import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { nativeFolder } from '../setup/addon-key.js'
import { runCommand } from '../setup/command.js'
import { findSetup } from '../setup/locate.js'
import { buildTools } from '../setup/tools.js'

const emulation = fileURLToPath(new URL('../../emulation', import.meta.url))

test.skipIf(process.platform !== 'linux')('the CUDA kernels, run on the CPU, compute what ATen does and stay in bounds', async () => {
  const work = mkdtempSync(join(tmpdir(), 'henn-emulation-'))
  onTestFinished(() => rmSync(work, { recursive: true }))
  const libtorch = findSetup()!.libtorch
  const { cmake, generator } = await buildTools(() => {})
  const configured = await runCommand(cmake, [`-S${emulation}`, `-B${work}`, ...generator, `-DHENN_LIBTORCH=${libtorch}`])
  expect(configured.status, configured.output).toBe(0)
  const built = await runCommand(cmake, ['--build', work])
  expect(built.status, built.output).toBe(0)

  const env = {
    ...process.env,
    HENN_NATIVE: nativeFolder,
    HENN_EMULATION: emulation,
    HENN_LIBTORCH: libtorch,
    HENN_WORK: work,
    // libtorch keeps what it made until the end; and fibers have stacks of their own.
    ASAN_OPTIONS: 'detect_leaks=0:detect_stack_use_after_return=0',
  }
  const { status, output } = await runCommand(join(work, 'emulation'), [], { env })
  expect(status, output).toBe(0)
  expect(output).toMatch(/\d{3} checks, 0 failed\n/)
})
