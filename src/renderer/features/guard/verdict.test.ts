import { describe, expect, it } from 'vitest'
import type { Shop } from '../../../shared/domain/backend/types'
import { guardContext } from '../../../shared/domain/guard/guard.fixture'
import type { GuardPolicy } from '../../../shared/domain/guard/types'
import type { ShopId } from '../../../shared/domain/ids'
import type { Order, Parcel } from '../../../shared/domain/order/types'
import { type ContextParts, contextOf } from './context'
import { blocksOf, type Leaving, nameOf, recordText, sentenceAround, stepOf, verdictOf, warnsOf } from './verdict'

const policy: GuardPolicy = { shopId: 'nord', checks: {}, names: [], hosts: [], contacts: [] }
const card = '4111 1111 1111 1111'
const leaving = (body: string, more: Partial<Leaving> = {}, signature = ''): Leaving => ({
  kind: 'reply',
  text: signature ? `${body}\n\n${signature}` : body,
  bodyLength: body.length,
  subject: null,
  approved: false,
  ...more,
})
const checksOf = (what: Leaving, wants: GuardPolicy = policy) =>
  verdictOf(what, guardContext(), wants).map(({ finding: { check }, level, where }) => `${where} ${check} ${level}`)

describe('what is said of a text', () => {
  it('is nothing of an empty or a harmless one', () => {
    expect(checksOf(leaving(''))).toEqual([])
    expect(checksOf(leaving('Thank you for writing. I look into it and come back to you today.'))).toEqual([])
  })
  it('tells draft, signature and subject apart', () => {
    expect(checksOf(leaving(`Your card ${card} was charged.`))).toEqual(['body cardNumber block'])
    expect(checksOf(leaving('I look into it.', {}, `Card ${card}`))).toEqual(['signature cardNumber block'])
    expect(checksOf(leaving('I look into it.', { subject: `Card ${card}` }))).toEqual(['subject cardNumber block'])
  })
  it('of a note is card data alone', () => {
    expect(checksOf(leaving('We pay all customs duties for you, you will not pay anything at the door.', { kind: 'note' }))).toEqual([])
    expect(checksOf(leaving(`She sent ${card}`, { kind: 'note' }))).toEqual(['body cardNumber block'])
  })
  it('leaves an open gap of a template to the button, which says it already', () => {
    expect(checksOf(leaving('Your parcel [[parcel.number]] is on its way.'))).toEqual([])
    expect(checksOf(leaving('Dear {name}, your parcel is on its way.'))).toContain('body unfilled block')
  })
  it('takes an approved template as it is: its words are not the agent’s to change', () => {
    const text = 'Your question was received and will be answered within one working day.'
    const inserted = guardContext({ inserted: [text] })
    const checks = (approved: boolean) => verdictOf(leaving(text, { approved }), inserted, policy).map(({ finding }) => finding.check)
    expect(checks(false)).toEqual(['untouched'])
    expect(checks(true)).toEqual([])
  })
  it('follows the shop: off, another level, no exception', () => {
    const wants = (level: 'warn' | 'off' | 'block', mayOverride: boolean): GuardPolicy => ({
      ...policy,
      checks: { dutyPromise: { level, mayOverride } },
    })
    const promise = leaving('We pay all import duties for you.')
    expect(checksOf(promise)).toEqual(['body dutyPromise block'])
    expect(checksOf(promise, wants('warn', true))).toEqual(['body dutyPromise warn'])
    expect(checksOf(promise, wants('off', true))).toEqual([])
    expect(verdictOf(promise, guardContext(), wants('block', false))[0]?.mayOverride).toBe(false)
  })
  it('names the same words twice apart, and by the same name while they stay', () => {
    const twice = verdictOf(leaving(`${card} and ${card}`), guardContext(), policy)
    expect(new Set(twice.map(({ id }) => id)).size).toBe(2)
    const moved = verdictOf(leaving(`Well: ${card} and ${card}`), guardContext(), policy)
    expect(nameOf(moved)).toBe(nameOf(twice))
  })
})

describe('what mends it', () => {
  const around = (text: string, what: string) => {
    const from = text.indexOf(what)
    const place = sentenceAround(text, from, from + what.length)
    return text.slice(0, place.from) + text.slice(place.to)
  }
  it('is the check’s own, or taking the sentence out', () => {
    const [card1] = verdictOf(leaving(`Card ${card}.`), guardContext(), policy)
    expect(card1?.mends.map(({ kind }) => kind)).toEqual(['mask'])
    const text = 'Dear Mia,\nthank you. We pay all import duties for you. Best wishes'
    const [promise] = verdictOf(leaving(text), guardContext(), policy)
    const [mend] = promise?.mends ?? []
    expect(mend && text.slice(0, mend.from) + mend.text + text.slice(mend.to)).toBe('Dear Mia,\nthank you. Best wishes')
  })
  it('takes the sentence in any script, and leaves the lines', () => {
    expect(around('One. Two is here! Three?', 'Two')).toBe('One. Three?')
    expect(around('One.\nTwo is here\nThree', 'Two')).toBe('One.\n\nThree')
    expect(around('これは一つ。関税はかかりません。以上です。', '関税')).toBe('これは一つ。以上です。')
    expect(around('أولا. الرسوم علينا! شكرا', 'الرسوم')).toBe('أولا. شكرا')
  })
})

