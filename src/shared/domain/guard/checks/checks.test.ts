/** What each check looks at, by name. The many examples by language are in test/golden/guard. */
import { describe, expect, it } from 'vitest'
import { checkText } from '../checkText'
import { coverage } from '../coverage'
import { guardContext } from '../guard.fixture'
import { luhn, mod97 } from '../numbers'
import type { GuardCheck, GuardContext } from '../types'
import { allWords } from '../words/all'

const only = (check: GuardCheck, text: string, context: Partial<GuardContext> = {}) => checkText(text, guardContext(context), [check])
const pieces = (check: GuardCheck, text: string, context: Partial<GuardContext> = {}) =>
  only(check, text, context).map(({ from, to }) => text.slice(from, to))
const fixed = (check: GuardCheck, text: string, context: Partial<GuardContext> = {}) =>
  [...only(check, text, context)]
    .reverse()
    .reduce((rest, { from, to, fixes }) => rest.slice(0, from) + (fixes[0]?.text ?? '?') + rest.slice(to), text)

describe('cardNumber', () => {
  it('is masked but for the last four, as grouped as it was', () =>
    expect(fixed('cardNumber', 'Paid with 4242-4242-4242-4242.')).toBe('Paid with ••••-••••-••••-4242.'))
  it('is found in full-width and in Arabic digits', () =>
    expect(pieces('cardNumber', '４２４２ ４２４２ ４２４２ ４２４２ / ٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢')).toHaveLength(2))
  it('ends before the expiry date that follows', () =>
    expect(pieces('cardNumber', 'Visa 4242 4242 4242 4242 12/27')).toEqual(['4242 4242 4242 4242']))
  it('is no number that the desk knows', () =>
    expect(pieces('cardNumber', 'Parcel 4242 4242 4242 4242', { knownNumbers: ['4242424242424242'] })).toEqual([]))
  it.each([
    '4242 4242 4242 4241',
    '•••• •••• •••• 4242',
    'order number 4242424242424242',
    '+44 4242 4242 424',
    'EAN 4006381333931',
    'DE89 3704 0044 0532 0130 00',
  ])('is not %s', (text) => expect(pieces('cardNumber', text)).toEqual([]))
  it('needs a scheme that issues such numbers', () => expect(pieces('cardNumber', 'card 9999 9999 9999 9995')).toEqual([]))
  it('luhn', () => expect([luhn('79927398713'), luhn('79927398710')]).toEqual([true, false]))
})

describe('iban', () => {
  it('keeps its country and its end', () =>
    expect(fixed('iban', 'To DE89 3704 0044 0532 0130 00 please')).toBe('To DE89 •••• •••• •••• ••30 00 please'))
  it.each(['DE88 3704 0044 0532 0130 00', 'DE89 3704 0044', 'XX89 3704 0044 0532 0130 00', 'NL-1042'])('is not %s', (text) =>
    expect(pieces('iban', text)).toEqual([]),
  )
  it('mod 97', () => expect([mod97('gb82west12345698765432'), mod97('gb83west12345698765432')]).toEqual([true, false]))
})

describe('securityCode', () => {
  it.each([
    'CVV: 123',
    'CVC2 = 077',
    'card expires 12/27, CVV 845',
    'Kartenprüfnummer 999',
    'Visa, the code 0005 on the front is the security code',
    'カードの確認番号は902です',
  ])('%s', (text) => expect(pieces('securityCode', text)).toHaveLength(1))
  it.each([
    'The CVV has 3 digits',
    'discount code 123 for your card',
    'card ending in 4242, CVV on the back',
    'Security code 737 of the parcel locker',
  ])('not %s', (text) => expect(pieces('securityCode', text)).toEqual([]))
})

