import { type Check, finding } from '../finding'
import { spokenIn } from '../speaks'

/** Chinese and Japanese names share letters; Norwegian, Danish and Swedish, or Spanish and Galician, share words. */
const least = 3

/** The text is in another language than the customer's. Short texts are silent, names of products do not count. */
export const wrongLanguage: Check = ({ text, context }) => {
  const wanted = context.language?.toLowerCase().split(/[-_]/)[0]
  if (!wanted) return []
  const spoken = spokenIn(text)
  const [first] = spoken
  if (!first || first.language === wanted || first.weight < least) return []
  const own = spoken.find(({ language }) => language === wanted)?.weight ?? 0
  if (first.weight < 1.8 * own + 1) return []
  const start = text.original.length - text.original.trimStart().length
  return [finding('wrongLanguage', 'wrongLanguage', start, text.original.trimEnd().length, { wanted, found: first.language })]
}
