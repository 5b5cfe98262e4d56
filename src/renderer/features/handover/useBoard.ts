/** What the board shows of the leaving side: the slot, what the next region must have, and what nobody has. */
import { useMemo } from 'react'
import type { ConversationId, PersonId } from '../../../shared/domain/ids'
import { itemKey } from '../../../shared/domain/rota/handOver/answers'
import { type Candidate, type Crew, leftAt, type Needed, neededAt, ownersOf } from '../../../shared/domain/rota/handOver/needs'
import { proposeReceivers, type Receiver } from '../../../shared/domain/rota/handOver/receivers'
import { backAt, givingSlot, type Slot, slotsNow } from '../../../shared/domain/rota/handOver/slots'
import type { HandOver, RotaSettings } from '../../../shared/domain/rota/plan'
import type { Region } from '../../../shared/domain/rota/types'
import { useDesk } from '../../bridge/deskStore'
import { type HandOverPlace, useHandOverPlaces } from '../../data/handOver'
import { useAllAgents, useOpenOnes } from '../../data/openOnes'
import { useRows } from '../../data/queries'
import type { ListRow } from '../../data/types'
import { useMinute } from '../../state/clock'
import { useRota } from '../../state/rota'

const none: readonly HandOver[] = []
const noIds: ConversationId[] = []
/** More than a region gives away at once. */
const LOOKED_AT = 400

/** The crew as the rota has it: who, when, and as whom at the backends. Null while it is read. */
export const useCrew = (): Crew | null => {
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  const agents = useAllAgents()
  return useMemo(() => agents && { people, shifts, agents }, [people, shifts, agents])
}

export interface Desk {
  me: PersonId | null
  region: Region | null
  settings: RotaSettings
  handOvers: readonly HandOver[]
  /** This desk only: nobody else reads the hand-over, notes and assignment travel all the same. */
  alone: boolean
}
/** What the rota says for the board; null while it is read. */
export const useRotaSide = (): Desk | null => {
  const { state } = useRota()
  const people = useDesk((desk) => desk.people)
  return useMemo(
    () =>
      state && {
        me: state.me,
        region: people.find(({ id }) => id === state.me)?.region ?? null,
        settings: state.rota.settings,
        handOvers: state.rota.handOvers.length > 0 ? state.rota.handOvers : none,
        alone: state.space.connected === null || state.space.connected.calendars.notes === null,
      },
    [state, people],
  )
}

/** The slots to choose from, and that of the person's own region first. */
export const useSlots = (desk: Desk | null): { slots: readonly Slot[]; own: Slot | null } => {
  const minute = useMinute()
  return useMemo(() => {
    const slots = desk ? slotsNow(desk.settings.handOvers, minute) : []
    const mine = desk?.region ? givingSlot(desk.settings.handOvers, desk.region, minute) : null
    // Her region's while it has the work; else what changes hands next.
    const on = mine !== null && (backAt(desk?.settings.handOvers ?? [], mine.from, minute) ?? 0) > mine.at
    return { slots, own: (on ? mine : slots[0]) ?? null }
  }, [desk, minute])
}

const PROMISES = ['refundPromise', 'partialRefund']
const clockAt = (row: ListRow | undefined, kinds: readonly string[]): number | null =>
  row?.clocks
    .filter(({ kind, state }) => kinds.includes(kind) && state !== 'paused')
    .reduce<number | null>((first, { at }) => (first === null || at < first ? at : first), null) ?? null

export interface Giving {
  needed: readonly Needed[]
  left: readonly Candidate[]
  proposed: ReadonlyMap<ConversationId, Receiver | null>
  rows: ReadonlyMap<ConversationId, ListRow>
  places: ReadonlyMap<ConversationId, HandOverPlace>
}

/** Null while it is read. */
export const useGiving = (slot: Slot | null, desk: Desk | null, crew: Crew | null): Giving | null => {
  const open = useOpenOnes()
  const minute = useMinute()
  const near = useMemo(() => {
    if (!open || !crew || !slot) return noIds
    const owners = ownersOf(crew)
    return open.ones
      .filter(
        ({ status, dueAt, assigneeId }) =>
          status === 'open' && dueAt !== null && (assigneeId === null || owners.get(assigneeId)?.region === slot.from),
      )
      .slice(0, LOOKED_AT)
      .map(({ id }) => id)
  }, [open, crew, slot])
  const rows = useRows(near)
  const shops = useDesk((desk) => desk.shops)
  const backends = useDesk((desk) => desk.backends)
  const places = useHandOverPlaces(near)
  return useMemo(() => {
    if (!open || !crew || !slot || !desk || !places) return null
    const candidates = open.ones.flatMap((one): Candidate[] => {
      const place = places.get(one.id)
      const row = rows.get(one.id)
      return place
        ? [{ ...one, zone: place.zone, country: place.country, promisedAt: clockAt(row, PROMISES), disputeAt: clockAt(row, ['dispute']) }]
        : []
    })
    // What was offered at this slot already is not offered again.
    const given = new Set(
      desk.handOvers
        .filter(({ from, to, at }) => from === slot.from && to === slot.to && at === slot.at)
        .flatMap(({ items }) => items.filter(({ state }) => state === 'offered' || state === 'accepted').map(itemKey)),
    )
    const keyOf = ({ id, shopId, backendId }: Candidate) =>
      itemKey({
        shop: shops.find((shop) => shop.id === shopId)?.code ?? '',
        system: backends.find((backend) => backend.id === backendId)?.system ?? '',
        ref: places.get(id)?.ref ?? '',
      })
    const needed = neededAt(slot, desk.settings, candidates, crew, minute).filter(({ one }) => !given.has(keyOf(one)))
    return { needed, left: leftAt(slot, candidates), proposed: proposeReceivers(needed, slot, crew, open.ones), rows, places }
  }, [open, crew, slot, desk, places, rows, minute, shops, backends])
}
