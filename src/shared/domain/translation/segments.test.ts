import { describe, expect, it } from 'vitest'
import { hasWords, joinExactly, joinTranslated, segmentsOf } from './segments'

const texts = (text: string): string[] => segmentsOf(text).map((segment) => segment.text)

describe('sentences', () => {
  it.each([
    ['Hello Ana. Where is my order?', ['Hello Ana.', 'Where is my order?']],
    ['Hallo!\nz. B. Nr. 5 fehlt. Danke.', ['Hallo!', 'z. B. Nr. 5 fehlt.', 'Danke.']],
    ['Das kostet 12.50 EUR. Ok?', ['Das kostet 12.50 EUR.', 'Ok?']],
    ['Lieferung am 3. Mai 2026. Danke', ['Lieferung am 3. Mai 2026.', 'Danke']],
    ['Ich habe 5. Das reicht.', ['Ich habe 5.', 'Das reicht.']],
    ['Sehr geehrter Hr. Dr. M. Müller, bzw. Fr. Schulz. Guten Tag.', ['Sehr geehrter Hr. Dr. M. Müller, bzw. Fr. Schulz.', 'Guten Tag.']],
    ['See https://shop.example/a.b?x=1&y=2. Then call.', ['See https://shop.example/a.b?x=1&y=2.', 'Then call.']],
    ['ありがとうございます。確認します！少々お待ちください。', ['ありがとうございます。', '確認します！', '少々お待ちください。']],
    ['「届いていますか？」と聞きました。', ['「届いていますか？」と聞きました。']],
    ['您好！订单1042已发货。请问还有问题吗？', ['您好！', '订单1042已发货。', '请问还有问题吗？']],
    ['أين طلبي؟ شكرا. د. أحمد', ['أين طلبي؟', 'شكرا.', 'د. أحمد']],
    ['¿Dónde está mi pedido? ¡Gracias! Un saludo', ['¿Dónde está mi pedido?', '¡Gracias!', 'Un saludo']],
    ['Danke! 😊 Wo ist es?', ['Danke! 😊', 'Wo ist es?']],
    ['1. Foto machen\n2. Foto senden', ['1. Foto machen', '2. Foto senden']],
    ['- one\n- two', ['- one', '- two']],
    ['Wait... what? No... Really', ['Wait... what?', 'No...', 'Really']],
    ['He said "No." Then left.', ['He said "No."', 'Then left.']],
    ['Call at 5 p.m. or later. OK', ['Call at 5 p.m. or later.', 'OK']],
    ['Mieszkam na ul. Długiej 5, np. w Warszawie. Dzięki', ['Mieszkam na ul. Długiej 5, np. w Warszawie.', 'Dzięki']],
    ['Mi dirección es Avda. de la Paz 5. Gracias', ['Mi dirección es Avda. de la Paz 5.', 'Gracias']],
    ['v1.2.3 ist da. Gut', ['v1.2.3 ist da.', 'Gut']],
    ['Thanks,\nMia', ['Thanks,', 'Mia']],
    ['', []],
  ])('%j', (text, wanted) => {
    expect(texts(text)).toEqual(wanted)
    expect(joinExactly(segmentsOf(text))).toBe(text)
  })
  it('reads a line that a mail program wrapped as one', () => {
    const text = 'I ordered the blue lamp two weeks ago and it has\nnot arrived until now. Please help.\nMia'
    expect(texts(text)).toEqual(['I ordered the blue lamp two weeks ago and it has\nnot arrived until now.', 'Please help.', 'Mia'])
  })
  it('cuts what no engine takes, and loses nothing', () => {
    for (const text of ['word '.repeat(3_000), '字'.repeat(9_001), '😀'.repeat(5_000), ' '.repeat(1_000), `a${'\n'.repeat(900)}b`]) {
      const segments = segmentsOf(text)
      expect(joinExactly(segments)).toBe(text)
      for (const { text: one, gap } of segments) {
        expect(one.length).toBeLessThanOrEqual(4_000)
        expect(gap.length).toBeLessThanOrEqual(200)
        expect(one).toBe(one.trim())
      }
    }
  })
  it('joins back exactly, whatever is thrown at it', () => {
    const bricks = [
      'Hallo',
      ' ',
      '\n',
      '\r\n',
      '. ',
      '。',
      '？',
      '؟ ',
      '!',
      '...',
      '1.',
      ' z. B. ',
      '「',
      '」',
      '😀',
      '\u3000',
      '\t',
      ' Nr. 5',
      'a',
      'É',
      '\u2028',
      '(',
      ')',
      '"',
      'https://a.b/c?d. ',
      'شكرا',
      '\ud800',
    ]
    let seed = 7
    const next = (most: number): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % most
    }
    for (let run = 0; run < 3_000; run += 1) {
      const text = Array.from({ length: next(30) }, () => bricks[next(bricks.length)] ?? '').join('')
      const segments = segmentsOf(text)
      expect(joinExactly(segments)).toBe(text)
      expect(segments.filter((one, at) => one.text === '' && at > 0 && (segments[at - 1]?.gap.length ?? 0) < 200)).toEqual([])
    }
  })
})

it('puts between translated sentences what the language puts there', () => {
  const ja = segmentsOf('はい。確認します。\n以上')
  expect(
    joinTranslated(
      ja.map((one, at) => ({ ...one, text: ['Yes.', 'I will check.', 'End'][at] ?? '' })),
      'en',
    ),
  ).toBe('Yes. I will check.\nEnd')
  const en = segmentsOf('Yes. I will check.\n\nEnd ')
  expect(
    joinTranslated(
      en.map((one, at) => ({ ...one, text: ['はい。', '確認します。', '以上'][at] ?? '' })),
      'ja',
    ),
  ).toBe('はい。確認します。\n\n以上 ')
})

it.each([
  ['Hi', true],
  ['#1042', false],
  ['12,50 €', false],
  ['👍', false],
  ['猫', true],
])('%s holds words: %s', (text, yes) => expect(hasWords(text)).toBe(yes))
