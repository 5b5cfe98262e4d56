/** Rules that come with the program. */
import type { Rule } from './types'

/** @param now when they are made, epoch ms (UTC) */
export const starterRules = (_now: number): Rule[] => []
