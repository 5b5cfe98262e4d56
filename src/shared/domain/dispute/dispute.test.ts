import { describe, expect, it, test } from 'vitest'
import type { ConversationId, DisputeId, MessageId, OrderId, ParcelId } from '../ids'
import type { Dispute, Order, Parcel } from '../order/types'
import { backendId } from '../outbox/outbox.fixture'
import { checklist, type DisputeFacts, type DisputeMessage } from './checklist'
import type { EvidenceLimits } from './evidence'
import { factsThatHurt, type HurtKind, hurts } from './hurts'
import { needsOf } from './needs'
import { disputeReasons, reasonOf } from './reason'
import { sayings } from './sayings'
import { suggestForm, wayOf } from './suggest'

const DAY = 86_400_000
const T0 = Date.parse('2026-11-20T10:00:00Z')
const shopId = 's' as Dispute['shopId']
const usd = (minor: number) => ({ minor, currency: 'USD' })
const dispute = (more: Partial<Dispute> = {}): Dispute => ({
  id: 'shopone1~d~PP-1' as DisputeId,
  backendId,
  shopId,
  remoteId: 'PP-1',
  reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  stage: 'inquiry',
  state: 'needsResponse',
  amount: usd(5_000),
  orderNumber: 'NL-1',
  buyer: { email: null, phone: null, name: 'Ana Kim' },
  dueAt: T0 + 7 * DAY,
  createdAt: T0,
  updatedAt: T0,
  messages: [],
  ...more,
})
const order = (number: string, at: number, more: Partial<Order> = {}): Order => ({
  id: `shopone1~o~${number}` as OrderId,
  backendId,
  shopId,
  remoteId: number,
  number,
  buyer: { email: 'ana@example.test', phone: null, name: 'Ana Kim' },
  state: 'shipped',
  total: usd(5_000),
  refunded: null,
  lines: [{ sku: null, title: 'Mug', quantity: 2, price: usd(2_500) }],
  country: 'DE',
  createdAt: at,
  paidAt: at,
  shippedAt: at + DAY,
  updatedAt: at,
  trackingNumbers: ['JD1'],
  url: null,
  ...more,
})
const parcel = (more: Partial<Parcel> = {}): Parcel => ({
  id: 'shopone1~p~1' as ParcelId,
  backendId,
  shopId,
  remoteId: '1',
  trackingNumber: 'JD1',
  carrier: 'DHL',
  orderNumber: 'NL-1',
  buyer: { email: null, phone: null, name: null },
  state: 'delivered',
  scans: [{ at: T0 - 3 * DAY, zone: null, place: 'Köln', text: 'Delivered, signed by KIM', state: 'delivered' }],
  expectedAt: null,
  deliveredAt: T0 - 3 * DAY,
  updatedAt: T0,
  ...more,
})
let count = 0
const message = (
  kind: DisputeMessage['kind'],
  language: string | null,
  text: string,
  more: Partial<DisputeMessage> = {},
): DisputeMessage => {
  count += 1
  return {
    id: `shopone1~m~${count}` as MessageId,
    conversationId: 'shopone1~c~1' as ConversationId,
    kind,
    at: T0,
    text,
    language,
    deleted: false,
    ...more,
  }
}
const policy = { returnDays: 30, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: 7, text: 'Thirty days.' }
const facts = (more: Partial<DisputeFacts> = {}): DisputeFacts => {
  const bought = order('NL-1', T0 - 10 * DAY)
  return { order: bought, orders: [bought], parcels: [parcel()], messages: [], policy, ...more }
}
const stand = (one: Dispute, known: DisputeFacts) =>
  Object.fromEntries(
    checklist(one, known).map(({ id, weight, found, byHand }) => [id, `${weight} ${byHand ? 'byHand' : found ? found.length : 'missing'}`]),
  )

test('reasons of every provider, and the network’s code where the provider says only «general»', () => {
  expect(reasonOf({ reason: 'UNAUTHORISED' })).toBe('unauthorised')
  expect(reasonOf({ reason: 'product_unacceptable' })).toBe('notAsDescribed')
  expect(reasonOf({ reason: 'general', networkReason: '13.1' })).toBe('notReceived')
  expect(reasonOf({ reason: 'general', networkReason: '999' })).toBe('general')
  expect(reasonOf({ reason: 'toString', networkReason: 'constructor' })).toBe('general')
  expect(reasonOf({ reason: 'product_not_received', networkReason: '10.4' })).toBe('notReceived')
  expect(reasonOf({ reason: 'R-77', claim: 'duplicate' })).toBe('duplicate')
  expect(reasonOf({ reason: 'UNAUTHORISED', claim: 'R-77' })).toBe('unauthorised')
})

