import type { TranslationSecret } from '../../src/renderer/data/schema'
import type { TranslateRequest } from '../../src/shared/contract/translation'
import type { Problem } from '../../src/shared/domain/outbox/problem'
import { defaultTranslationPolicy, type TranslatedSegment, type TranslationPolicy } from '../../src/shared/domain/translation/types'
import { conversation, customer, message, mid, one, rows, type Stage, shop, stage } from './kit'

export const segment = (text: string | null, more: Partial<TranslatedSegment> = {}): TranslatedSegment => ({
  text,
  by: text === null ? null : 'engine',
  engine: 'Double',
  demo: false,
  score: null,
  confidence: 0.9,
  troubles: [],
  problem: text === null ? { code: 'notTranslated', params: {} } : null,
  ...more,
})
/** An engine that says everything in capitals, or what it is told. */
export const double = () => {
  const asked: TranslateRequest[] = []
  const at: { fails: Problem | null; answer: (text: string) => TranslatedSegment } = {
    fails: null,
    answer: (text) => segment(text.toUpperCase()),
  }
  return {
    asked,
    at,
    translate: async (request: TranslateRequest) => {
      asked.push(request)
      const { fails } = at
      return { segments: request.segments.map(({ text }) => (fails ? segment(null, { problem: fails }) : at.answer(text))) }
    },
  }
}
export const reading = (more: Partial<TranslationPolicy> = {}, reads: string[] = []) => ({
  settings: { workingLanguage: 'en', reads },
  policies: [{ ...defaultTranslationPolicy(shop), ...more }],
  engines: '',
})
export const put = (s: Stage, page: Parameters<typeof rows>[0], of = one) =>
  s.engine.writer.commit({ backendId: of, generation: 1, cursor: null, rows: rows(page) })
export const german = 'Wo bleibt mein Paket? Ich warte schon seit zwei Wochen.'
export const begun = async (
  page: Parameters<typeof rows>[0] = {
    conversations: [conversation(1)],
    messages: [message(1, 1, { text: german })],
    customers: [customer(1)],
  },
) => {
  const engine = double()
  const s = await stage({ translate: engine.translate })
  await put(s, page)
  s.engine.setReading(reading())
  return { s, ...engine }
}
export const steps = async (s: Stage) => {
  while (await s.engine.translate.step());
}
export const kept = async (s: Stage, n: number, of = one): Promise<TranslationSecret | null> => {
  const row = await s.cache.db.translations.get(mid(n, of))
  return row ? s.cache.sealer.open<TranslationSecret>('translations', row) : null
}
export const ids = (s: Stage) => s.cache.db.translations.toCollection().primaryKeys()
