/** What one call of a small operator costs: the sum of two tensors of four elements, where nothing but the call counts. */
export const bench = {
  title: 'One call of add on four elements',
  threads: 1,
  warmUp: 2,
  steps: 3,
  rounds: 7,
  work: (tiny) => ({ calls: tiny ? 1000 : 100_000 }),
  contenders: () => [
    { name: 'PyTorch', peer: 'call.py' },
    { name: 'HENN', ours: 'call.mjs' },
  ],
  ratios: (of) => ({ call: of('HENN').seconds / of('PyTorch').seconds }),
  figures: (of) => ({ call_microseconds: of('HENN').seconds * 1e6 }),
  goals: { call_microseconds: 4 },
}
