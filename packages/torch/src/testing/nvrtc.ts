import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { publishFolder } from '../setup/atomic.js'
import { cacheFolder, makeFolder } from '../setup/cache.js'
import { unpack } from '../setup/fetch-libtorch.js'
import { findPython, pipDownload } from '../setup/python.js'

/** The CUDA version that libtorch's wheel is built for. */
const VERSION = '13.0'

/**
 * NVRTC, NVIDIA's compiler as a library, which runs without a GPU: the path of the library, fetched with pip into the cache
 * once (about 90 MB). null, with a line on stderr, where it can't be had.
 */
export async function findNvrtc(): Promise<string | null> {
  const target = join(cacheFolder(), 'nvrtc', `${VERSION}-${process.arch}`)
  try {
    if (process.platform !== 'linux') throw new Error('it is used on Linux alone')
    if (!existsSync(target)) await fetchNvrtc(target)
    const folder = join(target, 'nvidia', 'cu13', 'lib')
    const library = readdirSync(folder).find((name) => name.startsWith('libnvrtc.so.'))
    if (library === undefined) throw new Error(`${folder} has none`)
    return join(folder, library)
  } catch (error) {
    process.stderr.write(`The CUDA kernels are not compiled, since NVRTC is not at hand: ${(error as Error).message}\n`)
    return null
  }
}

async function fetchNvrtc(target: string): Promise<void> {
  const python = await findPython()
  if (python === null) throw new Error('there is no Python to fetch it with')
  await publishFolder(target, async (folder) => {
    const wheels = makeFolder(join(folder, 'wheels'))
    const temporary = makeFolder(join(folder, 'pip'))
    await pipDownload(python, [`nvidia-cuda-nvrtc==${VERSION}.*`], wheels, { deps: false, temporary })
    await unpack(python, wheels, folder, 'nvidia/.*/lib/libnvrtc(-builtins)?\\.so')
    for (const finished of [wheels, temporary]) await rm(finished, { recursive: true })
  })
}
