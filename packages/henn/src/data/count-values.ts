/** How many voxels of a label map have each value from 0 to 255. */
export function countValues(label: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256)
  for (let i = 0; i < label.length; i++) counts[label[i]]++
  return counts
}
