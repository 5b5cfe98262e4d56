import { bySentence, type Check } from '../finding'

/** Money past the shop's checkout. Marketplaces and payment providers close accounts for it, and no buyer's protection covers it. */
export const offPlatformPayment: Check = (given) => bySentence('offPlatformPayment', given, ({ offPlatformPayment }) => offPlatformPayment)
