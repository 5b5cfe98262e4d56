import { expect, it } from 'vitest'
import { matchReason } from './matching'

const of = (email: string | null, phone: string | null) => ({ email, phone })
it.each([
  [of('Ana@Post.example ', null), of('ana@post.example', null), 'email'],
  [of('a@x.example', '+49 152 43225'), of('b@x.example', '0049-15243225'), 'phone'],
  [of(null, '12345'), of(null, '12345'), 'orderNumber'],
  [of(null, null), of(null, null), 'orderNumber'],
  [of('nobody', null), of('nobody', null), 'orderNumber'],
] as const)('%j and %j share %s', (customer, buyer, reason) => expect(matchReason(customer, buyer)).toBe(reason))
