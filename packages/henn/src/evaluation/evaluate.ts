import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkSameGrid, roundLabels } from '../data/case-check.js'
import type { Label } from '../data/dataset.js'
import { InputError } from '../errors.js'
import { writeFileAtomic } from '../io/atomic-file.js'
import { knownEndings, readVolume } from '../io/formats.js'
import { volumeFiles } from '../io/volume-files.js'
import { countOverlaps, dice, iou, meanOfNumbers, type Overlap } from './metrics.js'

/** null: the class is neither in the prediction nor in the reference; such cases don't count in the means. */
export type Score = number | null

export interface ClassScores {
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
 * `labels` names the classes; left out, they are the values found. The background, 0, is left aside.
 * Throws InputError naming the file or case: a prediction without reference, different grids, foreign values.
 */
export async function evaluate(predictionDir: string, referenceDir: string, labels?: Label[]): Promise<Evaluation> {
  const predictions = labelFiles(predictionDir)
  const references = labelFiles(referenceDir)
  if (predictions.size === 0) throw new InputError(`${predictionDir}: holds no ${knownEndings} file. Give the folder of the predictions.`)
  const overlaps = new Map<string, Overlap[]>()
  for (const [id, file] of predictions) {
    const reference = references.get(id)
    if (!reference) throw new InputError(`Case ${id}: ${referenceDir} holds no reference for ${file}. Add it or remove the prediction.`)
    overlaps.set(id, await compare(id, join(predictionDir, file), join(referenceDir, reference), labels))
  }
  const classes = (labels ?? foundLabels([...overlaps.values()])).filter(({ value }) => value !== 0)
  return { ...summarise(overlaps, classes), referencesWithoutPrediction: references.size - predictions.size }
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
  if (!existsSync(folder)) throw new InputError(`${folder}: no such folder. Check the path.`)
  if (!statSync(folder).isDirectory()) throw new InputError(`${folder}: a file. Give the folder that holds it.`)
  return volumeFiles(folder)
}

async function compare(id: string, predictionPath: string, referencePath: string, labels: Label[] = anyLabel): Promise<Overlap[]> {
  const reference = await readVolume(referencePath)
  const prediction = await readVolume(predictionPath)
  if (reference.channels > 1) throw new InputError(`${referencePath}: has ${reference.channels} channels, and must have one. Give label maps.`)
  checkSameGrid(id, reference, prediction, false, ['reference', 'prediction'])
  return countOverlaps(
    roundLabels(id, prediction.data, labels, 'prediction'),
    roundLabels(id, reference.data, labels, 'reference'),
  )
}

const anyLabel: Label[] = Array.from({ length: 256 }, (_, value) => ({ value, name: String(value) }))

function foundLabels(cases: Overlap[][]): Label[] {
  return anyLabel.filter(({ value }) => cases.some((overlaps) => overlaps[value].prediction + overlaps[value].reference > 0))
}

function summarise(overlaps: Map<string, Overlap[]>, labels: Label[]): Omit<Evaluation, 'referencesWithoutPrediction'> {
  const cases = [...overlaps].map(([id, ofCase]) => ({
    id,
    classes: labels.map(({ value, name }) => ({
      value,
      name,
      dice: score(dice(ofCase[value])),
      iou: score(iou(ofCase[value])),
      predictedVoxels: ofCase[value].prediction,
      referenceVoxels: ofCase[value].reference,
    })),
  }))
  const classes = labels.map(({ value, name }) => {
    const ofClass = [...overlaps.values()].map((ofCase) => ofCase[value])
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
