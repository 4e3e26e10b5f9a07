/** Three numbers along Z, Y, X. */
export type Triple = [number, number, number]
