import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sourceKey } from './addon-key.js'
import { buildAddon } from './build.js'
import { FakeTools } from '../testing/fake-tools.js'
import { addonPath, findSetup } from './locate.js'
import { setup } from './index.js'
import { findLibtorch, type Libtorch } from './libtorch.js'

vi.mock('./libtorch.js', () => ({ findLibtorch: vi.fn() }))

let tools: FakeTools
let libtorch: Libtorch
const ignore = () => {}

/** A CMake that writes its arguments down and "builds" a file. */
const CMAKE = `
echo "$@" >> "$(dirname "$0")/asked"
case "$*" in
  --version) echo "cmake version 3.25.1" ;;
  *--build*) echo '[1/2] Building'; echo addon > "$2/henn_torch.node" ;;
esac`

beforeEach(() => {
  tools = new FakeTools()
  libtorch = { folder: join(tools.root, 'libtorch'), version: '2.11.0', source: 'cache' }
  mkdirSync(join(libtorch.folder, 'lib'), { recursive: true })
  writeFileSync(join(libtorch.folder, 'lib', 'libtorch_cpu.so'), '')
  vi.mocked(findLibtorch).mockResolvedValue(libtorch)
  tools.program('c++', '')
  tools.program('make', '')
})

afterEach(() => {
  tools.remove()
})

test('the set-up builds once, and is found from then on until a part of it is gone', async () => {
  tools.program('cmake', CMAKE)
  expect(() => addonPath()).toThrow(/not set up here\.\nPossible solutions:\n- .*npx henn setup.*\n- HENN_LIBTORCH/)

  const said: string[] = []
  const record = await setup({ onProgress: ({ text }) => said.push(text) })
  expect(record).toEqual({ addon: addonPath(), libtorch: libtorch.folder, version: '2.11.0' })
  expect(readFileSync(addonPath(), 'utf8')).toBe('addon\n')
  expect(said).toContain('  [1/2] Building')
  const asked = readFileSync(join(tools.bin, 'asked'), 'utf8')
  expect(asked).toContain(`-DHENN_LIBTORCH=${libtorch.folder}`)
  expect(asked).toMatch(/-DNODE_API_HEADERS_INCLUDE=\S+node-api-headers\/include /)

  await expect(setup()).resolves.toEqual(record)
  expect(readFileSync(join(tools.bin, 'asked'), 'utf8')).toBe(asked)

  vi.stubEnv('HENN_LIBTORCH', '/elsewhere')
  expect(findSetup()).toBe(null)
  vi.stubEnv('HENN_LIBTORCH', '')
  expect(findSetup()).toEqual(record)
  rmSync(libtorch.folder, { recursive: true })
  expect(findSetup()).toBe(null)
})

test('the key follows the sources', () => {
  const native = join(tools.root, 'native')
  mkdirSync(join(native, 'kernels'), { recursive: true })
  writeFileSync(join(native, 'addon.cc'), 'int a;')
  const first = sourceKey(native)
  expect(sourceKey(native)).toBe(first)
  writeFileSync(join(native, 'kernels', 'new.cc'), '')
  const second = sourceKey(native)
  expect(second).not.toBe(first)
  writeFileSync(join(native, 'addon.cc'), 'int b;')
  expect(new Set([first, second, sourceKey(native)]).size).toBe(3)
})

test.each([
  ['echo "addon.cc:3:1: error: no member named x"; echo "make: *** error 2"; exit 1', /^the addon did not compile: addon\.cc:3:1: error: no member named x \(all of it: (.*build\.log)\)$/],
  ['echo "c++: fatal error: Killed signal terminated program cc1plus"; exit 1', /the compiler ran out of memory/],
  ['echo "fatal error: No space left on device"; exit 1', /the disk of .* is full; .*HENN_CACHE/],
])('a build that fails says why in one line, and leaves no addon: %s', async (script, message) => {
  tools.program('cmake', `case "$*" in --version) echo "cmake version 3.25.1" ;; *--build*) ${script} ;; esac`)
  const error = await buildAddon('key', libtorch, ignore).catch((reason: unknown) => reason as Error)
  const [, log] = message.exec((error as Error).message) ?? expect.unreachable((error as Error).message)
  if (log) expect(readFileSync(log, 'utf8')).toContain('make: *** error 2')
  expect(existsSync(join(tools.cache, 'addon'))).toBe(false)
})

test('a machine without a compiler is told how to get one', async () => {
  rmSync(join(tools.bin, 'c++'))
  await expect(buildAddon('key', libtorch, ignore)).rejects.toThrow(/^no C\+\+17 compiler on PATH .*apt install g\+\+/)
})

test.each(['missing', 'too old'])('a CMake that is %s comes from pip, once', async (state) => {
  if (state === 'too old') tools.program('cmake', 'echo "cmake version 3.10.2"')
  const cmake = CMAKE.replaceAll('$', '\\$').replaceAll('"', '\\"')
  tools.python(`
    echo asked >> '${tools.root}/pip'
    while [ "$1" != --target ]; do shift; done
    mkdir -p "$2/cmake/data/bin"
    printf '%s\\n' "#!/bin/sh ${cmake}" > "$2/cmake/data/bin/cmake"
    chmod +x "$2/cmake/data/bin/cmake"`)
  const said: string[] = []
  const addon = await buildAddon('key', libtorch, ({ text }) => said.push(text))
  expect(readFileSync(addon, 'utf8')).toBe('addon\n')
  expect(said[0]).toBe('fetching CMake and Ninja with pip (once)')
  await buildAddon('other key', libtorch, ignore)
  expect(readFileSync(join(tools.root, 'pip'), 'utf8')).toBe('asked\n')
  expect(readdirSync(join(tools.cache, 'tools'))).toEqual(['build-1'])
})
