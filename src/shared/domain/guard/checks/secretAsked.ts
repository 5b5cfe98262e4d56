import { bySentence, type Check } from '../finding'

/** The customer is asked for what only she may know: password, PIN, one-time code, all of a card. */
export const secretAsked: Check = (given) => bySentence('secretAsked', given, ({ secretAsked }) => secretAsked)
