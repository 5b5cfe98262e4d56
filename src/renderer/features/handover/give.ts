/**
 * What a hand-over does. A private note and the assignment travel with each conversation through the outbox; the hand-over itself is a
 * thing of the rota. The conversations come first: were the desk to die between the two, nothing of the work would be lost, and what
 * has been given is on nobody's list to be given twice.
 */
import type { TFunction } from 'i18next'
import type { ConversationId, PersonId } from '../../../shared/domain/ids'
import type { Effect } from '../../../shared/domain/outbox/types'
import { nameless } from '../../../shared/domain/rota/handOver/nameless'
import type { Needed } from '../../../shared/domain/rota/handOver/needs'
import type { Receiver } from '../../../shared/domain/rota/handOver/receivers'
import type { Slot } from '../../../shared/domain/rota/handOver/slots'
import type { HandOver, HandOverItem } from '../../../shared/domain/rota/plan'
import { now, useDesk } from '../../bridge/deskStore'
import { pushDeed } from '../../commands/deeds'
import { commitActs, mintKey, PartFailed } from '../../state/acts'
import { changeRota } from '../../state/rota'

export interface Parcel {
  needed: Needed
  /** The customer's, to be left out of what lies in the team's calendar. */
  name: string
  /** Its own id at the backend, as other desks know it. */
  ref: string
  receiver: Receiver | null
  /** What stands as a private note in the conversation. */
  note: string
}

const capabilitiesOf = (id: Needed['one']['backendId']) =>
  useDesk.getState().backends.find((backend) => backend.id === id)?.capabilities ?? null
/** Nobody's before and after: nothing changes hands at the backend, so nothing is written there either. */
export const isQuiet = ({ kind }: Pick<Needed, 'kind'>, receiver: Receiver | null): boolean => kind === 'satellite' && receiver === null

/** What leaves for one conversation: as far as its backend can. */
export const effectsOf = ({ needed, receiver, note }: Pick<Parcel, 'needed' | 'receiver' | 'note'>): Effect[] => {
  if (isQuiet(needed, receiver)) return []
  const can = capabilitiesOf(needed.one.backendId)
  const to = receiver?.agentId ?? null
  return [
    ...(can?.note && note.trim() !== '' ? [{ type: 'note' as const, text: note, files: [] }] : []),
    ...(can?.assign && to !== needed.one.assigneeId ? [{ type: 'assign' as const, assigneeId: to }] : []),
  ]
}

const itemOf = ({ needed: { one, kind, wakesAt }, name, ref, receiver, note }: Parcel): HandOverItem => {
  const { shops, backends } = useDesk.getState()
  return {
    shop: shops.find(({ id }) => id === one.shopId)?.code ?? '',
    system: backends.find(({ id }) => id === one.backendId)?.system ?? '',
    ref,
    kind,
    toPersonId: receiver?.personId ?? null,
    language: one.language,
    dueAt: one.dueAt,
    wakesAt,
    text: isQuiet({ kind }, receiver) ? '' : nameless(note, [name]).slice(0, 2_000),
    state: 'offered',
    answeredBy: null,
    answeredAt: null,
    reason: '',
  }
}

export interface Given {
  slot: Slot
  by: PersonId
  parcels: readonly Parcel[]
  language: string
  text: string
  translated: HandOver['translated']
}

/** As one deed with one undo. Rejects with PartFailed where some conversations were not taken: the others are handed over. */
export const handOver = async ({ slot, by, parcels, language, text, translated }: Given, t: TFunction): Promise<void> => {
  const id = `handOver-${mintKey()}`
  const names = parcels.map(({ name }) => name)
  const thing = (items: readonly Parcel[]): HandOver => ({
    id,
    from: slot.from,
    to: slot.to,
    at: slot.at,
    by,
    madeAt: now(),
    language,
    text: nameless(text, names),
    translated: translated && { ...translated, text: nameless(translated.text, names) },
    items: items.map(itemOf),
  })
  const put = (items: readonly Parcel[]) => changeRota([{ do: 'put', thing: { kind: 'handOver', body: thing(items) } }], null)
  // Where the backend can keep neither note nor assignment, the hand-over's own word is all there is.
  const acts = parcels.flatMap((parcel) => {
    const effects = effectsOf(parcel)
    return effects.length > 0 ? [{ id: parcel.needed.id, effects }] : []
  })
  let failed: ReadonlySet<ConversationId> = new Set()
  const words = {
    says: () => t('handOver.given', { count: parcels.length }),
    saysUndone: () => t('handOver.givenUndone', { count: parcels.length }),
    alsoUndo: async () => {
      // Not over what a receiver has answered since.
      await changeRota([{ do: 'remove', kind: 'handOver', id }], null, true)
    },
  }
  const work = acts.length > 0 ? commitActs(acts, words) : Promise.resolve()
  const trouble = await work.then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof PartFailed)) throw error
      failed = new Set(error.failures.map((failure) => failure.id))
      return error
    },
  )
  const taken = parcels.filter(({ needed }) => !failed.has(needed.id))
  if (taken.length > 0) await put(taken)
  if (acts.length === 0) pushDeed({ says: words.says(), saysUndone: words.saysUndone(), undo: words.alsoUndo })
  if (trouble) throw trouble
}
