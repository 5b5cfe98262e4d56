/** Translation wired to the host's ports. */
import type { DeskEvent } from '../../shared/contract'
import { directed, enforce, namesThatStay, pairsOf, placesOf } from '../../shared/domain/translation/glossary'
import { ConnectorError } from '../connectors/connector'
import { translators } from '../connectors/translators'
import type { Ports } from '../ports'
import type { Crypto } from '../ports/crypto'
import type { Backends } from '../services/backends/backends'
import type { Desk } from '../services/desk/desk'
import type { Memory } from '../services/memory/types'
import type { Outbox } from '../services/outbox/outbox'
import { createTranslation } from '../services/translation/translation'
import type { Remembered, Translation } from '../services/translation/types'

export interface TranslationSideNeeds {
  ports: Pick<Ports, 'clock' | 'random' | 'http' | 'log'>
  crypto: Crypto
  desk: Desk
  backends: Backends
  memory: Memory
  /** The open profile's; null where there is none. */
  outbox(): Outbox | null
  online(): boolean
  emit(event: DeskEvent): void
}

/** Memory and glossary as the asking needs them. */
const rememberedBy = (memory: Memory): Remembered => ({
  async exact(asked) {
    try {
      const { matches } = await memory.look({ ...asked, least: 1, limit: 1 })
      const [best] = matches
      return best && best.score >= 1 ? { text: best.target, score: best.score } : null
    } catch {
      // A memory that is out of order keeps nobody from an engine.
      return null
    }
  },
  async glossary(shopId, from, to) {
    const terms = await memory.glossary(shopId).catch(() => [])
    if (terms.length === 0) return null
    const never = namesThatStay(terms)
    const pairs = pairsOf(terms, from, to)
    if (directed(terms, from, to).length === 0) return null
    return {
      never,
      pairsIn: (text) => pairs.filter(({ source }) => placesOf(text, source, from).length > 0),
      enforce: (source, target) => enforce(source, target, terms, from, to).text,
    }
  },
})

export const createTranslationSide = ({
  ports: { clock, random, http, log },
  memory,
  crypto,
  desk,
  backends,
  outbox,
  online,
  emit,
}: TranslationSideNeeds): Translation =>
  createTranslation({
    clock,
    random,
    http,
    log,
    documents: desk,
    systems: translators,
    shops: () => backends.list().shops,
    shopOf: ({ backendId }) => backends.backend(backendId)?.shopId ?? null,
    remembered: rememberedBy(memory),
    hmac: (text) => Buffer.from(crypto.hmac(desk.derived('translation answers'), text)).toString('hex'),
    online,
    drafts: () => outbox()?.list().drafts ?? [],
    async saveDraft(draft) {
      const running = outbox()
      if (!running) throw new ConnectorError({ code: 'locked', params: {} })
      await running.saveDraft(draft)
    },
    emit,
  })
