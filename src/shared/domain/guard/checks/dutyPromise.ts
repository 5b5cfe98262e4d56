import { bySentence, type Check } from '../finding'

/** That no duty or import tax will be asked for, or that the shop pays it. Where the shop does pay it, it may say so. */
export const dutyPromise: Check = (given) =>
  given.context.shop.paysDuty === true ? [] : bySentence('dutyPromise', given, ({ dutyPromise }) => dutyPromise)
