import { type Shop, ShopColour } from '../../../shared/domain/backend/types'

/** A new shop as far as its name tells: initials as code, and the first colour no other shop has. */
export const newShop = (typed: string, others: readonly Shop[]): Omit<Shop, 'id'> => {
  const name = typed.trim()
  const words = name.split(/\s+/)
  const letters = words.length > 1 ? words.map((word) => [...word][0] ?? '') : [...name]
  const used = new Set(others.map((shop) => shop.colour))
  return {
    name,
    code: letters.slice(0, 2).join('').toLocaleUpperCase(),
    colour: ShopColour.options.find((colour) => !used.has(colour)) ?? 'slate',
    currency: 'EUR',
    languages: [],
    policy: { returnDays: null, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: '' },
    senderName: name,
    signatures: {},
    undoSeconds: { mail: 10, chat: 3 },
  }
}
