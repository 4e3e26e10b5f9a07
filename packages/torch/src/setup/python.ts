import { findOnPath, reason, runCommand, type CommandResult } from './command.js'
import { SetupError } from './errors.js'

/** The active Python and, where it has one, its torch. */
export interface Python {
  program: string
  version: string
  torchFolder: string | null
}

// The current folder is taken off the path: a folder named torch in it is not the package.
const PROBE = `
import importlib.util, json, os, sys
sys.path = [p for p in sys.path if p not in ('', os.getcwd())]
spec = importlib.util.find_spec('torch')
folders = list(spec.submodule_search_locations or []) if spec else []
print(json.dumps({'version': '%d.%d' % sys.version_info[:2], 'torchFolder': folders[0] if folders else None}))
`

const OTHERWISE = 'or set HENN_LIBTORCH to a folder of libtorch 2.11 (with lib/ and include/)'

/** Finds the active Python without importing anything of it; null where there is none that runs. */
export async function findPython(): Promise<Python | null> {
  const names = process.platform === 'win32' ? ['python', 'py', 'python3'] : ['python3', 'python']
  for (const name of names) {
    const program = findOnPath(name)
    if (program === undefined) continue
    const { status, stdout } = await runCommand(program, ['-c', PROBE])
    if (status === 0) return { program, ...(JSON.parse(stdout) as Omit<Python, 'program'>) }
  }
  return null
}

/** The Python, or the error that says what to install. `why`: what it is needed for. */
export function requirePython(python: Python | null, why: string): Python {
  if (python === null) {
    throw new SetupError(`no Python 3 on PATH, and ${why}: install Python 3 with pip, ${OTHERWISE}`)
  }
  return python
}

/** Tells whether a shared library loads with all that it depends on; returns the loader's complaint, or null. */
export async function loadComplaint(python: Python, library: string): Promise<string | null> {
  const script = `
import ctypes, os, sys
if hasattr(os, 'add_dll_directory'): os.add_dll_directory(os.path.dirname(sys.argv[1]))
try: ctypes.CDLL(sys.argv[1])
except OSError as error: print(error); sys.exit(1)
`
  const { status, output } = await runCommand(python.program, ['-c', script, library])
  return status === 0 ? null : reason(output)
}

interface PipOptions {
  /** Where pip keeps what it works on; the system's temporary folder may be too small. */
  temporary: string
  onLine?: (line: string) => void
}

/** Downloads wheels into `folder`. Pip follows the user's own configuration: index, proxy, certificates. */
export async function pipDownload(
  python: Python,
  requirements: string[],
  folder: string,
  { deps, ...options }: PipOptions & { deps: boolean },
): Promise<void> {
  const base = ['download', '--only-binary=:all:', '--dest', folder, ...(deps ? [] : ['--no-deps']), ...requirements]
  let result = await pip(python, base, options)
  if (result.status !== 0 && /No matching distribution/.test(result.output)) {
    // The libraries in the wheels are the same for every Python: one of another version serves a Python that is
    // too old or too new.
    result = await pip(python, [...base, '--python-version', '3.12'], options)
  }
  if (result.status !== 0) throw pipError(python, `pip could not download ${requirements.join(', ')}`, result)
}

/** Installs packages into a folder of their own, outside of the user's environment. */
export async function pipInstall(
  python: Python,
  requirements: string[],
  folder: string,
  options: PipOptions,
): Promise<void> {
  const result = await pip(python, ['install', '--only-binary=:all:', '--target', folder, ...requirements], options)
  if (result.status !== 0) throw pipError(python, `pip could not install ${requirements.join(', ')}`, result)
}

function pip(python: Python, args: string[], { temporary, onLine }: PipOptions): Promise<CommandResult> {
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary }
  return runCommand(python.program, ['-m', 'pip', '--disable-pip-version-check', ...args], { env, onLine })
}

function pipError(python: Python, what: string, { output }: CommandResult): SetupError {
  if (/No module named '?pip/.test(output)) {
    return new SetupError(
      `${python.program} has no pip: install it (\`${python.program} -m ensurepip\`, or your system's python3-pip), ${OTHERWISE}`,
    )
  }
  if (/No space left on device|ENOSPC/.test(output)) {
    return new SetupError(`${what}: the disk is full; free some space, or set HENN_CACHE to a folder on a larger disk`)
  }
  if (/No matching distribution/.test(output)) {
    return new SetupError(
      `${what}: the package index has none for Python ${python.version} on ${process.platform}-${process.arch}; ` +
        `use another Python or index (\`pip config\`), ${OTHERWISE}`,
    )
  }
  return new SetupError(`${what}: ${reason(output)}; check the network and \`pip config\`, ${OTHERWISE}`)
}
