import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { publishFolder } from './atomic.js'
import { cacheFolder, makeFolder } from './cache.js'
import { findOnPath, runCommand } from './command.js'
import { SetupError } from './errors.js'
import type { OnProgress } from './progress.js'
import { findPython, pipInstall, requirePython } from './python.js'

export interface BuildTools {
  cmake: string
  /** Arguments that choose the generator. */
  generator: string[]
}

const OLDEST_CMAKE = [3, 18]
const PIP_TOOLS = ['cmake>=3.26,<5', 'ninja>=1.11,<2']

/** Finds CMake and what it drives; what is missing is installed with pip into the cache. */
export async function buildTools(onProgress: OnProgress): Promise<BuildTools> {
  requireCompiler()
  const cmake = findOnPath('cmake')
  const ninja = findOnPath('ninja')
  const drivesItself = process.platform === 'win32' || findOnPath('make') !== undefined
  if (cmake && (ninja || drivesItself) && (await isRecent(cmake))) {
    return { cmake, generator: ninja ? ['-G', 'Ninja'] : [] }
  }

  const folder = join(cacheFolder(), 'tools', 'build-1')
  if (!existsSync(folder)) {
    const python = requirePython(await findPython(), 'CMake is missing and installed with its pip')
    onProgress({ text: 'fetching CMake and Ninja with pip (once)', transient: false })
    await publishFolder(folder, async (temporary) => {
      await pipInstall(python, PIP_TOOLS, temporary, { temporary: makeFolder(join(temporary, 'pip')) })
    })
  }
  const ending = process.platform === 'win32' ? '.exe' : ''
  const program = join(folder, 'bin', `ninja${ending}`)
  return {
    // The program itself: the script in bin/ wants the package on Python's path.
    cmake: join(folder, 'cmake', 'data', 'bin', `cmake${ending}`),
    generator: ['-G', 'Ninja', `-DCMAKE_MAKE_PROGRAM=${program}`],
  }
}

function requireCompiler(): void {
  // On Windows the compiler is not on PATH: CMake finds Visual Studio.
  if (process.platform === 'win32' || process.env.CXX) return
  if (['c++', 'g++', 'clang++'].some((name) => findOnPath(name))) return
  throw new SetupError(
    'no C++17 compiler on PATH (c++, g++ or clang++): install one (Debian, Ubuntu: `apt install g++`; ' +
      'Fedora: `dnf install gcc-c++`; macOS: `xcode-select --install`), or name it in CXX',
  )
}

async function isRecent(cmake: string): Promise<boolean> {
  const { stdout } = await runCommand(cmake, ['--version'])
  const [major, minor] = (/version (\d+)\.(\d+)/.exec(stdout) ?? []).slice(1).map(Number)
  return major > OLDEST_CMAKE[0] || (major === OLDEST_CMAKE[0] && minor >= OLDEST_CMAKE[1])
}
