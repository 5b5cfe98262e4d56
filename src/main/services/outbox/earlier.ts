/** Keeps earlier forms of texts while they are written, and lets go of them in time. */
import type { BackendId, DraftId } from '../../../shared/domain/ids'
import { EARLIER_KEPT_MS, follow, placeOf, type Trace, worthKeeping } from '../../../shared/domain/outbox/earlier'
import type { OutboxRecord } from '../../../shared/domain/outbox/records'
import type { Draft, EarlierText } from '../../../shared/domain/outbox/types'
import type { Clock, Log } from '../../ports'
import type { Store } from './store'

export type Place = Pick<Draft, 'backendId' | 'conversationId' | 'kind'>

export const createEarlier = (needs: { store: Store; clock: Clock; log: Log; mint(): string }) => {
  const { store, clock, log } = needs
  const traces = new Map<DraftId, Trace>()

  const of = (place: Place): EarlierText[] => {
    const wanted = placeOf(place)
    return [...store.earlier().values()].filter(({ draft }) => placeOf(draft) === wanted)
  }
  const made = (draft: Draft, why: EarlierText['why']): EarlierText => ({ id: needs.mint() as DraftId, draft, at: clock.now(), why })

  return {
    /** Newest first. */
    list: (place: Place): EarlierText[] => of(place).reverse(),
    /** Each save of a text passes here before it is written. */
    saw(draft: Draft): void {
      // After a restart the journal's own form is where this one comes from.
      const before =
        traces.get(draft.id) ?? (store.draft(draft.id) ? { fullest: store.draft(draft.id) as Draft, since: clock.now() } : null)
      const { trace, keep } = follow(before, draft, of(draft).at(-1) ?? null, clock.now())
      traces.set(draft.id, trace)
      // The text itself is what must be kept; failing to keep how it was before must not refuse it.
      if (keep) store.keepEarlier(made(keep.draft, keep.why)).catch(() => log.warn('outbox.earlierNotKept'))
    },
    /** The record that goes with a text thrown away; none where nothing is worth it. */
    discarded(draft: Draft): OutboxRecord[] {
      const fullest = traces.get(draft.id)?.fullest ?? draft
      traces.delete(draft.id)
      const best = fullest.text.startsWith(draft.text) ? fullest : draft
      const known = of(best).at(-1)?.draft
      const repeats = known?.text === best.text && known.files.length === best.files.length
      return worthKeeping(best) && !repeats ? [{ type: 'earlier', text: made(best, 'discarded') }] : []
    },
    /** It left, or stands no more for another reason. */
    forgetTrace: (draftId: DraftId): void => void traces.delete(draftId),
    /** Lets go of what is older than its time. Throws JournalError. */
    async tidy(): Promise<void> {
      const old = new Map<BackendId, DraftId[]>()
      for (const { id, draft, at } of store.earlier().values())
        if (clock.now() - at > EARLIER_KEPT_MS) old.set(draft.backendId, [...(old.get(draft.backendId) ?? []), id])
      for (const [backendId, ids] of old) await store.write([{ type: 'earlierGone', backendId, ids }])
    },
  }
}
export type Earlier = ReturnType<typeof createEarlier>
