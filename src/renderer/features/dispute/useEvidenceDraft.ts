/**
 * What is being prepared for one dispute: kept in the journal from the first stroke on, like every other text, so that it
 * outlives a restart. Its text and files stand in the form; the draft's own fields mirror them for the queue and for export.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { seenOf } from '../../../shared/domain/dispute/evidence'
import type { ConversationId, DraftId } from '../../../shared/domain/ids'
import type { Dispute } from '../../../shared/domain/order/types'
import type { Draft, EvidenceForm } from '../../../shared/domain/outbox/types'
import { calls, now } from '../../bridge/deskStore'
import { useAllDrafts } from '../../data/queries'
import { mintKey } from '../../state/acts'
import { beforeLeaving } from '../../state/leaving'
import { standing, type Told } from './toldDraft'

/** As the composer's: with the journal's own gathering it stays below 250 ms. */
const KEEP_MS = 60

export type Kept = 'none' | 'typed' | 'kept' | 'unkept'

export interface EvidenceDraft {
  draft: Draft | null
  form: EvidenceForm
  kept: Kept
  /** False until it is known whether something was written here before. */
  ready: boolean
  change(patch: Partial<EvidenceForm>): void
  /** Waits until the journal has it; answers what stands, or null. */
  flush(): Promise<Draft | null>
  discard(): Promise<void>
  /** It has left: what stands here is no longer ours to keep. */
  left(): void
}

export const useEvidenceDraft = (dispute: Dispute, conversationId: ConversationId | null, blank: EvidenceForm): EvidenceDraft => {
  const drafts = useAllDrafts()
  const cached = drafts?.find((draft) => draft.evidence?.disputeId === dispute.id) ?? null
  const [mine, setMine] = useState<Draft | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const asked = cached?.id ?? null
  const latest = useRef(cached)
  latest.current = cached
  useEffect(() => {
    if (asked === null) return
    let over = false
    const tell = (draft: Draft | null) => {
      if (!over) setTold({ id: asked, draft })
    }
    calls()
      .outbox.draft({ draftId: asked })
      .then(
        ({ draft }) => tell(draft),
        // Where the journal does not answer, an old text is better than none.
        () => tell(latest.current),
      )
    return () => {
      over = true
    }
  }, [asked])
  const { asked: known, draft: found } = standing(cached, told)
  const [kept, setKept] = useState<Kept>('none')
  /** Ids that were sent or thrown away here: a late echo of them is no draft. */
  const spent = useRef(new Set<string>())
  const other = found && !spent.current.has(found.id) ? found : null
  // Another window's later text is followed, unless something here is not kept yet.
  const draft = mine && other && kept !== 'typed' && kept !== 'unkept' && other.updatedAt > mine.updatedAt ? other : (mine ?? other)
  const current = useRef(draft)
  current.current = draft
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const saving = useRef<Promise<void>>(Promise.resolve())

  const save = useCallback((): Promise<void> => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    saving.current = saving.current.then(async () => {
      const what = current.current
      if (!what || spent.current.has(what.id)) return
      try {
        await calls().outbox.saveDraft(what)
        if (current.current?.updatedAt === what.updatedAt) setKept('kept')
      } catch {
        setKept('unkept')
      }
    })
    return saving.current
  }, [])

  const change = useCallback(
    (patch: Partial<EvidenceForm>) => {
      const was = current.current
      const form = { ...(was?.evidence?.form ?? blank), ...patch }
      const next: Draft = {
        ...(was ?? {
          id: mintKey() as string as DraftId,
          key: mintKey(),
          backendId: dispute.backendId,
          conversationId,
          kind: 'evidence',
          subject: null,
          inboxId: null,
          customerId: null,
          to: [],
          cc: [],
          bcc: [],
          messageId: null,
          signature: false,
        }),
        text: form.text,
        files: form.files.map(({ as: _as, ...file }) => file),
        evidence: { disputeId: dispute.id, seen: seenOf(dispute, now()), form },
        updatedAt: Math.max(now(), (was?.updatedAt ?? 0) + 1),
      }
      current.current = next
      setMine(next)
      setKept('typed')
      timer.current ??= setTimeout(() => void save(), KEEP_MS)
    },
    [blank, conversationId, dispute, save],
  )

  const flush = useCallback(async () => {
    if (timer.current) await save()
    else await saving.current
    return current.current
  }, [save])

  // What a lock, a quit or another screen would cut off is kept first.
  useEffect(() => {
    const stop = beforeLeaving(async () => {
      if (timer.current) await save()
    })
    return () => {
      stop()
      if (timer.current) void save()
    }
  }, [save])

  const left = useCallback(() => {
    const was = current.current
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    if (was) spent.current.add(was.id)
    current.current = null
    setMine(null)
    setKept('none')
  }, [])

  const discard = useCallback(async () => {
    const was = current.current
    if (!was) return
    left()
    await saving.current
    await calls().outbox.discardDraft({ draftId: was.id })
  }, [left])

  return {
    draft,
    form: draft?.evidence?.form ?? blank,
    kept: draft ? (kept === 'none' ? 'kept' : kept) : 'none',
    // What is being written here never waits.
    ready: drafts !== null && (known || mine !== null),
    change,
    flush,
    discard,
    left,
  }
}
