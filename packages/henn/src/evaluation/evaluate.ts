import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkSameGrid, roundLabels, valuesOf } from '../data/case-check.js'
import type { Dataset, Label } from '../data/dataset.js'
import { InputError } from '../errors.js'
import { writeFileAtomic } from '../io/atomic-file.js'
import { knownEndings, readVolume } from '../io/formats.js'
import { isThere } from '../io/read-text.js'
import { volumeFiles } from '../io/volume-files.js'
import { countOverlaps, dice, iou, meanOfNumbers, type Overlap } from './metrics.js'

/** What is looked for: each label but the background, or regions, which are sets of labels; voxels whose reference is to be ignored count nowhere. */
export type Judged = Pick<Dataset, 'labels' | 'regions' | 'ignoreLabel'>

/** null: the class is neither in the prediction nor in the reference; such cases don't count in the means. */
export type Score = number | null

/** Of a label, or of a region. */
export interface ClassScores {
  /** What a label map holds where it is; of a region what is written for it. */
  value: number
  name: string
  dice: Score
  iou: Score
}

export interface CaseEvaluation {
  id: string
  classes: (ClassScores & { predictedVoxels: number; referenceVoxels: number })[]
}

export interface Evaluation {
  /** Mean over the classes of their means over the cases. */
  mean: { dice: Score; iou: Score }
  /** Means over the cases; `cases` is how many of them count. */
  classes: (ClassScores & { cases: number })[]
  cases: CaseEvaluation[]
  /** Reference files that no prediction was found for. */
  referencesWithoutPrediction: number
}

/**
 * Compares each label map of a folder with the one of the same name among the references.
 * `judged` is what a dataset tells apart; left out, the classes are the values found. The background, 0, is left aside.
 * Throws InputError naming the file or case: a prediction without reference, different grids, foreign values.
 */
export async function evaluate(predictionDir: string, referenceDir: string, judged?: Judged): Promise<Evaluation> {
  const predictions = labelFiles(predictionDir)
  const references = labelFiles(referenceDir)
  if (predictions.size === 0) throw new InputError(`${predictionDir}: holds no ${knownEndings} file. Give the folder of the predictions.`)
  const classes = judged === undefined ? eachValue : classesOf(judged)
  const known = judged === undefined ? anyLabel : valuesOf(judged)
  const overlaps = new Map<string, Overlap[]>()
  for (const [id, file] of predictions) {
    const reference = references.get(id)
    if (!reference) throw new InputError(`Case ${id}: ${referenceDir} holds no reference for ${file}. Add it or remove the prediction.`)
    const [one, other] = await labelMaps(id, join(predictionDir, file), join(referenceDir, reference), known)
    overlaps.set(id, countOverlaps(one, other, classes.map(({ values }) => values), judged?.ignoreLabel))
  }
  const isFound = (index: number): boolean => [...overlaps.values()].some((ofCase) => ofCase[index].prediction + ofCase[index].reference > 0)
  const shown = classes.map((one, index) => ({ ...one, index })).filter(({ index }) => judged !== undefined || isFound(index))
  return { ...summarise(overlaps, shown), referencesWithoutPrediction: references.size - predictions.size }
}

/** Throws InputError where no summary can be written: not a .json (it may be somebody's volume), a folder, or in none. */
export function requireSummaryPath(path: string): void {
  if (!/\.json$/i.test(path)) throw new InputError(`${path}: the figures are JSON. Give --output a name that ends in .json.`)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new InputError(`${path}: a folder. Give --output the name of a file.`)
  const folder = dirname(path)
  if (!existsSync(folder)) throw new InputError(`${folder}: no such folder. Make it, or choose another --output.`)
}

/** Writes the evaluation as JSON, whole or not at all. */
export function writeSummary(path: string, evaluation: Evaluation): void {
  writeFileAtomic(path, `${JSON.stringify(evaluation, null, 2)}\n`)
}

/** Case ids (file names without their endings) with their files, sorted. */
function labelFiles(folder: string): Map<string, string> {
  if (!isThere(folder)) throw new InputError(`${folder}: no such folder. Check the path.`)
  if (!statSync(folder).isDirectory()) throw new InputError(`${folder}: a file. Give the folder that holds it.`)
  return volumeFiles(folder)
}

/** Prediction and reference of a case, on one grid, of known values. */
async function labelMaps(id: string, predictionPath: string, referencePath: string, known: Label[]): Promise<[Uint8Array, Uint8Array]> {
  const reference = await readVolume(referencePath)
  const prediction = await readVolume(predictionPath)
  if (reference.channels > 1) throw new InputError(`${referencePath}: has ${reference.channels} channels, and must have one. Give label maps.`)
  checkSameGrid(id, reference, prediction, false, ['reference', 'prediction'])
  return [roundLabels(id, prediction.data, known, 'prediction'), roundLabels(id, reference.data, known, 'reference')]
}

interface JudgedClass {
  value: number
  name: string
  values: number[]
}

const anyLabel: Label[] = Array.from({ length: 256 }, (_, value) => ({ value, name: String(value) }))
const eachValue = classesOf({ labels: anyLabel })

function classesOf({ labels, regions }: Judged): JudgedClass[] {
  if (regions !== undefined) return regions.map(({ name, values, written }) => ({ value: written, name, values }))
  return labels.filter(({ value }) => value !== 0).map(({ value, name }) => ({ value, name, values: [value] }))
}

/** `index`: the place of a class among the overlaps of a case. */
function summarise(overlaps: Map<string, Overlap[]>, shown: readonly (JudgedClass & { index: number })[]): Omit<Evaluation, 'referencesWithoutPrediction'> {
  const cases = [...overlaps].map(([id, ofCase]) => ({
    id,
    classes: shown.map(({ value, name, index }) => ({
      value,
      name,
      dice: score(dice(ofCase[index])),
      iou: score(iou(ofCase[index])),
      predictedVoxels: ofCase[index].prediction,
      referenceVoxels: ofCase[index].reference,
    })),
  }))
  const classes = shown.map(({ value, name, index }) => {
    const ofClass = [...overlaps.values()].map((ofCase) => ofCase[index])
    const dices = ofClass.map(dice)
    return {
      value,
      name,
      dice: score(meanOfNumbers(dices)),
      iou: score(meanOfNumbers(ofClass.map(iou))),
      cases: dices.filter((number) => !Number.isNaN(number)).length,
    }
  })
  const mean = (key: 'dice' | 'iou'): Score => score(meanOfNumbers(classes.map((entry) => entry[key] ?? NaN)))
  return { mean: { dice: mean('dice'), iou: mean('iou') }, classes, cases }
}

/** JSON has no NaN. */
function score(value: number): Score {
  return Number.isNaN(value) ? null : value
}
