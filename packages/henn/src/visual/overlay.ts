// Pictures are RGB, 8 bits a channel, row-major, X fastest.
import type { Triple } from '../types.js'

export interface Picture {
  width: number
  height: number
  /** height × width × 3 */
  rgb: Uint8Array
}

/** One slice of a volume: the value at a row and a column. */
export interface Slice {
  width: number
  height: number
  at: (row: number, column: number) => number
}

/** Colours that stay apart also for most colour-blind eyes (Okabe and Ito 2008); further labels start over. */
export const labelColours: readonly Triple[] = [
  [230, 159, 0],
  [86, 180, 233],
  [204, 121, 167],
  [0, 158, 115],
  [240, 228, 66],
  [213, 94, 0],
  [0, 114, 178],
]

const opacity = 0.55

export function colourOfLabel(label: number): Triple {
  return labelColours[(label - 1) % labelColours.length]
}

/** The slice across an axis (0 is Z, 1 is Y, 2 is X) at a position; the rows of the higher axes run upwards, as on a screen for scans. */
export function sliceOf(data: ArrayLike<number>, [depth, height, width]: Triple, axis: 0 | 1 | 2, position: number): Slice {
  const voxel = (z: number, y: number, x: number): number => data[(z * height + y) * width + x]
  switch (axis) {
    case 0:
      return { width, height, at: (row, column) => voxel(position, height - 1 - row, column) }
    case 1:
      return { width, height: depth, at: (row, column) => voxel(depth - 1 - row, position, column) }
    case 2:
      return { width: height, height: depth, at: (row, column) => voxel(depth - 1 - row, column, position) }
  }
}

/** Shades of grey from `black` to `white`. */
export function drawImage(slice: Slice, { black, white }: { black: number; white: number }): Picture {
  const range = white > black ? white - black : 1
  return draw(slice, (row, column) => {
    const grey = Math.round(255 * Math.min(1, Math.max(0, (slice.at(row, column) - black) / range)))
    return [grey, grey, grey]
  })
}

/** Lays the labels above 0 over a picture, each in its colour; what is below shines through. */
export function drawLabels(picture: Picture, labels: Slice): Picture {
  return draw(picture, (row, column) => {
    const label = labels.at(row, column)
    const i = 3 * (row * picture.width + column)
    const below: Triple = [picture.rgb[i], picture.rgb[i + 1], picture.rgb[i + 2]]
    if (label === 0) return below
    const colour = colourOfLabel(label)
    return below.map((value, channel) => Math.round((1 - opacity) * value + opacity * colour[channel])) as Triple
  })
}

/** Draws a line along the inner edge of each label above 0, in its colour, so that all of what is within can be seen. */
export function drawOutlines(picture: Picture, labels: Slice, thickness: number): Picture {
  const { width, height } = picture
  const differs = (label: number, row: number, column: number): boolean =>
    row >= 0 && row < height && column >= 0 && column < width && labels.at(row, column) !== label
  const isEdge = (label: number, row: number, column: number): boolean => {
    for (let far = 1; far <= thickness; far++) {
      if (differs(label, row - far, column) || differs(label, row + far, column) || differs(label, row, column - far) || differs(label, row, column + far)) return true
    }
    return false
  }
  return draw(picture, (row, column) => {
    const label = labels.at(row, column)
    const i = 3 * (row * width + column)
    return label !== 0 && isEdge(label, row, column) ? colourOfLabel(label) : [picture.rgb[i], picture.rgb[i + 1], picture.rgb[i + 2]]
  })
}

/** A slice with more or fewer pixels, each the voxel that its middle lies in. */
export function stretch(slice: Slice, width: number, height: number): Slice {
  const from = (position: number, size: number, of: number): number => Math.floor(((position + 0.5) * of) / size)
  return { width, height, at: (row, column) => slice.at(from(row, height, slice.height), from(column, width, slice.width)) }
}

/** Every pixel as a block of factor × factor. */
export function enlarge({ width, height, rgb }: Picture, factor: number): Picture {
  return draw({ width: width * factor, height: height * factor }, (row, column) => {
    const i = 3 * (Math.floor(row / factor) * width + Math.floor(column / factor))
    return [rgb[i], rgb[i + 1], rgb[i + 2]]
  })
}

/** Pictures in rows, each in the middle of its cell, with lines of `gap` pixels around the cells. */
export function panel(rows: readonly (readonly Picture[])[], gap: number, lineColour: Triple): Picture {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].width)))
  const heights = rows.map((row) => Math.max(...row.map(({ height }) => height)))
  const total = (sizes: number[]): number => sizes.reduce((sum, size) => sum + size + gap, gap)
  const result = draw({ width: total(widths), height: total(heights) }, () => lineColour)
  let top = gap
  for (const [r, row] of rows.entries()) {
    let left = gap
    for (const [c, picture] of row.entries()) {
      fill(result, left, top, widths[c], heights[r])
      paste(result, picture, left + ((widths[c] - picture.width) >> 1), top + ((heights[r] - picture.height) >> 1))
      left += widths[c] + gap
    }
    top += heights[r] + gap
  }
  return result
}

/** Makes a cell black. */
function fill(target: Picture, left: number, top: number, width: number, height: number): void {
  for (let row = top; row < top + height; row++) {
    const start = 3 * (row * target.width + left)
    target.rgb.fill(0, start, start + 3 * width)
  }
}

function paste(target: Picture, { width, height, rgb }: Picture, left: number, top: number): void {
  for (let row = 0; row < height; row++) {
    target.rgb.set(rgb.subarray(3 * row * width, 3 * (row + 1) * width), 3 * ((top + row) * target.width + left))
  }
}

function draw({ width, height }: { width: number; height: number }, colourOf: (row: number, column: number) => Triple): Picture {
  const rgb = new Uint8Array(3 * width * height)
  let i = 0
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      rgb.set(colourOf(row, column), i)
      i += 3
    }
  }
  return { width, height, rgb }
}
