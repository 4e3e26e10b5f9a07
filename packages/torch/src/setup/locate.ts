import { existsSync, readFileSync } from 'node:fs'
import { recordPath, sourceKey, type SetupRecord } from './addon-key.js'
import { SetupError } from './errors.js'
import { mainLibrary } from './libtorch-folder.js'

/** What a user can do when the engine cannot be loaded; ends a message. */
export const possibleSolutions = [
  'Possible solutions:',
  '- set it up: `npx henn setup` (in a checkout: `./henn setup`); it needs Python 3 with pip and a C++17 compiler',
  '- HENN_LIBTORCH: a folder of libtorch 2.11 (with lib/ and include/) to use instead of the one that is fetched',
  '- HENN_CACHE: the cache folder that an earlier set-up used',
].join('\n')

/** The finished set-up for the sources at hand, or null where there is none or a part of it is gone. */
export function findSetup(): SetupRecord | null {
  try {
    const record = JSON.parse(readFileSync(recordPath(sourceKey()), 'utf8')) as SetupRecord
    return existsSync(record.addon) && existsSync(mainLibrary(record.libtorch)) ? record : null
  } catch {
    return null
  }
}

/** The path of the built addon; where the set-up has not been run, an error that lists what to do. */
export function addonPath(): string {
  const record = findSetup()
  if (record === null) throw new SetupError(`the engine (libtorch and its addon) is not set up here.\n${possibleSolutions}`)
  return record.addon
}
