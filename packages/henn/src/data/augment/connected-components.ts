import type { Triple } from '../../types.js'

export interface Components {
  /** For each voxel the number of its component, from 1 on in the order of their first voxels; 0 outside of all. */
  numbers: Int32Array
  /** Voxels of component i + 1. */
  sizes: number[]
}

/** The parts of a mask [Z, Y, X] whose voxels touch each other by faces, edges or corners. */
export function connectedComponents(mask: Uint8Array, [depth, height, width]: Triple): Components {
  const parents = new Int32Array(mask.length)
  const rootOf = (voxel: number): number => {
    let root = voxel
    while (parents[root] !== root) root = parents[root]
    for (let at = voxel; at !== root; ) {
      const next = parents[at]
      parents[at] = root
      at = next
    }
    return root
  }
  // A component's root is its first voxel.
  const join = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)]
    if (first < second) parents[second] = first
    else parents[first] = second
  }
  const before = neighboursBefore()
  let voxel = 0
  for (let z = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, voxel++) {
        if (mask[voxel] === 0) continue
        parents[voxel] = voxel
        for (const [dz, dy, dx] of before) {
          const [i, j, k] = [z + dz, y + dy, x + dx]
          if (i < 0 || j < 0 || k < 0 || j >= height || k >= width) continue
          const neighbour = (i * height + j) * width + k
          if (mask[neighbour] !== 0) join(voxel, neighbour)
        }
      }
    }
  }
  return numbered(mask, parents)
}

function numbered(mask: Uint8Array, parents: Int32Array): Components {
  const numbers = new Int32Array(mask.length)
  const sizes: number[] = []
  for (let voxel = 0; voxel < mask.length; voxel++) {
    if (mask[voxel] === 0) continue
    // A parent comes before its children, and has its number.
    numbers[voxel] = parents[voxel] === voxel ? sizes.push(0) : numbers[parents[voxel]]
    sizes[numbers[voxel] - 1]++
  }
  return { numbers, sizes }
}

/** Steps to the thirteen of the 26 neighbours that come before in the order of voxels. */
function neighboursBefore(): Triple[] {
  const steps = [-1, 0, 1]
  return steps.flatMap((z) => steps.flatMap((y) => steps.map((x): Triple => [z, y, x]))).slice(0, 13)
}
