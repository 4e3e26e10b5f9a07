import type { Triple } from '../types.js'

/**
 * Where the patches that cover a volume begin along Z, Y, X, by nnU-Net's rule: as few as cover each axis with at most
 * `step` patch sizes from one to the next, evenly spread. An axis shorter than the patch begins before the volume, by
 * half of what is missing, rounded down.
 */
export function tileStarts(shapeZyx: Triple, patchSizeZyx: Triple, step: number): Triple[] {
  const [z, y, x] = shapeZyx.map((size, axis) => axisStarts(size, patchSizeZyx[axis], step))
  return z.flatMap((startZ) => y.flatMap((startY) => x.map((startX): Triple => [startZ, startY, startX])))
}

function axisStarts(size: number, patch: number, step: number): number[] {
  const room = size - patch
  if (room <= 0) return [Math.ceil(room / 2) + 0]
  const steps = Math.ceil(room / Math.max(1, patch * step))
  return Array.from({ length: steps + 1 }, (_, i) => roundHalfToEven((room / steps) * i))
}

/** As NumPy rounds, so that tiles lie where nnU-Net puts them. */
function roundHalfToEven(value: number): number {
  const rounded = Math.round(value)
  return rounded - value === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded
}
