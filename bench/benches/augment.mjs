/** Patches cut out of a volume in memory and augmented, on one core: nnU-Net's transforms as its data loader runs them, and ours. */

const [ours, peer] = ['HENN', 'nnU-Net']

/** Drawn anew for each patch: a step takes the mean over so many of them. */
function pieces(tiny) {
  return [
    { name: '128x128x128', patch: [128, 128, 128], volume: [240, 240, 240], patches: 40 },
    { name: '40x56x40', patch: [40, 56, 40], volume: [96, 112, 96], patches: 200 },
  ].map((piece) => (tiny ? { ...piece, patch: [16, 16, 16], volume: [32, 32, 32], patches: 3 } : piece))
}

export const bench = {
  title: "Augmented patches a second on one core, image and label, by nnU-Net's transforms",
  threads: 1,
  warmUp: 1,
  steps: 1,
  rounds: 5,
  work: (tiny) => ({ threads: 1, classes: 3, pieces: pieces(tiny) }),
  contenders: () => [
    { name: peer, peer: 'augment.py' },
    { name: ours, ours: 'augment.mjs' },
  ],
  table(of, work) {
    const rows = work.pieces.map(({ name }) => [name, ...[of(peer, name), of(ours, name)].map(({ seconds }) => (1 / seconds).toFixed(1)), (of(ours, name).seconds / of(peer, name).seconds).toFixed(3)])
    return [['patch', `${peer}, patches/s`, `${ours}, patches/s`, 'ratio of times'], ...rows]
  },
  ratios: (of, work) => Object.fromEntries(work.pieces.map(({ name }) => [name, of(ours, name).seconds / of(peer, name).seconds])),
  goals: Object.fromEntries(pieces(false).map(({ name }) => [name, 1 / 4])),
}
