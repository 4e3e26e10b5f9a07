import { withImage } from './compare-cases.js'
import type { Problem } from './findings.js'
import { groupsOf } from './groups.js'
import type { CaseReport, ImageReport } from './report.js'

/** Ids of the cases whose images have the same voxels, in groups. Images with one value throughout have nothing to be known by. */
export function sameImages(cases: readonly CaseReport[]): string[][] {
  const known = withImage(cases).filter(({ image }) => !isConstant(image))
  return groupsOf(known, ({ image }) => image.sha256).map((group) => group.map(({ id }) => id))
}

export function duplicates(cases: readonly CaseReport[], images: readonly string[][]): Problem[] {
  const byId = new Map(cases.map((entry) => [entry.id, entry]))
  const sameImage = images.map((ids): Problem => {
    const labels = new Set(ids.map((id) => byId.get(id)?.label?.sha256))
    return { kind: 'duplicate_images', cases: ids, message: labels.size > 1 ? 'with different labels' : 'with the same label' }
  })
  const labelled = cases.filter(({ label }) => label !== null && label.classes.some(({ voxels }) => voxels > 0))
  const sameLabel = groupsOf(labelled, ({ label }) => label!.sha256)
    .filter((group) => new Set(group.map(({ image }) => image?.sha256)).size > 1)
    .map((group): Problem => ({ kind: 'duplicate_labels', cases: group.map(({ id }) => id), message: 'the same voxels labelled' }))
  return [...sameImage, ...sameLabel]
}

function isConstant({ channels }: ImageReport): boolean {
  return channels.every(({ values }) => values === null || values.min === values.max)
}
