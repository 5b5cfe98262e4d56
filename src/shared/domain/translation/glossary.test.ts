import { describe, expect, it } from 'vitest'
import type { GlossaryTermId } from '../ids'
import { directed, enforce, pairsOf, placesOf, termFindings, termsIn } from './glossary'
import type { GlossaryTerm } from './memoryTypes'

const term = (
  from: string,
  source: string,
  targets: [to: string, text: string, use?: 'preferred' | 'allowed' | 'forbidden'][],
  more: Partial<GlossaryTerm> = {},
): GlossaryTerm => ({
  id: `g ${source}` as GlossaryTermId,
  layer: 'shared',
  from,
  source,
  targets: targets.map(([to, text, use = 'preferred']) => ({ to, text, use })),
  never: false,
  caseSensitive: false,
  note: '',
  updatedAt: 1,
  ...more,
})
const never = (source: string) => term('en', source, [], { never: true })
const foundIn = (text: string, phrase: string, language: string) =>
  placesOf(text, phrase, language).map(({ from, to }) => text.slice(from, to))

describe('a term is known again', () => {
  it.each([
    ['en', 'refund', 'We refunded two refunds.', ['refunded', 'refunds']],
    ['en', 'return label', 'Use the return labels, not the label to return.', ['return labels']],
    ['de', 'Rücksendung', 'Ihre Rücksendungen sind da', ['Rücksendungen']],
    ['de', 'Gutschein', 'mit zwei Gutscheinen des Gutscheins', ['Gutscheinen', 'Gutscheins']],
    ['de', 'Land', 'in alle Länder', ['Länder']],
    ['es', 'devolución', 'dos devoluciones', ['devoluciones']],
    ['es', 'pedido', 'sus pedidos', ['pedidos']],
    ['fr', 'remboursement', 'les remboursements', ['remboursements']],
    ['it', 'rimborso', 'i rimborsi', ['rimborsi']],
    ['pl', 'przesyłka', 'numer przesyłki, dwie przesyłek', ['przesyłki', 'przesyłek']],
    ['pt-BR', 'devolução', 'as devoluções', ['devoluções']],
    ['ar', 'شحنة', 'وصلت شحنتك والشحنة الأخرى', ['شحنتك', 'والشحنة']],
    ['ar', 'الطلب', 'بخصوص طلبكم وللطلب', ['طلبكم', 'وللطلب']],
    ['ja', '返金', '全額返金いたします。返金は三日', ['返金', '返金']],
    ['zh-CN', '退货标签', '请打印退货标签。', ['退货标签']],
    ['zh-CN', 'ＱＲ码', '请扫描qr码', ['qr码']],
  ])('%s: %s', (language, phrase, text, wanted) => expect(foundIn(text, phrase, language)).toEqual(wanted))
  it.each([
    ['en', 'return', 'Turn it over'],
    ['en', 'case', 'a casino'],
    ['de', 'Art', 'der Artikel'],
    ['ar', 'كتاب', 'مكتبة'],
    ['fr', 'port', 'le portable'],
  ])('%s: %s is not in «%s»', (language, phrase, text) => expect(foundIn(text, phrase, language)).toEqual([]))
})

describe('what the translation did', () => {
  const label = term('en', 'return label', [
    ['de', 'Rücksendeetikett'],
    ['de', 'Retourenschein', 'allowed'],
    ['de', 'Etikett', 'forbidden'],
  ])
  const types = (source: string, target: string, terms = [label]) =>
    termFindings(source, target, terms, 'en', 'de').map(({ type, from, to, wanted }) => [
      type,
      (type === 'missing' || type === 'translated' ? source : target).slice(from, to),
      wanted,
    ])
  it.each([
    ['Print the return label.', 'Drucken Sie das Rücksendeetikett.', [['kept', 'Rücksendeetikett', 'Rücksendeetikett']]],
    ['Print the return labels.', 'Drucken Sie die Retourenscheine.', [['kept', 'Retourenscheine', 'Retourenscheine']]],
    ['Print the return label.', 'Drucken Sie das Etikett.', [['forbidden', 'Etikett', 'Rücksendeetikett']]],
    ['Print the return label.', 'Drucken Sie es.', [['missing', 'return label', 'Rücksendeetikett']]],
    ['Print the label.', 'Drucken Sie das Etikett.', []],
  ])('%s → %s', (source, target, wanted) => expect(types(source, target)).toEqual(wanted))
  it('names are kept as they are', () => {
    const name = never('Nordlicht')
    expect(types('Nordlicht sends it.', 'Nordlicht sendet es.', [name])).toEqual([['kept', 'Nordlicht', 'Nordlicht']])
    expect(types('Nordlicht sends it.', 'Polarlicht sendet es.', [name])).toEqual([['translated', 'Nordlicht', 'Nordlicht']])
  })
  it('a term inside a longer one is not asked for', () => {
    const short = term('en', 'label', [['de', 'Aufkleber']])
    expect(termsIn('the return label', [short, label], 'en', 'de').map(({ directed: one }) => one.source)).toEqual(['return label'])
  })
  it('terms serve both directions, forbidden words only theirs', () => {
    expect(directed([label], 'de-AT', 'en').map(({ source, targets }) => [source, targets[0]?.text])).toEqual([
      ['Rücksendeetikett', 'return label'],
      ['Retourenschein', 'return label'],
    ])
    expect(pairsOf([label, never('Nordlicht')], 'en', 'de')).toEqual([
      { source: 'return label', target: 'Rücksendeetikett' },
      { source: 'Nordlicht', target: 'Nordlicht' },
    ])
  })
})

describe('mending', () => {
  const cheap = term('en', 'cheap', [
    ['de', 'günstig'],
    ['de', 'billig', 'forbidden'],
  ])
  const parcel = term('en', 'parcel', [
    ['es', 'paquete'],
    ['es', 'bulto', 'forbidden'],
  ])
  it.each([
    ['It is cheap.', 'Es ist billig.', 'Es ist günstig.'],
    ['Cheap it is.', 'Billig ist es.', 'Günstig ist es.'],
    // Another form than the one that is known: left to the agent.
    ['The cheap one', 'Das billige Stück', 'Das billige Stück'],
  ])('%s: %s', (source, target, wanted) => expect(enforce(source, target, [cheap], 'en', 'de').text).toBe(wanted))
  it('says what it did and what is left', () => {
    const done = enforce('Your parcel and my parcels', 'Su bulto y mis bultos', [parcel], 'en', 'es')
    expect(done).toMatchObject({ text: 'Su paquete y mis bultos', repaired: 1 })
    expect(done.findings.map(({ type }) => type)).toEqual(['forbidden', 'kept'])
  })
  it('gives names their letters back', () =>
    expect(enforce('Ask Nordlicht', 'Fragen Sie NORDLICHT', [never('Nordlicht')], 'en', 'de').text).toBe('Fragen Sie Nordlicht'))
  it('in scripts without spaces', () => {
    const refund = term('en', 'refund', [
      ['ja', '返金'],
      ['ja', '払い戻し', 'forbidden'],
    ])
    expect(enforce('We refund you.', '払い戻しいたします。', [refund], 'en', 'ja').text).toBe('返金いたします。')
  })
})
