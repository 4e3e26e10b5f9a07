import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { ZipWriter } from '../../packages/torch/src/serialization/zip-writer.js'

/** A checkpoint whose pickle calls `posix.system` with a command, as a hostile one would. */
export function writeHostileCheckpoint(path: string, command: string): void {
  const file = openSync(path, 'w')
  const sink = {
    position: 0,
    write(bytes: Uint8Array) {
      this.position += writeSync(file, bytes)
    },
  }
  const zip = new ZipWriter(sink)
  zip.add('archive/data.pkl', Buffer.from(`\x80\x02cposix\nsystem\nU${String.fromCodePoint(command.length)}${command}\x85R.`, 'latin1'))
  zip.add('archive/version', Buffer.from('3\n'))
  zip.finish()
  closeSync(file)
}

/** Leaves the first half of a file. */
export function truncateFile(path: string): void {
  truncateSync(path, Math.floor(readFileSync(path).length / 2))
}

/** Writes an uncompressed copy of a .nii.gz whose header asks for 32767³ voxels. */
export function writeGreedyNifti(source: string, path: string): void {
  const bytes = gunzipSync(readFileSync(source))
  for (let axis = 1; axis <= 3; axis++) bytes.writeInt16LE(32767, 40 + 2 * axis)
  writeFileSync(path, bytes)
}
