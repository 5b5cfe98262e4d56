import { describe, expect, it } from 'vitest'
import type { TranslateRequest } from '../../../shared/contract/translation'
import type { ConversationId, ShopId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import { followSource, withTarget } from '../../../shared/domain/translation/draft'
import { targetText } from '../../../shared/domain/translation/leaving'
import type { DraftTranslation, TranslatedSegment } from '../../../shared/domain/translation/types'
import { Mirror, REST_MS } from './mirror'

const blank: DraftTranslation = {
  from: 'en',
  to: 'de',
  register: null,
  segments: [],
  seen: null,
  waitingSince: null,
  known: { names: [], numbers: [] },
}

/** A text, a scripted main process, and time under control. */
const desk = () => {
  let at = 0
  const timers: { at: number; run: () => void; off: boolean }[] = []
  const asked: {
    request: TranslateRequest
    signal: AbortSignal
    answer(change?: (text: string) => Partial<TranslatedSegment>): void
    fail(): void
  }[] = []
  const listeners = new Set<() => void>()
  const state = { draft: { text: '', translation: blank } as Draft | null, committing: false }
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const mirror = new Mirror(
    {
      state,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      edit: (patch) => {
        state.draft = { ...(state.draft as Draft), ...patch }
        tell()
      },
    },
    {
      about: () => ({ shopId: 's' as ShopId, conversationId: 'c' as ConversationId, known: { names: [], numbers: [] } }),
      translate: (request, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')))
          asked.push({
            request,
            signal,
            fail: () => reject(new Error('down')),
            answer: (change = () => ({})) =>
              resolve({
                segments: request.segments.map(({ text }) => ({
                  text: `${request.to}(${text})`,
                  by: 'engine',
                  engine: 'E',
                  demo: false,
                  score: null,
                  confidence: 0.9,
                  troubles: [],
                  problem: null,
                  ...change(text),
                })),
              }),
          })
        }),
      problemOf: () => ({ code: 'offline', params: {} }),
      now: () => at,
      later: (ms, run) => {
        const timer = { at: at + ms, run, off: false }
        timers.push(timer)
        return () => {
          timer.off = true
        }
      },
    },
  )
  const stop = mirror.start()
  return {
    mirror,
    state,
    asked,
    stop,
    type(text: string) {
      state.draft = {
        ...(state.draft as Draft),
        text,
        translation: followSource((state.draft as Draft).translation as DraftTranslation, text),
      }
      tell()
    },
    async pass(ms: number) {
      await settle()
      const end = at + ms
      for (;;) {
        const next = timers.filter((one) => !one.off && one.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        at = next.at
        next.off = true
        next.run()
        await settle()
      }
      at = end
      await settle()
    },
    reads: () => targetText((state.draft as Draft).translation as DraftTranslation),
    tell,
  }
}
const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}
const textsOf = ({ request }: { request: TranslateRequest }) => request.segments.map(({ text }) => text)