describe('promises', () => {
  it.each([
    ['dutyPromise', 'We pay all import duties for you.', 'We cannot promise that there will be no import duties.'],
    ['customsPromise', 'Your parcel will clear customs without any problem.', 'Customs usually takes two days.'],
    ['deliveryPromise', 'Your parcel will arrive on Friday.', 'The carrier expects to deliver on Friday.'],
    ['reviewReward', 'Leave us five stars and get 10 % off.', 'We would be glad about a review.'],
    ['secretAsked', 'Please send me your password.', 'Please never send us your password.'],
    ['offPlatformPayment', 'Pay by PayPal friends and family instead.', 'At checkout you can pay by PayPal or bank transfer.'],
    ['contactSteering', 'Write me on my private WhatsApp.', 'You can always reply to this mail.'],
  ] as const)('%s', (check, promised, said) => {
    expect(pieces(check, promised)).toHaveLength(1)
    expect(pieces(check, said)).toEqual([])
  })
  it('a duty that the shop does pay may be said', () =>
    expect(pieces('dutyPromise', 'We pay all import duties.', { shop: { ...guardContext().shop, paysDuty: true } })).toEqual([]))
  it('a time within what the shop promises to all may be said', () => {
    const shop = { ...guardContext().shop, promisedDeliveryDays: 10 }
    expect(pieces('deliveryPromise', 'It will arrive within 10 days.', { shop })).toEqual([])
    expect(pieces('deliveryPromise', 'It will arrive within 3 days.', { shop })).toHaveLength(1)
  })
  it('a question promises nothing', () => expect(pieces('deliveryPromise', 'Will it arrive by Friday?')).toEqual([]))
  it('what is quoted is not said', () => {
    expect(pieces('deliveryPromise', '> It will arrive on Friday.\nWe are looking into it.')).toEqual([])
    expect(
      pieces('deliveryPromise', 'You wrote: it will arrive on Friday for sure.', {
        quotes: ['You wrote: it will arrive on Friday for sure.'],
      }),
    ).toEqual([])
  })
  it('what is denied before a «but» is said behind it', () =>
    expect(pieces('dutyPromise', 'I cannot promise much, but we pay all import duties.')).toEqual(['we pay all import duties']))
  it('the shop’s own number is no private one', () => {
    const shop = { ...guardContext().shop, contacts: ['+49 30 5550134'] }
    expect(pieces('contactSteering', 'Message me on WhatsApp at 030 5550134.', { shop: { ...shop, contacts: ['030 5550134'] } })).toEqual(
      [],
    )
    expect(pieces('contactSteering', 'Message me on WhatsApp at 030 5550199.', { shop })).toHaveLength(1)
  })
  it('is seen in the agent’s language too', () =>
    expect(pieces('dutyPromise', 'We pay all of your import duties and taxes, please do not worry.', { language: 'ja' })).toHaveLength(1))
})

describe('wrongShop', () => {
  const otherShops = [{ names: ['Kaffeehaus Lind'], hosts: ['kaffee.example'] }]
  it('puts the own name and host in place of the other’s', () =>
    expect(fixed('wrongShop', 'Kaffeehaus Lind, https://www.kaffee.example/a', { otherShops })).toBe(
      'Nordlicht, https://www.nordlicht.example/a'.replace('www.', ''),
    ))
  it('leaves the own ones and those of carriers', () =>
    expect(pieces('wrongShop', 'Nordlicht, help@nordlicht.example, dhl.example', { otherShops })).toEqual([]))
})

describe('wrongCustomer', () => {
  it.each([
    ['en', 'Mia Schulz', 'Dear Mr Becker,', 'Dear Ms Schulz,'],
    ['de', 'Robert König', 'Sehr geehrter Herr Dr. Kaiser,', 'Sehr geehrter Herr Dr. Koenig,'],
    ['fr', 'Paul Leroy', 'Bonjour Monsieur Martin,', 'Bonjour Paul,'],
    ['es', 'Marta Rodríguez Peña', 'Hola, Lucía: gracias.', 'Estimada Sra. Rodriguez:'],
    ['pt-BR', 'Marta Lima', 'Olá, Lúcia, obrigada.', 'Prezada senhora Lima,'],
    ['it', 'Giulia Conti', 'Gentile signora Ferri,', 'Cara Giulia,'],
    ['pl', 'Marek Mazur', 'Panie Pawle,', 'Panie Marku,'],
    ['ja', '田中 美咲', '鈴木様、', '美咲様、'],
    ['zh-CN', '王芳', '李女士，您好', '王女士，您好'],
    ['ar', 'مريم العلي', 'عزيزتي فاطمة،', 'عزيزتي مريم،'],
  ] as const)('%s', (language, customerName, wrong, right) => {
    expect(pieces('wrongCustomer', wrong, { language, customerName })).toHaveLength(1)
    expect(pieces('wrongCustomer', right, { language, customerName })).toEqual([])
  })
  it('says nothing of another script, of nobody, of a colleague', () => {
    expect(pieces('wrongCustomer', 'Dear Suzuki,', { customerName: '田中 美咲' })).toEqual([])
    expect(pieces('wrongCustomer', 'Dear customer,', { customerName: 'Mia Schulz' })).toEqual([])
    expect(pieces('wrongCustomer', 'Hi Ben,', { customerName: 'Mia Schulz', staffNames: ['Ben'] })).toEqual([])
    expect(pieces('wrongCustomer', 'Dear Mr Becker,')).toEqual([])
  })
  it('puts the same kind of name in its place', () =>
    expect(fixed('wrongCustomer', 'Dear Mr Becker,', { customerName: 'Jonas Weber' })).toBe('Dear Mr Weber,'))
})

