import { type Check, finding } from '../finding'
import { digitsOf } from '../known'
import { cardsIn, maskOf } from '../mask'

/** Numbers of payment cards (PCI DSS 3.4: at most the first six and the last four may be shown; we leave the last four). */
export const cardNumber: Check = ({ text, context }) => {
  if (!/\d[^\p{L}\n]{11}|\d{12}/u.test(text.folded)) return []
  const known = new Set([...context.orderNumbers, ...context.knownNumbers].map(digitsOf))
  return cardsIn(text, known).map(({ from, to, issuer }) =>
    finding('cardNumber', issuer, from, to, { issuer }, [{ kind: 'mask', text: maskOf(text.original.slice(from, to)) }]),
  )
}