describe('the mirror', () => {
  it('sends nothing of a shortcut that is being chosen by, and what stands there after it', async () => {
    const { mirror, type, pass, asked } = desk()
    type(';la')
    mirror.hold(true)
    await pass(REST_MS + 50)
    type(';late')
    await pass(REST_MS + 50)
    expect(asked).toHaveLength(0)
    type('Your parcel is late.')
    mirror.hold(false)
    await pass(REST_MS + 50)
    expect(asked.map(textsOf)).toEqual([['Your parcel is late.']])
  })
  it('asks for the words of a shortcut once she said that they are text', async () => {
    const { mirror, type, pass, asked } = desk()
    mirror.hold(true)
    type(';late')
    await pass(REST_MS + 50)
    mirror.hold(false)
    await pass(REST_MS + 50)
    expect(asked.map(textsOf)).toEqual([[';late']])
  })
  it('asks once the strokes rest, for what changed alone, and then for what comes back', async () => {
    const { type, pass, asked, reads, state } = desk()
    type('Hello')
    await pass(REST_MS - 50)
    type('Hello Mia.')
    await pass(REST_MS - 50)
    expect(asked).toHaveLength(0)
    await pass(100)
    expect(asked.map(textsOf)).toEqual([['Hello Mia.']])
    asked[0]?.answer()
    await pass(2_000)
    expect(reads()).toBe('de(Hello Mia.)')
    expect(asked[1]?.request).toMatchObject({ purpose: 'back', from: 'de', to: 'en' })
    asked[1]?.answer()
    await pass(10)
    type('Hello Mia. Sorry.')
    await pass(REST_MS)
    expect(asked.slice(2).map(textsOf)).toEqual([['Sorry.']])
    expect(asked[2]?.request.segments[0]).toMatchObject({ before: 'Hello Mia.', behind: '' })
    expect(state.draft?.translation?.segments[0]?.back?.text).toBe('en(de(Hello Mia.))')
  })
  it('ends a call for what is written no more, and takes nothing from it', async () => {
    const { type, pass, asked, reads } = desk()
    type('Hello.')
    await pass(REST_MS)
    type('Bye.')
    expect(asked[0]?.signal.aborted).toBe(true)
    await pass(REST_MS)
    asked[1]?.answer()
    await pass(0)
    expect(reads()).toBe('de(Bye.)')
  })
  it('never touches what was written by hand, and mirrors it', async () => {
    const { type, pass, asked, state, tell, reads } = desk()
    type('Hello.')
    await pass(REST_MS)
    asked[0]?.answer()
    await pass(0)
    state.draft = { ...(state.draft as Draft), translation: withTarget(state.draft?.translation as DraftTranslation, 0, 'Moin.', []) }
    tell()
    await pass(2_000)
    expect(textsOf(asked.at(-1) as never)).toEqual(['Moin.'])
    type('Hello there.')
    await pass(2_000)
    expect(reads()).toBe('Moin.')
    expect(asked.filter(({ request }) => request.purpose === 'write')).toHaveLength(1)
  })
  it('says why a sentence could not be made, leaves it, and tries again when asked', async () => {
    const { type, pass, asked, mirror, reads } = desk()
    type('Hello. Sorry.')
    await pass(REST_MS)
    asked[0]?.answer((text) => (text === 'Sorry.' ? { text: null, problem: { code: 'noEngine', params: {} } } : {}))
    await pass(0)
    expect(mirror.snapshot().problems.get('Sorry.')).toEqual({ code: 'noEngine', params: {} })
    await pass(5_000)
    expect(asked.filter(({ request }) => request.purpose === 'write')).toHaveLength(1)
    mirror.again()
    await pass(0)
    expect(textsOf(asked.filter(({ request }) => request.purpose === 'write')[1] as never)).toEqual(['Sorry.'])
    asked.filter(({ request }) => request.purpose === 'write')[1]?.answer()
    await pass(0)
    expect(reads()).toBe('de(Hello.) de(Sorry.)')
    expect(mirror.snapshot().problems.size).toBe(0)
  })
  it('takes a broken call for a problem of each sentence, and an answer that is too short too', async () => {
    const { type, pass, asked, mirror } = desk()
    type('Hello.')
    await pass(REST_MS)
    asked[0]?.fail()
    await pass(0)
    expect(mirror.snapshot().problems.get('Hello.')?.code).toBe('offline')
    expect(mirror.snapshot().making).toBe(0)
  })
  it('is no answer to another register', async () => {
    const { type, pass, asked, state, tell, reads } = desk()
    type('Hello.')
    await pass(REST_MS)
    state.draft = { ...(state.draft as Draft), translation: { ...(state.draft?.translation as DraftTranslation), register: 'familiar' } }
    tell()
    asked[0]?.answer()
    await pass(0)
    expect(reads()).toBe('')
    await pass(REST_MS)
    expect(asked[1]?.request.register).toBe('familiar')
  })
  it('leaves nothing under way when its screen goes', async () => {
    const { type, pass, asked, stop } = desk()
    type('Hello.')
    await pass(REST_MS)
    stop()
    expect(asked[0]?.signal.aborted).toBe(true)
    type('Bye.')
    await pass(5_000)
    expect(asked).toHaveLength(1)
  })
})
