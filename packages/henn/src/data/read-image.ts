import { readVolume } from '../io/formats.js'
import type { Volume } from '../io/volume.js'
import type { OpenOptions } from './dataset.js'
import { joinChannels } from './join-channels.js'

/** Reads the image of a case from its file, or from one for each channel, in order. Throws InputError naming the case or the file. */
export async function readImage(
  { id, images }: { id: string; images: readonly string[] },
  channels: readonly string[],
  { allowGridMismatch, arrays }: OpenOptions,
): Promise<Volume<Float32Array>> {
  const volumes: Volume<Float32Array>[] = []
  for (const path of images) volumes.push(await readVolume(path, { cast: 'float32', array: arrays?.image }))
  return volumes.length === 1 ? volumes[0] : joinChannels(id, volumes, channels, allowGridMismatch)
}
