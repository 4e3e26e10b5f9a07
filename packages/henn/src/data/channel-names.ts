/** What the file of one channel of a case is called without its ending, as nnU-Net has it: `case_0001`. */
export function channelName(id: string, channel: number): string {
  return `${id}_${String(channel).padStart(4, '0')}`
}

/** The case and the channel of such a name; undefined for any other. */
export function parseChannelName(name: string): { id: string; channel: number } | undefined {
  const match = /^(.*)_(\d{4})$/su.exec(name)
  return match === null ? undefined : { id: match[1], channel: Number(match[2]) }
}
