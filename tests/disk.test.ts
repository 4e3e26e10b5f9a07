import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { henn, hennRefuses, hennSucceeds } from './support/command.js'
import { best, filesBelow, latest, temporaryFolder, tinyConfig, weights } from './support/runs.js'

/** Mounts a file system in memory; false where that takes rights that we don't have. */
function mount(folder: string, options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function canMount(): boolean {
  const probe = join('/tmp', `henn-mount-${process.pid}`)
  try {
    mkdirSync(probe)
    return mount(probe, 'size=1m')
  } catch {
    return false
  } finally {
    try {
      execFileSync('umount', [probe], { stdio: 'ignore' })
    } catch {
      // It was never mounted.
    }
    execFileSync('rmdir', [probe], { stdio: 'ignore' })
  }
}

const mounts = process.platform === 'linux' && canMount()
if (!mounts) process.stderr.write('Tests with a full and a read-only disk are skipped: they need Linux and the right to mount a tmpfs.\n')

/** A run of one epoch on a file system of its own, taken away after the test. */
async function runOnItsOwnDisk(): Promise<{ folder: string; disk: string }> {
  const folder = temporaryFolder()
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  expect(mount(disk, 'size=4m')).toBe(true)
  onTestFinished(() => void execFileSync('umount', ['-l', disk]))
  await hennSucceeds(['train', ...tinyConfig(folder), '--epochs', '1', '--output_dir', 'disk'], folder)
  return { folder, disk }
}

describe.skipIf(!mounts)('fault 9', () => {
  test('disk full while saving: the run ends with that reason, the checkpoint before stays whole and goes on later', async () => {
    const { folder, disk } = await runOnItsOwnDisk()
    const before = readFileSync(join(disk, latest))
    const { bavail, bsize } = statfsSync(disk)
    // Room for the logs, not for a checkpoint.
    writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - 64 * 1024))
    const { code, err } = await henn(['train', '--resume', join('disk', latest), '--epochs', '3'], folder)
    expect(err).toMatch(/^henn: cannot save \S+latest_model\.pth: the disk is full[^\n]+\n$/)
    expect(code).toBe(1)
    expect(readFileSync(join(disk, latest)).equals(before)).toBe(true)
    expect(filesBelow(join(disk, 'checkpoints'))).toEqual(['best_model.pth', 'latest_model.pth'])
    expect((await weights(join(disk, best))).size).toBeGreaterThan(10)

    execFileSync('rm', [join(disk, 'filler')])
    const out = await hennSucceeds(['train', '--resume', join('disk', latest), '--epochs', '2'], folder)
    expect(out).toContain('goes on from epoch 1')
  })

  test('a read-only disk: refused with exit code 2, the run that is there stays', async () => {
    const { folder, disk } = await runOnItsOwnDisk()
    const before = filesBelow(disk)
    execFileSync('mount', ['-o', 'remount,ro', disk])
    expect(await hennRefuses(['train', ...tinyConfig(folder), '--output_dir', 'disk'], folder)).toMatch(/disk.*EROFS.*--output_dir/)
    expect(await hennRefuses(['train', '--resume', join('disk', latest), '--epochs', '2'], folder)).toMatch(/disk.*EROFS.*--output_dir/)
    expect(await hennRefuses(['train', ...tinyConfig(folder), '--output_dir', join('disk', 'new')], folder)).toMatch(/new.*EROFS.*--output_dir/)
    expect(filesBelow(disk)).toEqual(before)
  })
})

test.runIf(process.platform === 'linux')('--output_dir below /proc: refused with exit code 2', async () => {
  const folder = temporaryFolder()
  expect(await hennRefuses(['train', ...tinyConfig(folder), '--output_dir', '/proc/x'], folder)).toMatch(/\/proc\/x\/checkpoints: .*ENOENT.*--output_dir/)
})

test('a file where the output folder should be: refused with exit code 2, the file stays', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'run'), 'mine')
  expect(await hennRefuses(['train', ...tinyConfig(folder), '--output_dir', 'run'], folder)).toMatch(/run\/checkpoints: .*--output_dir/)
  expect(readFileSync(join(folder, 'run'), 'utf8')).toBe('mine')
})
