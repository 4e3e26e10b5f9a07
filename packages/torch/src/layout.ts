/** 'cpu', 'cuda' or 'cuda:N'. */
export type Device = string

/** How the axes lie in memory; `channels_last_3d` is B Z Y X C. */
export type MemoryFormat = 'contiguous' | 'preserve' | 'channels_last' | 'channels_last_3d'

/** The numbers of c10::MemoryFormat. */
export const memoryFormats: Record<MemoryFormat, number> = {
  contiguous: 0,
  preserve: 1,
  channels_last: 2,
  channels_last_3d: 3,
}
