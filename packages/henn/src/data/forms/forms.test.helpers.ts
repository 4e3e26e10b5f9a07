import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { writeNifti } from '../../io/nifti.js'
import type { Volume } from '../../io/volume.js'
import { temporaryFolder } from '../../testing/temporary.js'
import type { Dataset } from '../dataset.js'

/** A volume of 1×2×3 voxels. */
export function volume(data: number[], changes: Partial<Volume> = {}): Volume {
  return {
    data: new Float32Array(data),
    channels: 1,
    shapeZyx: [1, 2, 3],
    spacingMm: [1, 1, 1],
    affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
    ...changes,
  }
}

export const imageVoxels = [0, 1, 2, 3, 4, 5]
export const labelVoxels = [0, 0, 0, 1, 1, 2]

/**
 * A new folder with these files, by their paths: volumes as NIfTI (of float32), texts as they are, and what is neither as JSON.
 */
export function folderWith(files: Record<string, unknown>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    if (isVolume(content)) writeNifti(path, content, 'float32')
    else writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

function isVolume(content: unknown): content is Volume {
  return typeof content === 'object' && content !== null && 'shapeZyx' in content
}

/** Fails unless opening is refused by an InputError of one line that names what it is about. */
export async function expectRefusal(opening: Promise<unknown>, message: RegExp | string, about?: string): Promise<void> {
  const error = await opening.then(() => undefined, (reason: unknown) => reason as Error)
  expect(error).toMatchObject({ name: 'InputError', exitCode: 2 })
  expect(error?.message).toMatch(message)
  expect(error?.message).not.toContain('\n')
  if (about !== undefined) expect(error?.message).toContain(about)
}

export const idsOf = ({ cases }: Dataset): string[] => cases.map(({ id }) => id)
