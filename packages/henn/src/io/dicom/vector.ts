/** A point or direction in DICOM's space: millimetres towards the patient's left, back and head (LPS). */
export type Xyz = [number, number, number]

export const dot = (a: Xyz, b: Xyz): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Xyz, b: Xyz): Xyz => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
export const scaled = (a: Xyz, factor: number): Xyz => [a[0] * factor, a[1] * factor, a[2] * factor]
export const plus = (a: Xyz, b: Xyz): Xyz => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const minus = (a: Xyz, b: Xyz): Xyz => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const lengthOf = (a: Xyz): number => Math.hypot(...a)
