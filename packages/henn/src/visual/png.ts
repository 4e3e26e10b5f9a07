import { PNG } from 'pngjs'
import type { Picture } from './overlay.js'

/** The bytes of a PNG file, 8 bits a channel. */
export function encodePng({ width, height, rgb }: Picture): Buffer {
  const png = new PNG({ width, height })
  for (let i = 0; i < width * height; i++) {
    png.data.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i)
    png.data[4 * i + 3] = 255
  }
  return PNG.sync.write(png, { colorType: 2 })
}
