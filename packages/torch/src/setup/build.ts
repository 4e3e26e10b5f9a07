import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { copyFile, cp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { headersFolder, nativeFolder } from './addon-key.js'
import { publishFolder, withLock } from './atomic.js'
import { cacheFolder, makeFolder, requireSpace } from './cache.js'
import { reason, runCommand, type CommandResult } from './command.js'
import { SetupError } from './errors.js'
import type { Libtorch } from './libtorch.js'
import type { OnProgress } from './progress.js'
import { buildTools } from './tools.js'

const BUILD_BYTES = 0.5e9
/** What a compiler takes for a file that includes torch's headers. */
const BYTES_PER_JOB = 2e9

/**
 * Builds the addon against a libtorch; returns its path. `key`: the hash of the sources. The build folder is kept, so
 * that after a change only what depends on it is compiled again.
 */
export async function buildAddon(key: string, libtorch: Libtorch, onProgress: OnProgress): Promise<string> {
  const engine = shortHash(`${libtorch.folder}\n${libtorch.version}`)
  const target = join(cacheFolder(), 'addon', `${key}-${engine}`)
  const addon = join(target, 'henn_torch.node')
  if (existsSync(addon)) return addon

  const build = join(cacheFolder(), 'build', shortHash(`${nativeFolder}\n${engine}`))
  const wait = () => onProgress({ text: 'waiting for another process that builds the addon', transient: false })
  await withLock(`${build}.lock`, async () => {
    if (existsSync(addon)) return
    makeFolder(build)
    await requireSpace(build, BUILD_BYTES, 'the build of the addon')
    await compile(build, libtorch, onProgress)
    // The addon, and beside it the kernels for each level of processors, and those that GPUs get compiled at run time.
    const products = readdirSync(build).filter((name) => name === 'henn_torch.node' || /^henn_cpu_\w+\.so$/.test(name))
    await publishFolder(target, async (folder) => {
      for (const name of products) await copyFile(join(build, name), join(folder, name))
      await cp(join(nativeFolder, 'kernels', 'cuda'), join(folder, 'cuda'), { recursive: true })
    })
  }, wait)
  return addon
}

async function compile(build: string, libtorch: Libtorch, onProgress: OnProgress): Promise<void> {
  const { cmake, generator } = await buildTools(onProgress)
  const configured = await runCommand(cmake, [
    `-S${nativeFolder}`,
    `-B${build}`,
    ...generator,
    '-DCMAKE_BUILD_TYPE=Release',
    `-DHENN_LIBTORCH=${cmakePath(libtorch.folder)}`,
    `-DNODE_API_HEADERS_INCLUDE=${cmakePath(headersFolder())}`,
    // Generators with several configurations (Visual Studio) place the product in a folder of its own otherwise.
    `-DCMAKE_LIBRARY_OUTPUT_DIRECTORY_RELEASE=${cmakePath(build)}`,
  ])
  // What a failed configuration remembers (a compiler that was missing) must not outlive it.
  if (configured.status !== 0) await rm(join(build, 'CMakeCache.txt'), { force: true })
  await requireSuccess(configured, 'CMake could not configure the addon', build)

  const jobs = Math.max(1, Math.min(availableParallelism(), Math.floor(process.availableMemory() / BYTES_PER_JOB)))
  onProgress({ text: `compiling the addon (${jobs} at a time, some minutes, once)`, transient: false })
  const args = ['--build', build, '--config', 'Release', '--target', 'henn_torch', '--parallel', String(jobs)]
  const built = await runCommand(cmake, args, {
    onLine(line) {
      // Ninja's and Make's counters: [3/12] or [ 25%].
      if (/^\[\s*\d+[/%]/.test(line)) onProgress({ text: `  ${line}`, transient: true })
    },
  })
  await requireSuccess(built, 'the addon did not compile', build)
}

async function requireSuccess({ status, output }: CommandResult, what: string, build: string): Promise<void> {
  if (status === 0) return
  const log = join(build, 'build.log')
  await writeFile(log, output)
  if (/No space left on device/.test(output)) {
    throw new SetupError(`${what}: the disk of ${build} is full; free some space, or set HENN_CACHE to a larger one`)
  }
  if (/Killed signal|signal 9|out of memory/i.test(output)) {
    throw new SetupError(`${what}: the compiler ran out of memory (about 2 GB each); free some, then run the set-up again`)
  }
  if (/No CMAKE_CXX_COMPILER could be found|is not able to compile a simple test program/.test(output)) {
    throw new SetupError(`${what}: no C++17 compiler that works (all of it: ${log}); install one, or name it in CXX`)
  }
  throw new SetupError(`${what}: ${firstError(output)} (all of it: ${log})`)
}

/** A compiler's first error is the one that counts; the later ones follow from it. */
function firstError(output: string): string {
  return output.split('\n').find((line) => /\berror\b[ :]/i.test(line))?.trim() ?? reason(output)
}

function cmakePath(path: string): string {
  return path.replaceAll('\\', '/')
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
