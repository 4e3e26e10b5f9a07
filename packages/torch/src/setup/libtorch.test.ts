import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeTools, someLibrary } from '../testing/fake-tools.js'
import { cudaParts, torchMembers } from './fetch-libtorch.js'
import { hasNvidiaGpu } from './gpu.js'
import { findLibtorch } from './libtorch.js'

vi.mock('./gpu.js', () => ({ hasNvidiaGpu: vi.fn(() => false) }))

let tools: FakeTools
const ignore = () => {}

beforeEach(() => {
  tools = new FakeTools()
})

afterEach(() => {
  tools.remove()
})

/** A folder that looks like an unpacked libtorch. */
function libtorchFolder(folder: string, version: string, library = someLibrary()): string {
  mkdirSync(join(folder, 'lib'), { recursive: true })
  mkdirSync(join(folder, 'include', 'ATen'), { recursive: true })
  copyFileSync(library, join(folder, 'lib', 'libtorch_cpu.so'))
  writeFileSync(join(folder, 'version.py'), `__version__ = '${version}'\n`)
  return folder
}

describe('HENN_LIBTORCH', () => {
  test('is taken first, also in the layout of the zip', async () => {
    const folder = libtorchFolder(join(tools.root, 'mine'), '2.11.0+cu126')
    vi.stubEnv('HENN_LIBTORCH', folder)
    tools.python('exit 1')
    await expect(findLibtorch(ignore)).resolves.toEqual({ folder, version: '2.11.0+cu126', source: 'HENN_LIBTORCH' })
  })

  test('that names a folder of something else says what is missing', async () => {
    vi.stubEnv('HENN_LIBTORCH', tools.root)
    await expect(findLibtorch(ignore)).rejects.toThrow(`HENN_LIBTORCH=${tools.root} has no lib/libtorch_cpu.so`)
  })

  test('that does not load says why', async () => {
    const folder = libtorchFolder(join(tools.root, 'mine'), '2.11.0')
    writeFileSync(join(folder, 'lib', 'libtorch_cpu.so'), 'not a library')
    vi.stubEnv('HENN_LIBTORCH', folder)
    tools.python('exit 1')
    await expect(findLibtorch(ignore)).rejects.toThrow(/^HENN_LIBTORCH=.* does not load: .*libtorch_cpu\.so.*; unset it/)
  })
})

describe('the torch of the active Python', () => {
  test('serves where it is 2.11 and loads', async () => {
    const folder = libtorchFolder(join(tools.root, 'site', 'torch'), '2.11.1+cpu')
    writeFileSync(join(folder, '__init__.py'), 'raise SystemExit("torch must not be imported")')
    vi.stubEnv('PYTHONPATH', join(tools.root, 'site'))
    tools.python('exit 1')
    await expect(findLibtorch(ignore)).resolves.toEqual({ folder, version: '2.11.1+cpu', source: 'python' })
  })

  test('is passed over where it is another version, or broken', async () => {
    const folder = libtorchFolder(join(tools.root, 'site', 'torch'), '2.9.1')
    writeFileSync(join(folder, '__init__.py'), '')
    vi.stubEnv('PYTHONPATH', join(tools.root, 'site'))
    tools.python('echo "ERROR: the network is gone" >&2; exit 1')
    await expect(findLibtorch(ignore)).rejects.toThrow('pip could not download')

    writeFileSync(join(folder, 'version.py'), "__version__ = '2.11.0'")
    writeFileSync(join(folder, 'lib', 'libtorch_cpu.so'), 'not a library')
    const said: string[] = []
    await expect(findLibtorch(({ text }) => said.push(text))).rejects.toThrow('pip could not download')
    expect(said[0]).toMatch(/^torch 2\.11\.0 in .* is passed over: .*libtorch_cpu\.so/)
  })
})

