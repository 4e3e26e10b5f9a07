import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Tells whether this machine has an NVIDIA GPU with its driver. */
export function hasNvidiaGpu(): boolean {
  if (process.platform === 'darwin') return false
  if (existsSync('/dev/nvidia0')) return true
  const { status, stdout } = spawnSync('nvidia-smi', ['-L'], { encoding: 'utf8' })
  return status === 0 && stdout.includes('GPU ')
}
