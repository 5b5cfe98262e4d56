import { describe, expect, it } from 'vitest'
import {
  followSource,
  sourceChanged,
  wanting,
  withAnswers,
  withBacks,
  withLooked,
  withMade,
  withoutTarget,
  withRegister,
  withTarget,
} from './draft'
import { draftFormsOf, leavingText, leavingTrouble, placeInSource, placesOf, sentOf, targetText, targetWith } from './leaving'
import { DraftTranslation, type TranslatedSegment } from './types'

const blank: DraftTranslation = {
  from: 'en',
  to: 'de',
  register: null,
  segments: [],
  seen: null,
  waitingSince: null,
  known: { names: [], numbers: [] },
}
const answer = (text: string | null, troubles: TranslatedSegment['troubles'] = []): TranslatedSegment => ({
  text,
  by: text === null ? null : 'engine',
  engine: text === null ? null : 'E',
  demo: false,
  score: null,
  confidence: null,
  troubles,
  problem: text === null ? { code: 'offline', params: {} } : null,
})
const german = new Map([
  ['Hello Mia.', answer('Hallo Mia.')],
  ['Your parcel is late.', answer('Ihr Paket ist verspätet.')],
  ['Sorry.', answer('Entschuldigung.')],
])
const made = (text: string, answers: ReadonlyMap<string, TranslatedSegment> = german) => withAnswers(followSource(blank, text), answers)
const sources = ({ segments }: DraftTranslation) => segments.map(({ source, gap }) => source + gap).join('')

