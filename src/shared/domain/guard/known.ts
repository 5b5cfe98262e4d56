/** Numbers compared without what people put between their signs. */
import { fold } from '../conversation/fold'

/** ASCII digits of a number, everything else left out. */
export const digitsOf = (number: string): string => fold(number).replace(/\D/g, '')
/** Letters and digits, folded: `#NL-1042` and `nl 1042` are the same number. */
export const bareNumber = (number: string): string => fold(number).replace(/[^a-z0-9]/g, '')
