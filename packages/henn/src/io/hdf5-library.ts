import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import type { File } from 'h5wasm/node'
import { InputError } from '../errors.js'
import { readAt, withFile } from './open-file.js'

/** HDF5's C library as WebAssembly. It reads and writes the disk itself. */
export type Hdf5 = typeof import('h5wasm/node')

let library: Promise<Hdf5> | undefined

/** The library, loaded at the first call: it brings megabytes along. */
export async function loadHdf5(): Promise<Hdf5> {
  library ??= import('h5wasm/node').then(async (hdf5) => {
    const module = await hdf5.ready
    // Without this it prints what is wrong and goes on with zeros.
    module.activate_throwing_error_handler()
    // It has gzip and szip itself; lzf, blosc, zstd and others are looked for where they lie.
    module.insert_plugin_search_path(join(dirname(createRequire(import.meta.url).resolve('h5wasm-plugins')), 'plugins'), 0)
    return hdf5
  })
  return library
}

/** Opens a file for reading, which is closed at the end whatever happens. Throws InputError naming `path`: missing, no HDF5, damaged. */
export async function withHdf5<T>(path: string, use: (file: File, hdf5: Hdf5, size: number) => T): Promise<T> {
  const size = requireHdf5(path)
  const hdf5 = await loadHdf5()
  try {
    const file = new hdf5.File(resolve(path), 'r')
    try {
      return use(file, hdf5, size)
    } finally {
      file.close()
    }
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(`${path}: can't be read as HDF5 (${reasonOf(error)}). Copy it again, or save it anew.`, { cause: error })
  }
}

/** What the library's many lines come to: the innermost, but for its search for plugins. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const lines = [...text.matchAll(/^ *#\d+: .*? in (\w+)\(\): (.*)$/gm)].filter(([, place]) => !place.startsWith('H5PL'))
  const innermost = lines.at(-1)?.[2]
  return (innermost ?? text.split('\n')[0]).trim()
}

const signature = Buffer.from('\x89HDF\r\n\x1a\n', 'latin1')

/** The file's size. The library says nothing of a file that isn't there. */
function requireHdf5(path: string): number {
  return withFile(path, '.h5 or .hdf5', (fd, size) => {
    // It may come after a block of the user's: at 0, 512, 1024, 2048 …
    for (let at = 0; at + signature.length <= size; at = at === 0 ? 512 : 2 * at) {
      if (readAt(fd, at, signature.length).equals(signature)) return size
    }
    throw new InputError(`${path}: not a HDF5 file (it has no signature of one). Give a .h5 or .hdf5 file.`)
  })
}
