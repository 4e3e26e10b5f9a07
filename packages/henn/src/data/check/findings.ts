/** Error: `train` refuses the dataset. Warning: it takes it, and what it learns may be worse. Hint: a guess, by names alone. */
export type Severity = 'error' | 'warning' | 'hint'

interface Kind {
  severity: Severity
  title: string
  wayOut: string
}

/** What can be found, in the order of reports. */
export const kinds = {
  labels: { severity: 'error', title: 'No label to learn', wayOut: 'Name the labels of the dataset.' },
  labels_too_many: { severity: 'error', title: 'More labels than training takes', wayOut: 'Leave some out.' },
  splits: { severity: 'error', title: "Splits that can't be trained on", wayOut: 'Correct the splits, add cases, or lower data.folds.' },
  unreadable: { severity: 'error', title: "Cases that can't be loaded", wayOut: 'Correct or copy again what is named, or leave the case out.' },
  voxel_count: { severity: 'error', title: "Volumes whose voxels don't fill their shape", wayOut: 'Correct the code that the dataset comes from.' },
  channel_count: { severity: 'error', title: 'Images with other channels than the dataset names', wayOut: 'Correct the images, or the channels that the dataset names.' },
  channel_grids: { severity: 'error', title: "Channels that don't make an image", wayOut: 'Export each channel as a 3D volume on one grid.' },
  not_finite: { severity: 'error', title: 'NaN or infinite voxels', wayOut: 'Correct the images or leave the cases out.' },
  no_label: { severity: 'error', title: 'Cases without a label', wayOut: 'Add one or leave the case out of the training.' },
  label_channels: { severity: 'error', title: 'Labels with several channels', wayOut: 'Export each label as a 3D volume.' },
  shape: { severity: 'error', title: 'Image and label of different shapes', wayOut: "Re-export the label on the image's grid." },
  spacing: { severity: 'error', title: 'Image and label with voxels of different sizes', wayOut: "Re-export the label on the image's grid." },
  place: {
    severity: 'error',
    title: 'Image and label apart in space',
    wayOut: "Re-export the label on the image's grid, or set data.allow_grid_mismatch where the voxels are known to match.",
  },
  label_values: { severity: 'error', title: "Label values that the dataset doesn't have", wayOut: "Correct the label maps or the dataset's labels." },
  label_fractions: { severity: 'error', title: 'Label values that are no whole numbers', wayOut: 'Re-export the labels without interpolation (nearest neighbour).' },

  place_allowed: { severity: 'warning', title: 'Image and label apart in space', wayOut: "data.allow_grid_mismatch lets them pass; look at the pictures, or re-export the label on the image's grid." },
  header: { severity: 'warning', title: 'What had to be guessed to read a file', wayOut: 'Look whether it is right, and whether image and label still match; else correct the file.' },
  leak_image: { severity: 'warning', title: 'The same image to train on and to validate', wayOut: 'Leave one of them out, or put both on one side of the split: the validation is too good otherwise.' },
  leak_patient: { severity: 'warning', title: 'The same patient to train on and to validate', wayOut: "Put a patient's cases on one side of the split: the validation is too good otherwise." },
  duplicate_images: { severity: 'warning', title: 'The same image in several cases', wayOut: 'Keep one of them; where the labels differ, find out which is right.' },
  duplicate_labels: { severity: 'warning', title: 'The same label on different images', wayOut: 'Look whether a label was copied to the wrong case.' },
  absent_class: { severity: 'warning', title: 'Classes that never occur', wayOut: "Correct the label maps or the dataset's labels; a class without voxels can't be learnt." },
  empty_label: { severity: 'warning', title: 'Labels with nothing but background', wayOut: 'Look whether nothing is there to be labelled, or the label was forgotten.' },
  constant: { severity: 'warning', title: 'Channels with one value throughout', wayOut: 'Export the images again, or leave the cases out.' },
  few_values: { severity: 'warning', title: 'Images with hardly any different values', wayOut: 'Look whether a label map or a mask was taken for an image.' },
  not_hu: { severity: 'warning', title: 'CT that looks clipped, or not in Hounsfield units', wayOut: 'Export it unclipped, with its rescale slope and intercept (air is −1000); or name the channel otherwise than CT.' },
  values_outlier: { severity: 'warning', title: 'Values of another scale than in the other cases', wayOut: 'Look whether they are in the same unit: this channel is not normalised by the case.' },
  spacing_outlier: { severity: 'warning', title: 'Voxels of a far other size than in the other cases', wayOut: 'Look whether the header is right, and whether such scans are to be predicted.' },
  orientation: { severity: 'warning', title: 'Axes that run otherwise than in the other cases', wayOut: 'Reorient them to the others: a network sees the voxels in the order of the file.' },
  sheared: { severity: 'warning', title: 'Sheared grids', wayOut: 'Resample them onto grids with right angles: voxels are taken for boxes, and many programs refuse such files.' },

  leak_names: { severity: 'hint', title: 'Cases to train on and to validate whose names begin alike', wayOut: 'If they are of one patient, say so by data.patient_pattern or in the dataset, and they stay on one side of a split.' },
} as const satisfies Record<string, Kind>

export type FindingKind = keyof typeof kinds

/** One thing that is wrong, and with which cases; none where it is the dataset as a whole. */
export interface Problem {
  kind: FindingKind
  cases: string[]
  message: string
}

/** All of a kind that was found. */
export interface Finding extends Kind {
  kind: FindingKind
  details: { cases: string[]; message: string }[]
}

export function severityOf(kind: FindingKind): Severity {
  return kinds[kind].severity
}

/** Gathers problems by their kind, errors first. */
export function gather(problems: readonly Problem[]): Finding[] {
  return (Object.keys(kinds) as FindingKind[]).flatMap((kind) => {
    const details = problems.filter((problem) => problem.kind === kind).map(({ cases, message }) => ({ cases, message }))
    return details.length === 0 ? [] : [{ kind, ...kinds[kind], details }]
  })
}

/** The cases that a finding is about, each once. */
export function casesOf({ details }: Finding): string[] {
  return [...new Set(details.flatMap(({ cases }) => cases))]
}
