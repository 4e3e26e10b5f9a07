// Against numpy.savez (scripts/fixtures/npz.py).
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { temporaryFolder } from '../testing/temporary.js'
import { readNpz, writeNpz } from './npz.js'
import { archiveOf } from './npz-archive.js'
import { npyBytes } from './npy-array.js'
import { voxelTypes, type VoxelType } from './voxel-types.js'

const saved = JSON.parse(readFileSync(fileURLToPath(new URL('fixtures/npz.json', import.meta.url)), 'utf8')) as { image: number[]; shape: [number, number, number]; files: Record<string, string> }
const image = { channels: 1, shapeZyx: saved.shape, data: new Float32Array(saved.image) }

/** The path of a file with these bytes. */
function fileOf(bytes: Buffer): string {
  const path = join(temporaryFolder(), 'a.npz')
  writeFileSync(path, bytes)
  return path
}

const fixture = (name: string): string => fileOf(Buffer.from(saved.files[name], 'base64'))

describe('reads what numpy.savez wrote', () => {
  test.each(['stored', 'deflated'])('%s, by the name of the array', async (name) => {
    expect(await readNpz(fixture(name), { array: 'image' })).toMatchObject(image)
    expect((await readNpz(fixture(name), { array: 'label' })).data).toEqual(Uint8Array.from({ length: 24 }, (_, i) => i % 3))
  })

  test.each(['without a name', 'with small ones beside'])('%s: the only volume', async (name) => {
    expect(await readNpz(fixture(name))).toMatchObject(image)
  })

  test('channels', async () => {
    expect(await readNpz(fixture('channels'))).toMatchObject({ channels: 2, shapeZyx: saved.shape, data: new Float32Array([...saved.image, ...saved.image.map((value) => value + 1)]) })
  })

  test('what is deflated a thousandfold', async () => {
    expect((await readNpz(fixture('zeros'))).data).toEqual(new Uint8Array(64 ** 3))
  })
})

test('the size of voxels is in the file beside, and 1 mm without one', async () => {
  const path = fixture('without a name')
  expect((await readNpz(path)).warnings).toEqual([expect.stringMatching(/taken as 1 mm/)])
  writeFileSync(path.replace('.npz', '.json'), '{"spacing_mm": [3, 2, 0.5]}')
  expect(await readNpz(path)).toMatchObject({ spacingMm: [3, 2, 0.5], warnings: [] })
})

test.each(Object.keys(voxelTypes) as VoxelType[])('%s is read back as it was written, with its place in space', async (type) => {
  const path = join(temporaryFolder(), 'case.npz')
  const data = voxelTypes[type].create(2 * 3 * 4 * 5)
  for (let i = 0; i < data.length; i++) data[i] = typeof data[0] === 'bigint' ? BigInt(i) : i
  const affine = [0, -2, 0, 5, 0.5, 0, 0, -7, 0, 0, 3, 11, 0, 0, 0, 1]
  const volume = { data, channels: 2, shapeZyx: [3, 4, 5] as [number, number, number], spacingMm: [3, 2, 0.5] as [number, number, number], affine }
  writeNpz(path, volume, type, { array: 'image' })
  expect(await readNpz(path, { array: 'image' })).toEqual({ ...volume, path, warnings: [] })
})

describe('refuses by name', () => {
  const expectRefusal = async (path: string, message: RegExp, array?: string): Promise<void> => {
    const error = await readNpz(path, { array }).then(() => undefined, (reason: unknown) => reason as Error)
    expect(error).toBeInstanceOf(InputError)
    expect(error?.message).toMatch(message)
    expect(error?.message).toContain(path)
    expect(error?.message).not.toContain('\n')
  }

  test('several volumes without a name, a name that none has, no volume', async () => {
    await expectRefusal(fixture('stored'), /a\.npz: holds several volumes: image \(2×3×4\), label \(2×3×4\)\. Say which: data\.arrays/)
    await expectRefusal(fixture('stored'), /a\.npz: holds no array "mask", but image \(2×3×4\), label \(2×3×4\)\./, 'mask')
    await expectRefusal(fixture('no volume'), /a\.npz: holds no array of three axes or more, but spacing \(3\), slice \(3×4\)\./)
  })

  test('objects, which are pickles', async () => {
    await expectRefusal(fixture('objects'), /a\.npz: image: holds .*, not numbers\./)
  })

  test('what is missing, no archive, or cut off', async () => {
    await expect(readNpz('nowhere/a.npz')).rejects.toThrow('nowhere/a.npz: no such file. Check the path.')
    await expectRefusal(fileOf(Buffer.from('hello')), /can't be read as an archive of arrays \(.*\)\. Copy it again, or save it with numpy\.savez\./)
    await expectRefusal(fileOf(Buffer.from(saved.files.stored, 'base64').subarray(0, 300)), /can't be read as an archive/)
  })

  const content = npyBytes({ data: new Uint8Array(1000), shape: [10, 10, 10] })
  /** An archive of one array, with fields of its central header changed. */
  const patched = (patch: (central: Buffer) => void, bytes = content): string => {
    const archive = archiveOf('a.npy', bytes)
    patch(archive.subarray(archive.indexOf('PK\x01\x02', 'latin1')))
    return fileOf(archive)
  }

  test('fault 7: arrays that inflate beyond what they state, or state more than they can hold', async () => {
    await expectRefusal(patched((central) => central.writeUInt32LE(500, 24)), /too many bytes in the stream/)
    await expectRefusal(patched((central) => central.writeUInt32LE(2000, 24)), /not enough bytes in the stream/)
    await expectRefusal(patched((central) => central.writeUInt32LE(0xfffffff0, 24)), /a\.npy states 4294967280 bytes, more than it can hold/)
    await expectRefusal(patched((central) => {
      central.writeUInt32LE(0xfffffff0, 20)
      central.writeUInt32LE(0xfffffff0, 24)
    }), /a\.npy states 4294967280 bytes, more than it can hold/)
  })

  test('fault 6: names that lead out of the archive, or stand in it twice', async () => {
    await expectRefusal(fileOf(archiveOf('../a.npy', content)), /invalid relative path: \.\.\/a\.npy/)
    const one = archiveOf('a.npy', content)
    const start = one.indexOf('PK\x01\x02', 'latin1')
    const [central, end] = [one.subarray(start, -22), Buffer.from(one.subarray(-22))]
    end.writeUInt16LE(2, 8)
    end.writeUInt16LE(2, 10)
    end.writeUInt32LE(2 * central.length, 12)
    await expectRefusal(fileOf(Buffer.concat([one.subarray(0, start), central, central, end])), /"a\.npy" stands in it twice/)
  })

  test('a wrong checksum, a password, another compression, damaged data', async () => {
    await expectRefusal(patched((central) => central.writeUInt32LE(1, 16)), /a\.npy doesn't match its checksum/)
    await expectRefusal(patched((central) => central.writeUInt16LE(1, 8)), /encrypted/)
    await expectRefusal(patched((central) => central.writeUInt16LE(14, 10)), /unsupported compression method: 14/)
    const archive = archiveOf('a.npy', content)
    archive.fill(0xff, 40, 40 + deflateRawSync(content).length - 10)
    await expectRefusal(fileOf(archive), /can't be read as an archive/)
  })
})
