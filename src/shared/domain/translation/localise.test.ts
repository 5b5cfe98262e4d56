import { describe, expect, it } from 'vitest'
import { factsIn } from './facts'
import { localised, localiseFacts } from './localise'
import type { FactKind } from './types'
import { sameFact } from './values'

const table: readonly (readonly [FactKind, string, string, string, string | null])[] = [
  ['amount', '€1,299.00', 'en-US', 'de-DE', '1.299,00 €'],
  ['amount', '1.299,00 €', 'de', 'en-GB', '€1,299.00'],
  ['amount', '12,50 EUR', 'de', 'fr-FR', '12,50 €'],
  ['amount', '12.50 EUR', 'en', 'es-ES', '12,50 €'],
  ['amount', '12 €', 'de', 'en', '€12'],
  ['amount', '12,990円', 'ja', 'en', '¥12,990'],
  ['amount', '249,00 zł', 'pl', 'en', 'PLN 249.00'],
  ['amount', 'R$ 1.299,90', 'pt-BR', 'en', 'R$1,299.90'],
  ['amount', '$12.50', 'en-US', 'de', '12,50 $'],
  ['amount', '1.299 €', 'de', 'en', '€1,299'],
  ['amount', '12.505 €', 'en', 'de', null],
  ['amount', 'about', 'en', 'de', null],
  ['date', '2026-03-12', 'en', 'de', '12.03.2026'],
  ['date', '12.03.2026', 'de', 'en-US', '03/12/2026'],
  ['date', '12.03.2026', 'de', 'en-GB', '12/03/2026'],
  ['date', '12.03.2026', 'de', 'ja', '2026年3月12日'],
  ['date', 'March 12, 2026', 'en', 'de', '12. März 2026'],
  ['date', '12. März', 'de', 'es', '12 de marzo'],
  ['date', '12 March 2026', 'en', 'ar', '12 مارس 2026'],
  ['date', '3月12日', 'ja', 'en', 'March 12'],
  ['date', '3月12日', 'ja', 'pl', '12 marca'],
  ['date', '04/05/2026', 'en', 'de', null],
  ['date', '04/05/2026', 'en-US', 'de', '05.04.2026'],
  ['date', '04/05/2026', 'es', 'en-US', '05/04/2026'],
  ['date', '31.02.2026', 'de', 'en', null],
  ['time', '2:30 pm', 'en', 'de', '14:30 Uhr'],
  ['time', '14:30 Uhr', 'de', 'en-US', '2:30 PM'],
  ['time', '午後2時', 'ja', 'fr', '14:00'],
  ['time', '2:30', 'en', 'de', null],
  ['number', '1,299.5', 'en', 'de', '1.299,5'],
  ['number', '2.5', 'en', 'fr', '2,5'],
  ['number', '15', 'en', 'de', null],
  ['number', '1.299', 'de', 'en', '1,299'],
  ['order', '1.299', 'de', 'en', null],
]
describe('a fact for its reader', () => {
  it.each(table)('%s %s (%s → %s): %s', (kind, value, from, to, wanted) => {
    const made = localised({ kind, value }, from, to)
    expect(made?.replace(/[\u00a0\u202f]/g, ' ') ?? null).toBe(wanted)
  })
  it('is never another fact', () => {
    const targets = [
      'en-US',
      'en-GB',
      'de-DE',
      'fr-FR',
      'es-ES',
      'es-MX',
      'pt-BR',
      'it-IT',
      'pl-PL',
      'ja-JP',
      'zh-CN',
      'ar-EG',
      'ar-SA',
      'nl-NL',
      'ru-RU',
      'tr-TR',
      'ko-KR',
    ]
    for (const [kind, value, from] of table)
      for (const to of targets) {
        const made = localised({ kind, value }, from, to)
        if (made !== null) expect(sameFact({ kind, value }, { kind, value: made }), `${value} → ${made} (${to})`).toBe(true)
      }
  })
})
it('writes a text anew and keeps places', () => {
  const text = 'Wir erstatten 1,299.00 EUR am 2026-03-12 für #NL-1042.'
  const made = localiseFacts(text, factsIn(text), 'en', 'de')
  expect(made.text.replace(/\u00a0/g, ' ')).toBe('Wir erstatten 1.299,00 € am 12.03.2026 für #NL-1042.')
  for (const fact of made.facts) expect(made.text.slice(fact.from, fact.to)).toBe(fact.value)
})
