// Does what is missing before the first use, and nothing twice: npm packages, compiled TypeScript, libtorch and addon.
// Plain JavaScript that imports nothing but Node's own modules, since it runs where nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)
const quietIfDone = process.argv.includes('--quiet-if-done')
let didSomething = false

function say(text) {
  didSomething = true
  process.stderr.write(`${text}\n`)
}

function fail(text) {
  process.stderr.write(`henn set-up: ${text}\n`)
  process.exit(1)
}

function run(program, args, advice) {
  // On Windows npm is a script, which only a shell runs. What the programs print is progress: it goes to stderr.
  const shell = process.platform === 'win32'
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], shell })
  if (status !== 0) fail(`\`${program} ${args.join(' ')}\` failed${error ? ` (${error.message})` : ''}: ${advice}`)
}

/** Are the packages in node_modules those of the lock file? npm keeps its own record of what it installed. */
function packagesInstalled() {
  const record = at('node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = Object.entries(JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages)
  return wanted
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional && !entry.link)
    .every(([path, entry]) => installed[path]?.version === entry.version)
}

/** A hash of names, sizes and times of all that the compiler reads. */
function sourceStamp() {
  const hash = createHash('sha256')
  const add = (path) => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  for (const name of ['tsconfig.json', 'tsconfig.base.json', 'package-lock.json']) add(at(name))
  for (const workspace of readdirSync(at('packages')).sort()) {
    for (const name of ['package.json', 'tsconfig.json']) add(at('packages', workspace, name))
    const src = at('packages', workspace, 'src')
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|tsx|json)$/.test(name))
    for (const name of files.sort()) add(join(src, name))
    // What was compiled counts too: it may have been removed.
    hash.update(`${existsSync(at('packages', workspace, 'dist', 'index.js'))}\n`)
  }
  return hash.digest('hex')
}

if (!packagesInstalled()) {
  say('installing npm packages')
  run('npm', ['ci', '--no-audit', '--no-fund'], 'see what npm says above; behind a proxy: `npm config set proxy`')
}

const stampFile = at('node_modules', '.henn-compiled')
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== sourceStamp()) {
  say('compiling TypeScript')
  run(process.execPath, [at('node_modules', 'typescript', 'bin', 'tsc'), '--build'], 'mend the errors named above')
  writeFileSync(stampFile, sourceStamp())
}

const { setup, findSetup, progressPrinter } = await import(
  pathToFileURL(at('packages', 'torch', 'dist', 'setup', 'index.js')).href
)
if (findSetup() === null) {
  didSomething = true
  try {
    await setup({ onProgress: progressPrinter() })
  } catch (error) {
    if (error.name !== 'SetupError') throw error
    fail(error.message)
  }
}
if (!quietIfDone && !didSomething) process.stderr.write('HENN is set up.\n')