describe('a text followed by its translation', () => {
  it('asks only for what changed, and keeps the rest', () => {
    const whole = made('Hello Mia. Your parcel is late.')
    expect(whole.segments.some(wanting)).toBe(false)
    const on = followSource(whole, 'Hello Mia. Your parcel is very late.')
    expect(on.segments.map(({ target }) => target)).toEqual(['Hallo Mia.', 'Ihr Paket ist verspätet.'])
    expect(on.segments.map(wanting)).toEqual([false, true])
    expect(on.segments[1]?.madeFor).toBe('Your parcel is late.')
    // Typed back: it is right again.
    expect(followSource(on, 'Hello Mia. Your parcel is late.').segments.some(wanting)).toBe(false)
  })
  it('puts a sentence in between without touching its neighbours', () => {
    const on = followSource(made('Hello Mia. Sorry.'), 'Hello Mia. Your parcel is late. Sorry.')
    expect(on.segments.map(({ target }) => target)).toEqual(['Hallo Mia.', '', 'Entschuldigung.'])
  })
  it('never replaces what was written by hand: it stands marked until she says so', () => {
    const edited = withTarget(made('Hello Mia. Your parcel is late.'), 1, 'Ihr Paket kommt später.', [])
    const on = followSource(edited, 'Hello Mia. Your parcel is two days late.')
    expect(on.segments[1]).toMatchObject({ target: 'Ihr Paket kommt später.', by: 'hand', madeFor: 'Your parcel is late.' })
    expect(sourceChanged(on.segments[1] as never)).toBe(true)
    expect(wanting(on.segments[1] as never)).toBe(false)
    const answered = withAnswers(on, new Map([['Your parcel is two days late.', answer('Anders.')]]))
    expect(answered.segments[1]?.target).toBe('Ihr Paket kommt später.')
    expect(leavingTrouble(on)).toEqual({ code: 'sourceChanged', count: 1 })
    const looked = withLooked(on, 1)
    expect(sourceChanged(looked.segments[1] as never)).toBe(false)
    expect(withoutTarget(on, 1).segments[1]).toMatchObject({ target: '', by: null })
    // Rewritten altogether where it stood: still hers.
    expect(followSource(edited, 'Hello Mia. Nothing alike.').segments[1]?.by).toBe('hand')
  })
  it('brings a sentence back with its target after an undo', () => {
    const edited = withTarget(made('Hello Mia. Sorry.'), 1, 'Tut mir leid.', [])
    const gone = followSource(edited, 'Hello Mia.')
    expect(gone.segments).toHaveLength(1)
    const again = followSource(gone, 'Hello Mia. Sorry.', new Map(edited.segments.map((one) => [one.source, one])))
    expect(again.segments[1]).toMatchObject({ target: 'Tut mir leid.', by: 'hand' })
  })
  it('keeps a paragraph of an aligned template in one piece', () => {
    const text = 'Hello Mia. Sorry.'
    const aligned = withMade(
      { ...blank, segments: [{ source: text, target: '', gap: '', by: null, engine: null, back: null, troubles: [] }] },
      0,
      { target: 'Guten Tag Mia, entschuldigen Sie.', by: 'template', engine: null, troubles: [] },
    )
    const on = followSource(aligned, `${text}\nYour parcel is late.`)
    expect(on.segments.map(({ source }) => source)).toEqual([text, 'Your parcel is late.'])
    expect(on.segments[0]?.target).toBe('Guten Tag Mia, entschuldigen Sie.')
  })
  it('fills the open gaps of a template in both languages, stroke by stroke', () => {
    const template = {
      source: 'Parcel [[parcel.number]] left on [[parcel.day]].',
      target: 'Am [[parcel.day]] ging [[parcel.number]] ab.',
      gap: '',
      by: 'template' as const,
      engine: null,
      back: null,
      troubles: [],
    }
    const remembered = new Map([[template.source, template]])
    let now = followSource(blank, template.source, remembered)
    expect(now.segments[0]).toMatchObject({ by: 'template', target: template.target })
    for (const text of ['Parcel 1 left on [[parcel.day]].', 'Parcel 10 left on [[parcel.day]].', 'Parcel 10 left on Monday.'])
      now = followSource(now, text, remembered)
    expect(now.segments[0]).toMatchObject({ by: 'template', target: 'Am Monday ging 10 ab.' })
    expect(followSource(now, 'Box 10 left on Monday.', remembered).segments.some(wanting)).toBe(true)
  })
  it('takes no words of hers for the filling of a gap: they would leave untranslated', () => {
    const template = {
      source: 'We are sorry [[customer.name]].',
      target: 'Es tut uns leid, [[customer.name]].',
      gap: '',
      by: 'template' as const,
      engine: null,
      back: null,
      troubles: [],
    }
    const alone = { ...template, source: '[[parcel.number]]', target: '[[parcel.number]]' }
    const remembered = new Map([template, alone].map((one) => [one.source, one]))
    expect(followSource(blank, 'We are sorry Mia Berg.', remembered).segments[0]).toMatchObject({ target: 'Es tut uns leid, Mia Berg.' })
    expect(followSource(blank, 'ab12 https://x.example', remembered).segments[0]).toMatchObject({ by: 'template' })
    for (const text of ['We are sorry that this took so long.', 'We are sorry for that.', 'I am looking into this', 'Please send a photo'])
      expect(followSource(blank, text, remembered).segments.some(wanting)).toBe(true)
  })
  it('has the line ends of the editor it is seen in', () =>
    expect(made('Sorry.', new Map([['Sorry.', answer('Tut\r\nmir\rleid.')]])).segments[0]?.target).toBe('Tut\nmir\nleid.'))
  it('can always be kept, however many lines and facts it has', () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => `Line ${at} of it`).join('\n')
    const whole = followSource(blank, lines)
    expect(sources(whole)).toBe(lines)
    const troubles = Array.from({ length: 80 }, (_, at) => ({ type: 'lost' as const, kind: 'number' as const, value: `${at}` }))
    expect(DraftTranslation.safeParse(withTarget(whole, 0, 'x', troubles)).error).toBeUndefined()
    expect(followSource(whole, `${lines}!`).segments.length).toBeLessThanOrEqual(2_000)
  })
  it('makes engines anew for another register and leaves what people wrote', () => {
    const edited = withTarget(made('Hello Mia. Sorry.'), 1, 'Tut mir leid.', [])
    expect(withRegister(edited, 'familiar').segments.map(({ target }) => target)).toEqual(['', 'Tut mir leid.'])
  })
  it('takes what comes back for the target it comes back from', () => {
    const whole = made('Hello Mia. Sorry.')
    const backs = withBacks(whole, new Map([['Hallo Mia.', { text: 'Hi Mia.', engine: 'E' }]]))
    expect(backs.segments.map(({ back }) => back?.text ?? null)).toEqual(['Hi Mia.', null])
    expect(withTarget(backs, 0, 'Hey.', []).segments[0]?.back).toBeNull()
  })
  it('is the text again whatever is typed, and loses no sentence that stands', () => {
    let seed = 7
    const chance = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    const words = ['Hello.', ' ', '\n', 'Your order 1042 is late', '. ', '? ', '好的。', 'é', '  ', 'Thanks', '!\n\n']
    for (let run = 0; run < 60; run += 1) {
      let text = 'Keep this one. '
      let now = withTarget(followSource(blank, text), 0, 'Bleibt.', [])
      for (let step = 0; step < 25; step += 1) {
        const at = 15 + chance(Math.max(1, text.length - 14))
        const cut = chance(3) === 0 ? chance(Math.max(1, text.length - at)) : 0
        text = text.slice(0, at) + (words[chance(words.length)] ?? '') + text.slice(at + cut)
        now = followSource(now, text)
        expect(sources(now)).toBe(text)
        expect(now.segments.some(({ target, by }) => by === 'hand' && target === 'Bleibt.')).toBe(true)
      }
    }
  })
})