describe('wrongOrder', () => {
  const context = { orderNumbers: ['NL-1042', 'NL-1099'] }
  it('finds the shop’s form and puts the nearest own one in its place', () =>
    expect(fixed('wrongOrder', 'Order nl-1043 is out.', context)).toBe('Order NL-1042 is out.'))
  it('guesses nothing between equals', () =>
    expect(only('wrongOrder', 'NL-5555', { orderNumbers: ['NL-1042', 'NL-1043'] })[0]?.fixes).toEqual([]))
  it.each(['NL-1042', '#nl 1042', 'order 1042', 'RR123456785DE', 'LX-1042', '1043 EUR'])('leaves %s', (text) =>
    expect(pieces('wrongOrder', text, context)).toEqual([]),
  )
  it('needs the word where numbers are digits alone', () => {
    const digits = { orderNumbers: ['100452'] }
    expect(pieces('wrongOrder', 'It costs 100453.', digits)).toEqual([])
    expect(pieces('wrongOrder', 'Your order 100453 is out.', digits)).toEqual(['100453'])
  })
})

describe('wrongLanguage', () => {
  it('tells a sentence apart', () =>
    expect(only('wrongLanguage', 'Vielen Dank für Ihre Nachricht, wir kümmern uns.')[0]?.params).toEqual({ wanted: 'en', found: 'de' }))
  it.each(['OK', 'Winterjacke «Schöne Blaue Nacht»', 'Hola!', '4 x 19,90 €', ''])('is silent for %s', (text) =>
    expect(pieces('wrongLanguage', text)).toEqual([]),
  )
})

describe('unfilled', () => {
  it.each([
    '[[parcel.number]]',
    '{{ customer.name }}',
    '{name}',
    '[NAME]',
    '<order number>',
    '%name%',
    '___',
    'XXXXXX',
    '〇〇様',
    '【お名前】',
    '[الاسم]',
    'TODO',
    '$AGENT_NAME',
  ])('%s', (gap) => expect(pieces('unfilled', `Hello ${gap}, it is out.`)).toHaveLength(1))
  it.each(['size XXL', '[2024]', 'a < b', '(two lamps)', 'XXXX XXXX XXXX 4242', '【重要】', 'USB_C_2M', 'well...', '20 % and 10 %'])(
    'not %s',
    (text) => expect(pieces('unfilled', `It is ${text}, yes.`)).toEqual([]),
  )
})

describe('untouched', () => {
  const inserted = ['Thank you for your message. We are looking into it.']
  it('is the template, with a greeting for everybody or without', () => {
    expect(only('untouched', `Hello,\n${inserted[0]}\nBest regards\nAna`, { inserted, staffNames: ['Ana'] })).toHaveLength(1)
    expect(only('untouched', ` ${inserted[0]}\n`, { inserted })).toHaveLength(1)
  })
  it('is not one that names her, her order, or says one thing more', () => {
    expect(only('untouched', `Hello Mia,\n${inserted[0]}`, { inserted, customerName: 'Mia Schulz' })).toEqual([])
    expect(only('untouched', `${inserted[0]} The lamp was seen in Graz.`, { inserted })).toEqual([])
    expect(only('untouched', inserted[0] ?? '', { inserted: [] })).toEqual([])
  })
})

describe('culture', () => {
  it('knows when the familiar form is agreed', () => {
    expect(pieces('culture', 'Guten Tag Frau Schulz, ich schicke dir das Etikett.', { language: 'de' })).toEqual(['dir'])
    expect(pieces('culture', 'Hallo Mia, ich schicke dir das Etikett.', { language: 'de', register: 'familiar' })).toEqual([])
  })
  it('is no «Black Friday» in Latin America', () => {
    expect(pieces('culture', 'Ofertas de Black Friday', { language: 'es', country: 'MX' })).toHaveLength(1)
    expect(pieces('culture', 'Ofertas de Black Friday', { language: 'es', country: 'ES' })).toEqual([])
  })
  it('does not shout', () => expect(pieces('culture', 'WHY DID YOU NOT ANSWER???')).toHaveLength(2))
})

describe('coverage', () => {
  it.each(['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'zh-CN', 'ar', 'it', 'pl'])('%s is covered by every check', (language) => {
    for (const check of [
      'secretAsked',
      'offPlatformPayment',
      'contactSteering',
      'dutyPromise',
      'customsPromise',
      'deliveryPromise',
      'reviewReward',
      'wrongCustomer',
      'wrongLanguage',
      'culture',
    ] as const)
      expect(`${check} ${coverage(check, language)}`).toBe(`${check} full`)
  })
  it('says what it cannot see', () =>
    expect([coverage('dutyPromise', 'sv'), coverage('dutyPromise', null), coverage('cardNumber', 'sv')]).toEqual(['none', 'none', 'any']))
  it('has each language once', () => expect(new Set(allWords.map(({ language }) => language)).size).toBe(10))
})
