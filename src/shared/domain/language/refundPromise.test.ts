import { describe, expect, it } from 'vitest'
import { promiseIn } from './refundPromise'

const made: [string, number, string | null, boolean][] = [
  ['We will refund you within 5 days.', 5, 'days', false],
  ['Hello Mia, we are sorry. We will refund the full amount within 3 to 5 business days. Best, Ana', 5, 'workingDays', false],
  ['Your refund will be processed within 48 hours.', 48, 'hours', false],
  ["We'll issue a partial refund of 10 EUR.", 0, null, true],
  ['Wir erstatten Ihnen den Betrag innerhalb von 7 Tagen.', 7, 'days', false],
  ['Wir werden Ihnen das Geld innerhalb von 3 Werktagen zurückerstatten.', 3, 'workingDays', false],
  ['Wir erstatten den Betrag innerhalb von 3 bis 5 Werktagen.', 5, 'workingDays', false],
  ['We will give you a partial refund of 10 EUR.', 0, null, true],
  ['Wir werden Ihnen eine Teilerstattung von 10 EUR überweisen.', 0, null, true],
  ['We will pay you back within two weeks.', 14, 'days', false],
  ['Wir zahlen Ihnen den Kaufpreis binnen zehn Tagen zurück.', 10, 'days', false],
  ['Vous recevrez votre remboursement sous une semaine.', 7, 'days', false],
  ['Zwrócimy pieniądze w ciągu tygodnia.', 7, 'days', false],
  ['سنعيد المبلغ خلال أسبوعين.', 14, 'days', false],
  ['我们会在三天内退款。', 3, 'days', false],
  ['Nous vous rembourserons sous 5 jours ouvrés.', 5, 'workingDays', false],
  ['Le reembolsaremos en 3 días hábiles.', 3, 'workingDays', false],
  ['Faremos o reembolso em até 2 semanas.', 14, 'days', false],
  ['Riceverà il rimborso entro 10 giorni.', 10, 'days', false],
  ['Zwrócimy Państwu pieniądze w ciągu 3 dni roboczych.', 3, 'workingDays', false],
  ['5営業日以内に返金いたします。', 5, 'workingDays', false],
  ['我们会在3天内给您退款。', 3, 'days', false],
  ['سنقوم برد المبلغ خلال 5 أيام عمل.', 5, 'workingDays', false],
  ['一部返金させていただきます。', 0, null, true],
]
const none = [
  'Would you like a refund?',
  'If you send it back, we will refund you within 5 days.',
  'We have refunded you; your bank may take 5 days.',
  'Your refund has been issued and will appear within 5 days.',
  'We cannot refund you within 14 days.',
  'Once we receive the parcel we will refund you within 3 days.',
  'Sobald das Paket bei uns ist, erstatten wir den Betrag innerhalb von 3 Tagen.',
  'Die Rückerstattung wurde bereits veranlasst.',
  'Si vous le renvoyez, nous vous rembourserons sous 5 jours.',
  '如果您退回商品，我们会在3天内给您退款。',
  '返金はできません。',
  'Your parcel arrives within 3 days.',
  'Bitte senden Sie das Paket innerhalb von 14 Tagen zurück.',
  'Das Paket kam zu uns zurück, wir melden uns in zwei Tagen.',
]
describe('a refund the shop promises', () => {
  it.each(made)('%s', (text, amount, unit, partial) => expect(promiseIn(text)).toEqual({ amount, unit, partial }))
})
describe('no promise', () => {
  it.each(none)('%s', (text) => expect(promiseIn(text)).toBeNull())
})
