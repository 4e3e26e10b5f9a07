import { z } from 'zod'

/** Field types that several sections share. */

export const positiveInt = z.int().min(1)
export const fraction = z.number().min(0).max(1)
/** Along Z, Y, X. */
export const positiveTriple = z.tuple([positiveInt, positiveInt, positiveInt])
