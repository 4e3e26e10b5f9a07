/** Something outlined on an image. */
export interface Structure {
  name: string
  /** Writes `value` into the voxels of a label map on the image's grid that belong to it. */
  fill: (labels: Uint8Array, value: number) => void | Promise<void>
}
