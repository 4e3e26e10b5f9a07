import { InputError } from '../../errors.js'

/**
 * Ids become file names, also on systems that don't tell A from a. Throws InputError naming `path` and `list`, where the cases
 * stand in it.
 */
export function checkIds(ids: readonly string[], path: string, list: string): void {
  const seen = new Map<string, string>()
  for (const id of ids) {
    const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id
    if (id === '' || /\p{Cc}/u.test(id)) {
      throw new InputError(`${path}: ${list} has a case named ${JSON.stringify(shown)}. Give it a name that can be printed.`)
    }
    if (/[/\\]/.test(id)) throw new InputError(`${path}: ${list} has a case named ${shown}, which can't be a file's name. Take out its slashes.`)
    if (Buffer.byteLength(id) > 200) {
      throw new InputError(`${path}: the case name ${shown} is longer than 200 bytes, too long for a file's. Shorten it.`)
    }
    const other = seen.get(id.normalize().toLowerCase())
    if (other === id) throw new InputError(`${path}: ${list} lists the case ${id} twice. Keep one.`)
    if (other !== undefined) throw new InputError(`${path}: the cases ${other} and ${id} differ in case only. Rename one.`)
    seen.set(id.normalize().toLowerCase(), id)
  }
}
