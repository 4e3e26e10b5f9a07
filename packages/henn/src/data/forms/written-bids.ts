import { InputError } from '../../errors.js'
import type { CaseRef } from '../dataset.js'
import type { WrittenForm } from './written-forms.js'

const version = '1.10.0'
const pipeline = 'derivatives/labels'

/**
 * BIDS: images as `sub-…/anat/sub-…_CHANNEL`, or below a session for patients with several cases; label maps as `…_dseg` below
 * `derivatives/labels`. Names keep their letters and digits alone, as BIDS wants it.
 */
export const writtenBids: WrittenForm = {
  check(dataset) {
    const { labels, regions, ignoreLabel, channels, cases, name } = dataset
    const refuse = (problem: string): InputError => new InputError(`Dataset ${name} can't be written in BIDS: ${problem}. Choose another form.`)
    if (regions !== undefined || ignoreLabel !== undefined) throw refuse(`that form has no ${regions === undefined ? 'label to be ignored' : 'regions'}`)
    const odd = labels.find((label) => /[\t\r\n]/.test(label.name) || label.name === '')
    if (odd !== undefined) throw refuse(`the name of label ${odd.value}, ${JSON.stringify(odd.name)}, is none for a table`)
    const suffixes = channels.map(plain)
    const wrong = suffixes.findIndex((suffix, i) => suffix === '' || /^(dseg|mask|probseg)$/.test(suffix) || suffixes.indexOf(suffix) < i)
    if (wrong >= 0) throw refuse(`the channel ${JSON.stringify(channels[wrong])} has no letters and digits of its own to be known by`)
    const stems = cases.map((one) => stemOf(one))
    const twice = stems.findIndex((stem, i) => /-(_|$)/.test(stem) || stems.indexOf(stem) < i)
    if (twice >= 0) throw refuse(`the case ${JSON.stringify(cases[twice].id)} has no letters and digits of its own to be known by`)
  },
  filesOf({ id, patient, channels, labelled, ending }) {
    const stem = stemOf({ id, patient })
    const place = `${stem.replace('_', '/')}/anat/${stem}`
    return {
      images: channels.map((channel) => `${place}_${plain(channel)}${ending}`),
      label: labelled ? `${pipeline}/${place}_dseg${ending}` : undefined,
    }
  },
  describe({ name, labels }) {
    return {
      'dataset_description.json': { Name: name, BIDSVersion: version, DatasetType: 'raw' },
      [`${pipeline}/dataset_description.json`]: { Name: 'labels', BIDSVersion: version, DatasetType: 'derivative', GeneratedBy: [{ Name: 'HENN' }] },
      [`${pipeline}/dseg.tsv`]: ['index\tname', ...labels.map((label) => `${label.value}\t${label.name}`), ''].join('\n'),
    }
  },
  lost({ cases, channels, splits }) {
    const suffixes = channels.map(plain)
    return [
      ...(splits === undefined ? [] : ['its folds']),
      ...(suffixes.some((suffix, i) => suffix !== channels[i]) || suffixes.toSorted().join() !== suffixes.join() ? ['the names and the order of its channels'] : []),
      ...(cases.some((one) => stemOf(one) !== one.id) ? ['the names of its cases'] : []),
    ]
  },
}

/** "sub-01", or for a case of a patient "sub-01_ses-left". */
function stemOf({ id, patient }: Pick<CaseRef, 'id' | 'patient'>): string {
  if (/^sub-[a-z\d]+(_ses-[a-z\d]+)?$/i.test(id)) return id
  return patient === undefined ? `sub-${plain(id)}` : `sub-${plain(patient)}_ses-${plain(id)}`
}

function plain(name: string): string {
  return name.replaceAll(/[^a-z\d]/gi, '')
}