describe('checklist', () => {
  it('names what is here and what is missing, weightiest first', () => {
    expect(stand(dispute(), facts())).toEqual({
      deliveryProof: 'must 1',
      shipmentProof: 'must 1',
      signature: 'strong 1',
      address: 'strong byHand',
      customerConfirmed: 'strong missing',
      orderDetails: 'helps 1',
      conversation: 'helps missing',
    })
    const none = facts({ order: null, orders: [], parcels: [] })
    expect(stand(dispute(), none)).toMatchObject({
      deliveryProof: 'must missing',
      shipmentProof: 'must missing',
      orderDetails: 'helps missing',
    })
    const weights = checklist(dispute(), facts()).map(({ weight }) => weight)
    expect(weights).toEqual([...weights].sort((a, b) => ['must', 'strong', 'helps'].indexOf(a) - ['must', 'strong', 'helps'].indexOf(b)))
  })
  it('asks for the signature from 750 USD', () => {
    expect(stand(dispute({ amount: usd(75_000) }), facts()).signature).toBe('must 1')
    expect(stand(dispute({ amount: usd(74_999) }), facts()).signature).toBe('strong 1')
    expect(stand(dispute({ amount: { minor: 75_000, currency: 'JPY' } }), facts()).signature).toBe('strong 1')
  })
  it('finds the buyer’s own word that it came, and no denial or question', () => {
    const found = (text: string, language: string | null = 'en') =>
      checklist(dispute(), facts({ messages: [message('incoming', language, text)] })).find(({ id }) => id === 'customerConfirmed')
        ?.found ?? null
    expect(found('Hello! The package arrived yesterday, but the mug is blue.')).toHaveLength(1)
    expect(found('Das Paket ist heute angekommen.', 'de')).toHaveLength(1)
    expect(found('Das Paket ist heute angekommen.', null)).toHaveLength(1)
    expect(found('The package has not arrived.')).toBeNull()
    expect(found('I never received the package')).toBeNull()
    expect(found('Has the package arrived?')).toBeNull()
    expect(
      checklist(dispute(), facts({ messages: [message('outgoing', 'en', 'The package arrived.')] })).find(
        ({ id }) => id === 'customerConfirmed',
      )?.found,
    ).toBeNull()
  })
  it('two earlier payments of 120 to 365 days count against fraud, one does not', () => {
    const now = order('NL-1', T0 - 10 * DAY)
    const old = (days: number, more = {}) => order(`NL-${days}`, now.createdAt - days * DAY, more)
    const fraud = dispute({ reason: 'fraudulent' })
    expect(stand(fraud, facts({ order: now, orders: [now, old(130), old(360)] })).priorOrders).toBe('strong 2')
    for (const orders of [
      [now, old(130)],
      [now, old(130), old(366)],
      [now, old(119), old(200)],
      [now, old(130), old(200, { state: 'refunded' })],
    ])
      expect(stand(fraud, facts({ order: now, orders })).priorOrders).toBe('strong missing')
  })
  it('a refund is asked for where there is one, or where the claim is about it', () => {
    const paidBack = order('NL-1', T0 - 10 * DAY, { refunded: usd(5_000), refunds: [{ at: T0 - DAY, amount: usd(5_000) }] })
    expect(stand(dispute(), facts())).not.toHaveProperty('refundMade')
    expect(stand(dispute(), facts({ order: paidBack })).refundMade).toBe('strong 1')
    expect(stand(dispute({ reason: 'credit_not_processed' }), facts()).refundMade).toBe('must missing')
  })
  it('goods that were sent back are not «kept»', () => {
    const unacceptable = dispute({ reason: 'product_unacceptable' })
    const kept = order('NL-1', T0 - 10 * DAY, { returnState: 'none' })
    expect(stand(unacceptable, facts()).noReturn).toBe('strong byHand')
    expect(stand(unacceptable, facts({ order: kept })).noReturn).toBe('strong 1')
    expect(
      stand(unacceptable, facts({ order: kept, messages: [message('incoming', 'en', 'I have already returned the item.')] })).noReturn,
    ).toBe('strong missing')
  })
  it('every reason has a must, and every need a source', () => {
    for (const reason of disputeReasons) {
      expect(
        needsOf[reason].some(([, weight]) => weight === 'must'),
        reason,
      ).toBe(true)
      expect(needsOf[reason].every(([, , { name }]) => name.length > 5)).toBe(true)
      expect(new Set(needsOf[reason].map(([id]) => id)).size).toBe(needsOf[reason].length)
    }
  })
})

