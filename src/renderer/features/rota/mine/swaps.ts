/** With whom a shift could be swapped: each colleague judged by the rules that her own answer will be judged by. */
import { brokenBy, deedsOf } from '../../../../shared/domain/rota/answer'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import type { Finding, Rota, RotaRequest, RotaShift } from '../../../../shared/domain/rota/plan'

const worded = ['begun', 'rules', 'person', 'shift'] as const
export interface Candidate {
  key: string
  person: RotaPerson
  /** What she gives for it; null: she only takes. */
  take: RotaShift | null
  /** Why it cannot be; null: it can. */
  refused: (typeof worded)[number] | null
  /** The hard rules that it would break, for either of them. */
  broken: Finding[]
}

const writes = (person: RotaPerson): Set<string> =>
  new Set(person.languages.filter(({ level }) => level !== 'basic').map(({ code }) => code.split('-')[0] ?? code))

/** Everybody who shares a language with her and works, or is off, on `day` (of her shift's own calendar); those first who can. */
export const candidatesOf = (rota: Rota, me: RotaPerson, give: RotaShift, day: string, now: number): Candidate[] => {
  const mine = writes(me)
  const others = rota.people.filter(
    (person) => person.id !== me.id && !person.left && (mine.size === 0 || [...writes(person)].some((code) => mine.has(code))),
  )
  return others
    .flatMap((person) => {
      const theirs = rota.shifts.filter((shift) => shift.personId === person.id && shift.date === day)
      return (theirs.length > 0 ? theirs : [null]).map((take): Candidate => {
        const request: RotaRequest = {
          id: 'asked',
          by: me.id,
          madeAt: now,
          note: '',
          state: 'open',
          said: [],
          wants: { type: 'swap', giveShiftId: give.id, withPersonId: person.id, takeShiftId: take?.id ?? null },
        }
        const answered = deedsOf(
          rota,
          request,
          { state: 'taken', by: person.id, plans: false, takeBy: null, shifts: 'keep', reason: '' },
          now,
        )
        const context = 'refused' in answered ? answered.refused.params.context : null
        const refused = context === null ? null : (worded.find((one) => one === context) ?? 'shift')
        const after = [{ ...give, personId: person.id }, ...(take ? [{ ...take, personId: me.id }] : [])]
        return { key: `${person.id} ${take?.id ?? ''}`, person, take, refused, broken: refused === 'rules' ? brokenBy(rota, after) : [] }
      })
    })
    .sort(
      (a, b) =>
        Number(a.refused !== null) - Number(b.refused !== null) ||
        Number(a.take === null) - Number(b.take === null) ||
        Number(a.person.region !== me.region) - Number(b.person.region !== me.region) ||
        a.person.name.localeCompare(b.person.name),
    )
}
