/** What a desk may do to the rota. The team's server has the last word; this keeps a page from promising what would be refused. */
import type { PersonId } from '../../../shared/domain/ids'
import type { RotaDeed } from '../../../shared/domain/rota/deeds'
import { type Rota, type RotaRequest, type RotaShift, thingId } from '../../../shared/domain/rota/plan'
import { spanOf } from '../../../shared/domain/rota/when'
import { RotaError } from './problem'

/** A lead or admin of the rota, a desk without a team space, or one whom the space lets write shifts. */
export const mayPlan = (rota: Rota, me: PersonId | null, space: { connected: boolean; mayShifts: boolean }): boolean =>
  !space.connected || space.mayShifts || rota.people.some(({ id, role }) => id === me && role !== 'agent')

const mine = (request: RotaRequest, me: PersonId) => request.by === me
const open = (request: RotaRequest | undefined) => !request || request.state === 'open' || request.state === 'withdrawn'

/** Throws `forbidden`: whoever may not plan puts only her own requests, presence and hand-overs, and answers hand-overs. */
export const checkRights = (rota: Rota, me: PersonId | null, deeds: readonly RotaDeed[]): void => {
  const allowed = (deed: RotaDeed): boolean => {
    if (me === null || deed.do === 'draft') return false
    if (deed.do === 'remove') {
      if (deed.kind === 'request') return rota.requests.some((one) => one.id === deed.id && mine(one, me) && open(one))
      if (deed.kind === 'handOver') return rota.handOvers.some(({ id, by }) => id === deed.id && by === me)
      return deed.kind === 'presence' && deed.id === me
    }
    const { thing } = deed
    switch (thing.kind) {
      case 'request': {
        const was = rota.requests.find(({ id }) => id === thing.body.id)
        return mine(thing.body, me) && open(thing.body) && open(was) && (!was || mine(was, me)) && wantsOwn(rota, thing.body, me)
      }
      case 'presence':
        return thing.body.personId === me
      case 'handOver':
        return answersOnly(rota, thing.body, me)
      default:
        return false
    }
  }
  if (!deeds.every(allowed)) throw new RotaError('forbidden', { context: 'rota' })
}

/** Her own leave, and shifts that are hers. */
const wantsOwn = (rota: Rota, { wants }: RotaRequest, me: PersonId): boolean => {
  if (wants.type === 'leave' || wants.type === 'sick')
    return wants.leave.personId === me && !rota.leave.some((one) => one.id === wants.leave.id && one.personId !== me)
  return rota.shifts.some(({ id, personId }) => id === wants.giveShiftId && personId === me)
}

/** Her own hand-over, or another's of which she changes nothing but what becomes of its items. */
const answersOnly = (rota: Rota, next: Rota['handOvers'][number], me: PersonId): boolean => {
  const was = rota.handOvers.find(({ id }) => id === next.id)
  if (!was) return next.by === me
  if (was.by === me) return next.by === me
  const words = ({ items, ...rest }: typeof next) =>
    JSON.stringify([
      Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)),
      items.map(({ shop, system, ref, kind, text }) => [shop, system, ref, kind, text]),
    ])
  return words(was) === words(next)
}

/** Throws `rejected`: a zone that this system does not know, a shift or leave of nobody, ids that do not agree. */
export const checkSense = (rota: Rota, deeds: readonly RotaDeed[]): void => {
  const people = new Set<string>(rota.people.map(({ id }) => id))
  for (const deed of deeds) if (deed.do === 'put' && deed.thing.kind === 'person') people.add(deed.thing.body.id)
  const zones = new Map<string, boolean>()
  const zone = (name: string) => {
    const known = zones.get(name) ?? spanOf({ date: '2026-01-01', start: '00:00', end: '01:00', zone: name }) !== null
    zones.set(name, known)
    if (!known) throw new RotaError('rejected', { context: 'zone', zone: name })
  }
  const person = (id: string) => {
    if (!people.has(id)) throw new RotaError('rejected', { context: 'person' })
  }
  const shift = (one: RotaShift) => {
    zone(one.zone)
    person(one.personId)
  }
  for (const deed of deeds) {
    if (deed.do === 'draft') {
      if (!deed.after) continue
      if (deed.after.id !== deed.shiftId) throw new RotaError('rejected', { context: 'id' })
      shift(deed.after)
      continue
    }
    if (deed.do === 'remove') continue
    const { thing } = deed
    if (thingId(thing).length === 0) throw new RotaError('rejected', { context: 'id' })
    if (thing.kind === 'person') zone(thing.body.zone)
    else if (thing.kind === 'type' && thing.body.zone !== null) zone(thing.body.zone)
    else if (thing.kind === 'shift') shift(thing.body)
    else if (thing.kind === 'leave') leave(thing.body)
    else if (thing.kind === 'request' && 'leave' in thing.body.wants) leave(thing.body.wants.leave)
    else if (thing.kind === 'presence') person(thing.body.personId)
  }
  function leave(one: Rota['leave'][number]) {
    zone(one.zone)
    person(one.personId)
    if (one.endDate < one.startDate) throw new RotaError('rejected', { context: 'leave' })
  }
}