/** What the shop or the buyer wrote → what it is, if anything. */
const said: [string, 'incoming' | 'outgoing', string, HurtKind | null][] = [
  ['en', 'outgoing', 'Sorry, it was our mistake.', 'fault'],
  ['en', 'outgoing', 'We sent you the wrong size.', 'fault'],
  ['en', 'outgoing', 'The parcel got lost in transit.', 'lost'],
  ['en', 'outgoing', 'Your order has not been shipped yet.', 'unsent'],
  ['en', 'outgoing', 'We will refund the full amount.', 'refundPromised'],
  ['en', 'outgoing', 'Please close the PayPal dispute first.', 'withdraw'],
  ['en', 'outgoing', 'Could you cancel the case?', 'withdraw'],
  ['en', 'outgoing', 'We apologize for the delay.', 'late'],
  ['en', 'incoming', 'Please cancel my order.', 'buyerCancelled'],
  ['en', 'incoming', 'I returned the item on Monday.', 'buyerSentBack'],
  ['en', 'incoming', 'If I returned the item, who pays?', null],
  ['en', 'outgoing', 'Your order was shipped on Monday.', null],
  ['en', 'outgoing', 'Is it our mistake?', null],
  ['en', 'outgoing', 'We cannot refund this order.', null],
  ['en', 'outgoing', 'Please see the case study of our mugs.', null],
  ['de', 'outgoing', 'Das war unser Fehler.', 'fault'],
  ['de', 'outgoing', 'Wir haben Ihnen leider das falsche Modell geschickt.', 'fault'],
  ['de', 'outgoing', 'Ihr Paket ist leider verloren gegangen.', 'lost'],
  ['de', 'outgoing', 'Die Ware wurde noch nicht versendet.', 'unsent'],
  ['de', 'outgoing', 'Wir erstatten Ihnen den vollen Betrag.', 'refundPromised'],
  ['de', 'outgoing', 'Bitte schließen Sie zuerst den Fall bei PayPal.', 'withdraw'],
  ['de', 'outgoing', 'Wir bitten die Verzögerung zu entschuldigen.', 'late'],
  ['de', 'outgoing', 'Entschuldigen Sie bitte die Verspätung.', 'late'],
  ['de', 'incoming', 'Bitte stornieren Sie meine Bestellung.', 'buyerCancelled'],
  ['de', 'incoming', 'Ich habe die Ware zurückgeschickt.', 'buyerSentBack'],
  ['de', 'outgoing', 'Ihr Paket wurde am Montag versendet.', null],
  ['de', 'outgoing', 'Sie finden den Rücksendeschein im Paket.', null],
  ['fr', 'outgoing', "C'est une erreur de notre part.", 'fault'],
  ['fr', 'outgoing', 'Votre colis a été perdu.', 'lost'],
  ['fr', 'outgoing', "La commande n'a pas encore été expédiée.", 'unsent'],
  ['fr', 'outgoing', 'Nous vous rembourserons la totalité.', 'refundPromised'],
  ['fr', 'outgoing', 'Merci de fermer le litige.', 'withdraw'],
  ['fr', 'outgoing', 'Nous sommes désolés pour le retard.', 'late'],
  ['fr', 'incoming', 'Je voudrais annuler ma commande.', 'buyerCancelled'],
  ['fr', 'incoming', "J'ai renvoyé l'article hier.", 'buyerSentBack'],
  ['fr', 'outgoing', 'Votre colis a été expédié lundi.', null],
  ['es', 'outgoing', 'Ha sido un error nuestro.', 'fault'],
  ['es', 'outgoing', 'El paquete se perdió.', 'lost'],
  ['es', 'outgoing', 'Su pedido aún no ha sido enviado.', 'unsent'],
  ['es', 'outgoing', 'Le reembolsaremos el importe.', 'refundPromised'],
  ['es', 'outgoing', 'Por favor, cierre la disputa.', 'withdraw'],
  ['es', 'outgoing', 'Lamentamos el retraso.', 'late'],
  ['es', 'incoming', 'Quiero cancelar mi pedido.', 'buyerCancelled'],
  ['es', 'incoming', 'Ya he devuelto el producto.', 'buyerSentBack'],
  ['es', 'outgoing', 'Su pedido fue enviado el lunes.', null],
  ['pt-BR', 'outgoing', 'Foi um erro nosso.', 'fault'],
  ['pt-BR', 'outgoing', 'A encomenda foi perdida.', 'lost'],
  ['pt-BR', 'outgoing', 'Seu pedido ainda não foi enviado.', 'unsent'],
  ['pt-BR', 'outgoing', 'Por favor, encerre a disputa.', 'withdraw'],
  ['pt-BR', 'outgoing', 'Pedimos desculpas pelo atraso.', 'late'],
  ['pt-BR', 'incoming', 'Quero cancelar meu pedido.', 'buyerCancelled'],
  ['pt-BR', 'outgoing', 'Seu pedido foi enviado na segunda.', null],
  ['ja', 'outgoing', '弊社のミスでございます。', 'fault'],
  ['ja', 'outgoing', '荷物が紛失しました。', 'lost'],
  ['ja', 'outgoing', 'まだ発送しておりません。', 'unsent'],
  ['ja', 'outgoing', '異議申し立てを取り下げてください。', 'withdraw'],
  ['ja', 'outgoing', '配送が遅れており申し訳ございません。', 'late'],
  ['ja', 'incoming', '注文をキャンセルしたいです。', 'buyerCancelled'],
  ['ja', 'incoming', '商品を返送しました。', 'buyerSentBack'],
  ['ja', 'outgoing', '月曜日に発送いたしました。', null],
  ['zh-CN', 'outgoing', '这是我们的失误。', 'fault'],
  ['zh-CN', 'outgoing', '您的包裹丢失了。', 'lost'],
  ['zh-CN', 'outgoing', '您的订单还没有发货。', 'unsent'],
  ['zh-CN', 'outgoing', '请先撤销争议。', 'withdraw'],
  ['zh-CN', 'outgoing', '很抱歉物流延误了。', 'late'],
  ['zh-CN', 'incoming', '请帮我取消订单。', 'buyerCancelled'],
  ['zh-CN', 'incoming', '我已经寄回了。', 'buyerSentBack'],
  ['zh-CN', 'outgoing', '您的订单周一已发货。', null],
  ['ar', 'outgoing', 'هذا خطأ منا.', 'fault'],
  ['ar', 'outgoing', 'الطرد ضاع في الطريق.', 'lost'],
  ['ar', 'outgoing', 'لم يتم شحن طلبك.', 'unsent'],
  ['ar', 'outgoing', 'يرجى إغلاق النزاع أولا.', 'withdraw'],
  ['ar', 'outgoing', 'نعتذر عن التأخير.', 'late'],
  ['ar', 'incoming', 'أريد إلغاء الطلب.', 'buyerCancelled'],
  ['ar', 'incoming', 'أرجعت المنتج أمس.', 'buyerSentBack'],
  ['ar', 'outgoing', 'تم شحن طلبك يوم الاثنين.', null],
]

