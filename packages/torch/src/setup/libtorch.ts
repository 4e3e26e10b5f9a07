import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cacheFolder } from './cache.js'
import { SetupError } from './errors.js'
import { fetchLibtorch } from './fetch-libtorch.js'
import { hasNvidiaGpu } from './gpu.js'
import { isTested, LIBTORCH_VERSION, mainLibrary, versionOf } from './libtorch-folder.js'
import type { OnProgress } from './progress.js'
import { findPython, loadComplaint, requirePython, type Python } from './python.js'

export interface Libtorch {
  /** The folder with lib/ and include/. */
  folder: string
  /** Such as `2.11.0+cu130`; 'unknown' where the folder does not say. */
  version: string
  source: 'HENN_LIBTORCH' | 'python' | 'cache'
}

/** Finds libtorch, fetching it where there is none: `HENN_LIBTORCH`, the active Python's torch, the wheel by pip. */
export async function findLibtorch(onProgress: OnProgress): Promise<Libtorch> {
  const named = process.env.HENN_LIBTORCH
  if (named) return namedLibtorch(resolve(named), onProgress)

  const cuda = hasNvidiaGpu()
  const variant = `${LIBTORCH_VERSION}-${process.platform}-${process.arch}-${cuda ? 'cuda' : 'cpu'}`
  const cached = join(cacheFolder(), 'libtorch', variant)
  const python = await findPython()
  const own = await pythonLibtorch(python, onProgress)
  if (own !== null) return own

  if (!existsSync(cached)) {
    await fetchLibtorch(requirePython(python, 'libtorch is fetched with its pip'), {
      target: cached,
      version: LIBTORCH_VERSION,
      cuda,
      onProgress,
    })
  }
  const folder = join(cached, 'torch')
  return { folder, version: versionOf(folder), source: 'cache' }
}

async function namedLibtorch(folder: string, onProgress: OnProgress): Promise<Libtorch> {
  for (const needed of [mainLibrary(folder), join(folder, 'include', 'ATen')]) {
    if (!existsSync(needed)) {
      throw new SetupError(
        `HENN_LIBTORCH=${folder} has no ${needed.slice(folder.length + 1)}: name the folder that holds lib/ and ` +
          'include/ (an unpacked libtorch zip, or the torch folder of a Python), or unset it to have libtorch fetched',
      )
    }
  }
  const version = versionOf(folder)
  if (!isTested(version)) {
    onProgress({ text: `libtorch ${version} of HENN_LIBTORCH is not the tested ${LIBTORCH_VERSION}`, transient: false })
  }
  const python = await findPython()
  const complaint = python && (await loadComplaint(python, mainLibrary(folder)))
  if (complaint !== null) {
    throw new SetupError(`HENN_LIBTORCH=${folder} does not load: ${complaint}; unset it to have libtorch fetched`)
  }
  return { folder, version, source: 'HENN_LIBTORCH' }
}

/** The active Python's torch where it is of the tested version, has its headers and loads. */
async function pythonLibtorch(python: Python | null, onProgress: OnProgress): Promise<Libtorch | null> {
  const folder = python?.torchFolder
  if (!python || !folder || !existsSync(mainLibrary(folder)) || !existsSync(join(folder, 'include', 'ATen'))) return null
  const version = versionOf(folder)
  if (!isTested(version)) return null
  const complaint = await loadComplaint(python, mainLibrary(folder))
  if (complaint !== null) {
    onProgress({ text: `torch ${version} in ${folder} is passed over: ${complaint}`, transient: false })
    return null
  }
  return { folder, version, source: 'python' }
}