describe('what leaves', () => {
  it('is the translation, and only as it was seen', () => {
    const whole = made('Hello Mia. Your parcel is late.')
    const text = 'Hallo Mia. Ihr Paket ist verspätet.'
    expect(leavingText({ text: 'x', translation: whole })).toBe(text)
    expect(leavingText({ text: 'x' })).toBe('x')
    expect(leavingTrouble(whole)).toEqual({ code: 'unseen' })
    expect(leavingTrouble({ ...whole, seen: text })).toBeNull()
    expect(leavingTrouble({ ...whole, seen: `${text} ` })).toEqual({ code: 'unseen' })
    expect(leavingTrouble(followSource({ ...whole, seen: text }, 'Hello Mia. Your parcel is late. More.'))).toEqual({
      code: 'untranslated',
      count: 1,
    })
  })
  it('waits until altered facts were looked at', () => {
    const trouble = { type: 'lost' as const, kind: 'order' as const, value: '1042' }
    const whole = made('Order 1042.', new Map([['Order 1042.', answer('Bestellung.', [trouble])]]))
    const seen = { ...whole, seen: 'Bestellung.' }
    expect(leavingTrouble(seen)).toEqual({ code: 'factsChanged', count: 1 })
    expect(leavingTrouble(withLooked(seen, 0))).toBeNull()
    expect(leavingTrouble(followSource(withLooked(seen, 0), 'Order 1042 now.'))).toEqual({ code: 'untranslated', count: 1 })
  })
  it('puts no blank between Japanese sentences, and drops one left behind by a sentence that was left out', () => {
    const japanese = new Map([
      ['Hello.', answer('こんにちは。')],
      ['Bye.', answer('では。')],
    ])
    expect(targetText({ ...made('Hello. Bye.', japanese), to: 'ja' })).toBe('こんにちは。では。')
    expect(targetText(withTarget(made('Hello Mia. Sorry. Hello Mia.'), 1, '', []))).toBe('Hallo Mia. Hallo Mia.')
  })
  it('knows where its words were written', () => {
    const whole = made('Hello Mia. Order 1042 is late.', new Map([...german, ['Order 1042 is late.', answer('Bestellung 1042 ist spät.')]]))
    const text = targetText(whole)
    const at = text.indexOf('1042')
    expect(placeInSource(whole, at, at + 4)).toEqual({ from: 17, to: 21, segment: 1 })
    const late = text.indexOf('spät')
    expect(placeInSource(whole, late, late + 4)).toEqual({ from: 11, to: 30, segment: 1 })
    expect(placeInSource(whole, text.length + 3, text.length + 5)).toBeNull()
    expect(targetWith(whole, { from: at, to: at + 4, text: '1043' })).toEqual({ segment: 1, target: 'Bestellung 1043 ist spät.' })
    expect(placesOf(whole).map(({ target }) => text.slice(target.from, target.to))).toEqual(whole.segments.map(({ target }) => target))
  })
  it('comes back as it was from what was kept with it', () => {
    const whole = withTarget(made('Hello Mia. Sorry.'), 1, 'Tut mir leid.', [])
    const sent = sentOf({ text: 'Hello Mia. Sorry.', translation: whole })
    expect(sent).toMatchObject({ from: 'en', to: 'de', engines: ['E'], edited: 1 })
    expect(sent && draftFormsOf(sent)).toEqual({ text: 'Hello Mia. Sorry.', translation: { ...whole, seen: 'Hallo Mia. Tut mir leid.' } })
    expect(sentOf({ text: 'x' })).toBeUndefined()
  })
})