describe('hurts', () => {
  test.each(said)('%s %s: %s → %s', (language, kind, text, hurt) => {
    expect(hurts([message(kind, language, text)]).map((one) => one.kind)).toEqual(hurt ? [hurt] : [])
  })
  it('shows the sentence where it stands, also in capitals and among others', () => {
    const [one] = hurts([message('outgoing', 'en', 'Hello Ana,\nIT WAS OUR MISTAKE! Bye.')])
    expect(one).toMatchObject({ kind: 'fault', weight: 'grave', quote: 'IT WAS OUR MISTAKE!', from: 11, to: 30, language: 'en' })
  })
  it('what a language does not know stays unsaid; an unknown language tries all', () => {
    expect(hurts([message('outgoing', 'fi', 'Das war unser Fehler.')])).toEqual([])
    expect(hurts([message('outgoing', null, 'Das war unser Fehler.')])).toMatchObject([{ kind: 'fault', language: 'de' }])
  })
  it('card numbers by whoever wrote them, and no other long number', () => {
    expect(hurts([message('incoming', 'en', 'My card is 4242 4242 4242 4242, thanks')])).toMatchObject([
      { kind: 'cardNumber', quote: '4242 4242 4242 4242' },
    ])
    expect(hurts([message('incoming', 'en', 'Tracking 4242424242424243 and 00340434161094042557')])).toEqual([])
  })
  it('neither notes nor events nor deleted messages are read', () => {
    for (const one of [
      message('note', 'en', 'It was our mistake.'),
      message('event', 'en', 'It was our mistake.'),
      message('outgoing', 'en', 'It was our mistake.', { deleted: true }),
    ])
      expect(hurts([one])).toEqual([])
  })
  it('long texts cost little, whatever they hold', () => {
    const start = performance.now()
    for (const text of ['we can '.repeat(20_000), 'parcel '.repeat(20_000), '4 '.repeat(60_000), 'Wir werden '.repeat(12_000)])
      hurts([message('outgoing', null, text)])
    expect(performance.now() - start).toBeLessThan(4_000)
  })
  it('knows the languages of the starter library', () => {
    expect(Object.keys(sayings).sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt', 'zh'])
  })
})

test('facts that speak against the shop', () => {
  expect(factsThatHurt(dispute(), facts())).toEqual([])
  expect(
    factsThatHurt(dispute(), facts({ order: order('NL-1', T0 - 30 * DAY, { shippedAt: null, trackingNumbers: [] }), parcels: [] })),
  ).toEqual(['notSent'])
  expect(factsThatHurt(dispute(), facts({ parcels: [parcel({ deliveredAt: T0 + DAY })] }))).toEqual([
    'deliveredAfterDispute',
    'deliveredLate',
  ])
  expect(factsThatHurt(dispute(), facts({ order: order('NL-1', T0 - 10 * DAY, { shippedAt: T0 + DAY }) }))).toContain('sentAfterDispute')
  expect(factsThatHurt(dispute(), facts({ parcels: [parcel({ state: 'returned', deliveredAt: null })] }))).toEqual(['returned'])
})

const limits: EvidenceLimits = {
  kinds: ['proofOfFulfilment', 'proofOfRefund', 'itemDescription', 'separatePayments', 'other'],
  ways: ['answer', 'appeal'],
  fileTypes: [],
  fileKinds: [],
  files: 1,
  fileBytes: 1,
  allBytes: 1,
  oneFileAKind: false,
  note: 100,
  trackings: 10,
  refundIds: 100,
  trackingsFor: ['proofOfFulfilment'],
  refundIdsFor: ['proofOfRefund'],
  single: false,
}
describe('form', () => {
  it('begins with what is known, and with no word nobody said', () => {
    const form = suggestForm(dispute({ asks: ['proofOfFulfilment', 'other'] }), facts(), limits)
    expect(form).toEqual({
      way: 'answer',
      kind: 'proofOfFulfilment',
      text: '',
      trackings: [{ carrier: 'DHL', number: 'JD1' }],
      refundIds: [],
      facts: { customerName: 'Ana Kim', customerEmail: 'ana@example.test', shippedOn: '2026-11-11', product: '2 × Mug' },
      files: [],
    })
  })
  it('never a kind that lacks what it needs, or that was not asked for', () => {
    const bare = facts({ order: null, orders: [], parcels: [] })
    expect(suggestForm(dispute({ asks: ['proofOfFulfilment', 'other'] }), bare, limits).kind).toBe('other')
    expect(suggestForm(dispute({ reason: 'product_unacceptable', asks: ['other'] }), facts(), limits).kind).toBe('other')
    expect(suggestForm(dispute({ reason: 'product_unacceptable' }), facts(), limits).kind).toBe('itemDescription')
  })
  it('the way that stands open', () => {
    expect(wayOf(dispute({ asks: ['appeal'] }), limits)).toBe('appeal')
    expect(wayOf(dispute({ asks: ['other', 'appeal'] }), limits)).toBe('answer')
    expect(wayOf(dispute({ asks: [] }), limits)).toBeNull()
    expect(wayOf(dispute({ asks: ['supportingInfo'] }), limits)).toBeNull()
  })
})
