import { readFileSync, readdirSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { publishFolder } from './atomic.js'
import { makeFolder, requireSpace } from './cache.js'
import { reason, runCommand } from './command.js'
import { SetupError } from './errors.js'
import { mainLibrary } from './libtorch-folder.js'
import type { OnProgress } from './progress.js'
import { loadComplaint, pipDownload, type Python } from './python.js'

interface FetchOptions {
  /** The folder to make; it then holds torch/ and, where libtorch needs them, nvidia/. */
  target: string
  version: string
  /** Also what computing on an NVIDIA GPU takes. */
  cuda: boolean
  onProgress: OnProgress
}

// Wheels and unpacked files are on the disk at the same time.
const CPU_BYTES = 1.5e9
const CUDA_BYTES = 8e9

/** Fetches the torch wheel with pip and unpacks of it what a C++ program needs. */
export async function fetchLibtorch(python: Python, options: FetchOptions): Promise<void> {
  const { target, version, cuda, onProgress } = options
  makeFolder(dirname(target))
  const wait = () => onProgress({ text: 'waiting for another process that fetches libtorch', transient: false })
  await publishFolder(target, async (folder) => {
    await requireSpace(folder, cuda ? CUDA_BYTES : CPU_BYTES, `libtorch ${version}`)
    const wheels = makeFolder(join(folder, 'wheels'))

    const size = cuda ? 'CUDA build' : 'about 530 MB on Linux'
    onProgress({ text: `fetching libtorch ${version} with pip (${size}, once) into ${dirname(target)}`, transient: false })
    await download(python, [`torch==${version}`], { wheels, deps: false, onProgress })
    onProgress({ text: 'unpacking libtorch', transient: true })
    await unpack(python, wheels, folder, torchMembers(cuda))

    const { requirements, deps, members } = cudaParts(folder, cuda)
    if (requirements.length > 0) {
      await download(python, requirements, { wheels, deps, onProgress })
      onProgress({ text: 'unpacking the CUDA libraries', transient: true })
      await unpack(python, wheels, folder, members)
    }
    await rm(wheels, { recursive: true })
    await checkLoads(python, join(folder, 'torch'))
    onProgress({ text: `libtorch ${version} is in ${target}`, transient: false })
  }, wait)
}

/** Which members of the torch wheel are unpacked: the C++ libraries and headers, nothing of Python. */
export function torchMembers(cuda: boolean): string {
  const skipped = cuda ? '[^/]*(torch_python|shm)' : '[^/]*(torch_python|shm|cuda|nvrtc|nvshmem)|libtorch\\.so'
  return (
    `torch/lib/(?!${skipped})[^/]+\\.(so|dylib|dll|lib)[.\\d]*$|torch/include/|torch/version\\.py$|torch\\.libs/|` +
    'torch-[^/]+\\.dist-info/(METADATA|licenses/)'
  )
}

interface CudaParts {
  requirements: string[]
  deps: boolean
  /** The members to unpack of their wheels. */
  members: string
}

/**
 * What a CUDA build of torch needs beside its wheel. Without a GPU that is the runtime and the profiler's library,
 * which libtorch_cpu is linked against; with one it is every NVIDIA package that the wheel requires.
 */
export function cudaParts(folder: string, cuda: boolean): CudaParts {
  const version = /^cuda\b.*=\s*'([\d.]+)'/m.exec(readFileSync(join(folder, 'torch', 'version.py'), 'utf8'))?.[1]
  if (version === undefined || process.platform !== 'linux') return { requirements: [], deps: false, members: '' }
  if (cuda) return { requirements: nvidiaRequirements(folder), deps: true, members: 'nvidia/(?!.*\\.a$)' }
  // Up to CUDA 12 the names end in the major version.
  const ending = Number.parseInt(version) <= 12 ? `-cu${Number.parseInt(version)}` : ''
  return {
    requirements: ['runtime', 'cupti'].map((part) => `nvidia-cuda-${part}${ending}==${version}.*`),
    deps: false,
    members: 'nvidia/.*/lib/lib(cudart|cupti)\\.so',
  }
}

function nvidiaRequirements(folder: string): string[] {
  const info = readdirSync(folder).find((name) => /^torch-.*\.dist-info$/.test(name)) ?? ''
  const metadata = readFileSync(join(folder, info, 'METADATA'), 'utf8')
  const names = [...metadata.matchAll(/^Requires-Dist: ((?:nvidia-|cuda-toolkit)[^;\r\n]*)/gm)]
  return names.map(([, requirement]) => requirement.replace(/[\s()]/g, ''))
}

interface DownloadOptions {
  wheels: string
  deps: boolean
  onProgress: OnProgress
}

async function download(python: Python, requirements: string[], options: DownloadOptions): Promise<void> {
  const { wheels, deps, onProgress } = options
  const temporary = makeFolder(`${wheels}.pip`)
  // Pip draws its bar on terminals only; the growing files tell as much. At its end it copies them from the one folder to the other.
  const ticker = setInterval(() => {
    const megabytes = Math.round(Math.max(bytesIn(temporary), bytesIn(wheels)) / 1e6)
    onProgress({ text: `  ${megabytes} MB of ${requirements.join(', ')}`, transient: true })
  }, 1000)
  try {
    await pipDownload(python, requirements, wheels, { deps, temporary })
  } finally {
    clearInterval(ticker)
    await rm(temporary, { recursive: true, force: true })
  }
}

function bytesIn(folder: string): number {
  try {
    const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
    return files.reduce((bytes, file) => bytes + statSync(join(file.parentPath, file.name)).size, 0)
  } catch {
    // Pip moved a file while it was counted.
    return 0
  }
}

const UNPACK = `
import glob, os, re, sys, zipfile
wheels, target, members = sys.argv[1:]
for wheel in glob.glob(os.path.join(wheels, '*.whl')):
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if re.match(members, name): archive.extract(name, target)
    os.remove(wheel)
`

/** Unpacks the members that a regular expression names out of all wheels in a folder, and removes these. */
export async function unpack(python: Python, wheels: string, target: string, members: string): Promise<void> {
  const { status, output } = await runCommand(python.program, ['-c', UNPACK, wheels, target, members])
  if (status !== 0) {
    throw new SetupError(`the wheels could not be unpacked into ${target}: ${reason(output)}; run the set-up again`)
  }
}

async function checkLoads(python: Python, folder: string): Promise<void> {
  const complaint = await loadComplaint(python, mainLibrary(folder))
  if (complaint !== null) {
    throw new SetupError(
      `the libtorch that pip fetched does not load here: ${complaint}; set HENN_LIBTORCH to a build for this system`,
    )
  }
}
