import { bySentence, type Check } from '../finding'

/** That customs will let it pass, or a declaration that is not the truth: neither is the shop's to promise. */
export const customsPromise: Check = (given) => bySentence('customsPromise', given, ({ customsPromise }) => customsPromise)
