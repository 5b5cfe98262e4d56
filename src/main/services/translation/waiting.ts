/**
 * Drafts whose translation waits for an engine: made when one answers again, kept in the journal as part of the draft, never
 * sent. What the agent typed meanwhile wins: a made segment goes in where its source still stands as it was asked for.
 */
import type { TranslateRequest } from '../../../shared/contract/translation'
import type { DraftId, ShopId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import { wanting, withAnswers } from '../../../shared/domain/translation/draft'
import type { TranslatedSegment } from '../../../shared/domain/translation/types'
import type { Clock, Log } from '../../ports'
import { refusal } from './problem'

const firstMs = 10_000
const mostMs = 5 * 60_000
const atOnce = 500

export interface WaitingNeeds {
  clock: Clock
  log: Log
  drafts(): readonly Draft[]
  /** Durable when it answers. */
  saveDraft(draft: Draft): Promise<unknown>
  shopOf(draft: Draft): ShopId | null
  translate(request: TranslateRequest, signal: AbortSignal): Promise<TranslatedSegment[]>
  changed(): void
}

const waits = ({ translation }: Draft): boolean =>
  (translation?.waitingSince ?? null) !== null && (translation?.segments.some(wanting) ?? false)

export const createWaiting = ({ clock, log, drafts, saveDraft, shopOf, translate, changed }: WaitingNeeds) => {
  let life: AbortController | null = null
  let tries = 0
  /** Epoch ms of the next look; 0: none is due. */
  let dueAt = 0
  let looking: Promise<void> | null = null
  let again = false

  /** Answers whether all of it is made now. Throws what `translate` throws. */
  const make = async (draft: Draft, urgency: 0 | 1, signal: AbortSignal): Promise<boolean> => {
    const { translation } = draft
    const shopId = shopOf(draft)
    if (!translation || !shopId) return true
    const { segments } = translation
    const asked = segments
      .flatMap((segment, at) => (wanting(segment) ? [{ text: segment.source, at }] : []))
      .slice(0, atOnce)
      .map(({ text, at }) => ({ text, before: segments[at - 1]?.source ?? '', behind: segments[at + 1]?.source ?? '' }))
    if (asked.length === 0) return true
    const answers = await translate(
      {
        shopId,
        purpose: 'write',
        from: translation.from,
        to: translation.to,
        register: translation.register,
        segments: asked,
        known: translation.known,
        conversationId: draft.conversationId,
        urgency,
      },
      signal,
    )
    const bySource = new Map<string, TranslatedSegment>()
    for (const [at, { text }] of asked.entries()) {
      const answer = answers[at]
      if (answer && answer.text !== null) bySource.set(text, answer)
    }
    if (bySource.size === 0) return false
    // Read again: she may have typed on, looked, sent or thrown it away while the engine thought.
    const now = drafts().find(({ id }) => id === draft.id)
    if (!now?.translation) return true
    // Another language or another way of speaking was chosen meanwhile: these are no answer to that.
    const { from, to, register } = now.translation
    if (from !== translation.from || to !== translation.to || register !== translation.register) return !waits(now)
    const next = withAnswers(now.translation, bySource)
    if (next.segments.every((segment, at) => segment === now.translation?.segments[at])) return !waits(now)
    const saved: Draft = {
      ...now,
      translation: { ...next, seen: null },
      // Windows take the later stroke: this is later than what it was made from, and earlier than what she types next.
      updatedAt: now.updatedAt + 1,
    }
    await saveDraft(saved)
    changed()
    return !waits(saved)
  }

  const look = async (signal: AbortSignal) => {
    let open = 0
    for (const draft of drafts().filter(waits)) {
      if (signal.aborted) return
      const done = await make(draft, 0, signal).catch((error: unknown) => {
        if (!signal.aborted) log.warn('translation.draftWaits', { error: String((error as Error).name) })
        return false
      })
      if (!done) open += 1
    }
    if (signal.aborted) return
    if (open === 0) {
      tries = 0
      return
    }
    soon(Math.min(mostMs, firstMs * 2 ** tries))
    tries += 1
  }
  /** One look at a time; who comes meanwhile makes it one more. */
  const start = () => {
    const signal = life?.signal
    if (!signal || signal.aborted) return
    if (looking) {
      again = true
      return
    }
    looking = look(signal)
      .catch(() => undefined)
      .then(() => {
        looking = null
        if (!again) return
        again = false
        start()
      })
  }
  const soon = (ms: number) => {
    const signal = life?.signal
    const at = clock.now() + ms
    if (!signal || (dueAt !== 0 && dueAt <= at)) return
    dueAt = at
    clock.sleep(ms, signal).then(
      () => {
        if (dueAt !== at) return
        dueAt = 0
        start()
      },
      () => undefined,
    )
  }

  return {
    open() {
      life?.abort()
      life = new AbortController()
      tries = 0
      dueAt = 0
      soon(0)
    },
    lock() {
      life?.abort()
      life = null
    },
    saved(draft: Draft) {
      if (waits(draft)) soon(500)
    },
    /** An engine, a line or the network may be back. */
    wake() {
      if (!life || !drafts().some(waits)) return
      tries = 0
      soon(0)
    },
    /** One at once, because she asks. Throws `notFound`, or what stands in the way. */
    async now(id: DraftId, signal: AbortSignal) {
      const draft = drafts().find((one) => one.id === id)
      if (!draft?.translation) throw refusal('notFound')
      await make(draft, 1, signal)
    },
  }
}