describe('what follows for sending', () => {
  const say = (body: string, wants = policy) => verdictOf(leaving(body), guardContext(), wants)
  const soft: GuardPolicy = { ...policy, checks: { dutyPromise: { level: 'warn', mayOverride: true } } }
  it('a block stops it however often send is pressed', () => {
    const said = say(`Card ${card}`)
    expect(stepOf(said, null)).toBe('stopped')
    expect(stepOf(said, nameOf(blocksOf(said)))).toBe('stopped')
  })
  it('a warning asks once, and again when it is another one', () => {
    const said = say('We pay all import duties for you.', soft)
    expect(stepOf(said, null)).toBe('lookAgain')
    expect(stepOf(said, nameOf(warnsOf(said)))).toBe('leave')
    const other = say('We pay all import duties for you. Customs fees are free for you as well, we cover all duties.', soft)
    expect(stepOf(other, nameOf(warnsOf(said)))).toBe('lookAgain')
  })
  it('a hint or nothing lets it go', () => {
    expect(stepOf([], null)).toBe('leave')
    const hint: GuardPolicy = { ...policy, checks: { dutyPromise: { level: 'hint', mayOverride: true } } }
    expect(stepOf(say('We pay all import duties for you.', hint), null)).toBe('leave')
  })
})

it('a record is looked at for card numbers alone', () => {
  expect(recordText('We pay all import duties.', [])).toBe('We pay all import duties.')
  expect(recordText(`Paid with ${card}, then ${card}.`, [])).toBe('Paid with •••• •••• •••• 1111, then •••• •••• •••• 1111.')
  expect(recordText('Order 4111111111111111', ['4111111111111111'])).toBe('Order 4111111111111111')
})

describe('the context', () => {
  const shopOf = (id: string, name: string, more: Partial<Shop> = {}) =>
    ({
      id: id as ShopId,
      name,
      senderName: `${name} team`,
      signatures: {},
      policy: { returnDays: null, whoPaysReturn: null, whoPaysDuty: 'customer', promisedDeliveryDays: 8, text: '' },
      ...more,
    }) as Shop
  const parts = (more: Partial<ContextParts> = {}): ContextParts => ({
    kind: 'reply',
    channel: 'email',
    language: 'de',
    register: null,
    shopId: 'nord' as ShopId,
    shops: [
      shopOf('nord', 'Nordlicht', {
        signatures: { '*': 'Nordlicht\nservice@nordlicht.example · +49 30 123456 · https://nordlicht.example/help' },
      }),
      shopOf('sud', 'Südwind', {
        policy: { returnDays: null, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: 'www.sudwind.example' },
      }),
    ],
    backends: [],
    policies: [{ ...policy, names: ['Nordlicht Outlet'], hosts: ['nl.example'] }],
    customer: { name: 'Mia Schulz', email: null, phone: '+49 170 1', country: 'DE' },
    orders: [{ number: 'NL-1042', trackingNumbers: ['TR1'], lines: [{ sku: '4006381333931' }] } as unknown as Order],
    parcels: [{ trackingNumber: 'TR2' } as Parcel],
    messages: ['a', 'b', 'c', 'd'].map((text) => ({ kind: 'incoming' as const, text, deleted: false })),
    staff: ['Ana', '', 'Ana'],
    inserted: () => [],
    ...more,
  })
  it('knows the shop by its settings, signatures and policy, and the others too', () => {
    const context = contextOf(parts())
    expect(context?.shop).toMatchObject({
      names: ['Nordlicht', 'Nordlicht Outlet'],
      hosts: ['nl.example', 'nordlicht.example'],
      contacts: ['service@nordlicht.example', '+49 30 123456'],
      paysDuty: false,
      promisedDeliveryDays: 8,
    })
    expect(context?.otherShops).toEqual([{ names: ['Südwind'], hosts: ['sudwind.example'] }])
  })
  it('takes an address at a host of everybody as a contact, never the host', () => {
    const shops = [shopOf('nord', 'Nordlicht', { signatures: { '*': 'nordlicht.shop@gmail.com, shop@yahoo.co.jp' } })]
    expect(contextOf(parts({ shops, policies: [] }))?.shop).toMatchObject({
      hosts: [],
      contacts: ['nordlicht.shop@gmail.com', 'shop@yahoo.co.jp'],
    })
  })
  it('knows the hosts of the shop’s own order systems, not those of its help desk', () => {
    const of = (kind: string, settings: Record<string, string>) =>
      ({ shopId: 'nord', settings, capabilities: { kinds: [kind] }, me: null }) as never
    const backends = [
      of('orders', { shop: 'nordlicht.myshop.example', url: 'https://shop.nordlicht.example/admin', name: 'x' }),
      of('conversations', { url: 'https://desk.example' }),
    ]
    expect(contextOf(parts({ backends, policies: [], shops: [shopOf('nord', 'Nordlicht')] }))?.shop.hosts).toEqual([
      'nordlicht.myshop.example',
      'shop.nordlicht.example',
    ])
  })
  it('takes numbers that are no cards, the last three texts, and each name once', () => {
    const context = contextOf(parts())
    expect(context?.knownNumbers).toEqual(['TR2', 'NL-1042', 'TR1', '4006381333931', '+49 170 1'])
    expect(context?.quotes).toEqual(['b', 'c', 'd'])
    expect(context?.staffNames).toEqual(['Ana', 'Nordlicht team'])
  })
  it('of a forward says nothing of the customer: somebody else reads it', () => {
    expect(contextOf(parts({ kind: 'forward' }))).toMatchObject({ language: null, country: null, customerName: null, orderNumbers: [] })
  })
  it('is none where the shop is not on the desk', () => {
    expect(contextOf(parts({ shopId: 'gone' as ShopId }))).toBeNull()
  })
})
