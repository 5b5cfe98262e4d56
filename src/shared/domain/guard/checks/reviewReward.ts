import { bySentence, type Check } from '../finding'

/** Something in return for a review, for a good one, or for taking one away: 16 CFR 465 (FTC), Directive (EU) 2019/2161, the marketplaces' rules. */
export const reviewReward: Check = (given) => bySentence('reviewReward', given, ({ reviewReward }) => reviewReward, undefined, true)