describe('fetching', () => {
  test('unpacks libraries and headers alone, with the CUDA runtime that they are linked against', async () => {
    const library = `@${someLibrary()}`
    tools.wheel('torch.whl', {
      'torch/lib/libtorch_cpu.so': library,
      'torch/lib/libc10.so': library,
      'torch/lib/libgomp.so.1': library,
      'torch/lib/libtorch_cuda.so': library,
      'torch/lib/libtorch_python.so': library,
      'torch/lib/libtorch.so': library,
      'torch/include/ATen/ATen.h': '// ATen',
      'torch/version.py': "__version__ = '2.11.0+cu130'\ncuda: Optional[str] = '13.0'\n",
      'torch/__init__.py': '',
      'torch-2.11.0.dist-info/METADATA': 'Name: torch',
    })
    tools.wheel('runtime.whl', { 'nvidia/cu13/lib/libcudart.so.13': library, 'nvidia/cu13/include/cuda.h': '' })
    // Pip puts down the wheel that is asked for, and writes down what it was asked.
    tools.python(`
      echo "$@" >> '${tools.root}/asked'
      while [ "$1" != --dest ]; do shift; done
      case "$*" in *torch==*) cp '${tools.root}/torch.whl' "$2" ;; *) cp '${tools.root}/runtime.whl' "$2" ;; esac`)

    const folder = join(tools.cache, 'libtorch', '2.11.0-linux-x64-cpu', 'torch')
    const found = { folder, version: '2.11.0+cu130', source: 'cache' }
    await expect(findLibtorch(ignore)).resolves.toEqual(found)
    const lib = join(folder, 'lib')
    expect(readdirSync(lib).toSorted()).toEqual(['libc10.so', 'libgomp.so.1', 'libtorch_cpu.so'])
    expect(readdirSync(folder).toSorted()).toEqual(['include', 'lib', 'version.py'])
    expect(existsSync(join(folder, '../nvidia/cu13/lib/libcudart.so.13'))).toBe(true)
    expect(existsSync(join(folder, '../nvidia/cu13/include'))).toBe(false)
    expect(readdirSync(join(tools.cache, 'libtorch'))).toEqual(['2.11.0-linux-x64-cpu'])

    const asked = readFileSync(join(tools.root, 'asked'), 'utf8').trim().split('\n')
    expect(asked.map((line) => line.split(' ').slice(6))).toEqual([
      ['torch==2.11.0'],
      ['nvidia-cuda-runtime==13.0.*', 'nvidia-cuda-cupti==13.0.*'],
    ])

    await expect(findLibtorch(ignore)).resolves.toEqual(found)
    expect(readFileSync(join(tools.root, 'asked'), 'utf8').trim().split('\n')).toEqual(asked)
  })

  test('with a GPU also takes what the wheel requires of NVIDIA', () => {
    const folder = tools.root
    mkdirSync(join(folder, 'torch'))
    mkdirSync(join(folder, 'torch-2.11.0.dist-info'))
    writeFileSync(join(folder, 'torch', 'version.py'), "cuda: Optional[str] = '12.8'\n")
    writeFileSync(join(folder, 'torch-2.11.0.dist-info', 'METADATA'), [
      'Requires-Dist: filelock',
      'Requires-Dist: cuda-toolkit[cublas,cudart]==13.0.2; platform_system == "Linux"',
      'Requires-Dist: cuda-bindings<14,>=13.0.3; platform_system == "Linux"',
      'Requires-Dist: nvidia-nccl-cu13==2.28.9; platform_system == "Linux"',
    ].join('\n'))
    expect(cudaParts(folder, true).requirements).toEqual(['cuda-toolkit[cublas,cudart]==13.0.2', 'nvidia-nccl-cu13==2.28.9'])
    expect(cudaParts(folder, false).requirements).toEqual(['nvidia-cuda-runtime-cu12==12.8.*', 'nvidia-cuda-cupti-cu12==12.8.*'])
    const members = new RegExp(`^(?:${torchMembers(true)})`)
    const libraries = ['libtorch_cuda.so', 'libc10_cuda.so', 'libtorch.so', 'libtorch_python.so']
    expect(libraries.filter((name) => members.test(`torch/lib/${name}`))).toEqual(libraries.slice(0, 3))
  })

  test('looks for a GPU', async () => {
    vi.mocked(hasNvidiaGpu).mockReturnValueOnce(true)
    const said: string[] = []
    tools.python('exit 1')
    await expect(findLibtorch(({ text }) => said.push(text))).rejects.toThrow('pip could not download torch==2.11.0')
    expect(said[0]).toContain('CUDA build')
  })

  test.each([
    ['', /^no Python 3 on PATH, and libtorch is fetched with its pip: install Python 3 with pip, or set HENN_LIBTORCH/],
    ['echo "python3: No module named pip" >&2; exit 1', /python3 has no pip: install it .*HENN_LIBTORCH/],
    ['echo "ERROR: [Errno 28] No space left on device" >&2; exit 1', /the disk is full; .*HENN_CACHE/],
    ['echo "ERROR: No matching distribution found for torch==2.11.0" >&2; exit 1', /the package index has none for Python 3\.\d+ on linux/],
    ['echo "ERROR: Connection refused by proxy" >&2; exit 1', /pip could not download torch==2\.11\.0: ERROR: Connection refused by proxy; check the network/],
    ['while [ "$1" != --dest ]; do shift; done; echo half > "$2/torch.whl"', /the wheels could not be unpacked into .*BadZipFile/],
  ])('that fails says why in one line and leaves nothing behind: %s', async (pipScript, message) => {
    if (pipScript) tools.python(pipScript)
    const error: Error = await findLibtorch(ignore).then(
      () => expect.unreachable(),
      (reason: unknown) => reason as Error,
    )
    expect(error.name).toBe('SetupError')
    expect(error.message).toMatch(message)
    expect(error.message).not.toContain('\n')
    const libtorch = join(tools.cache, 'libtorch')
    expect(existsSync(libtorch) ? readdirSync(libtorch) : []).toEqual([])
  })
})
