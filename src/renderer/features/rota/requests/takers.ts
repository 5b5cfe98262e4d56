import { deedsOf } from '../../../../shared/domain/rota/answer'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import type { Rota, RotaRequest } from '../../../../shared/domain/rota/plan'

/** Who could take an offered shift: those first whom no hard rule forbids it, of them those of the same region. */
export const takersOf = (rota: Rota, request: RotaRequest, now: number): { person: RotaPerson; refused: boolean }[] => {
  const region = rota.people.find(({ id }) => id === request.by)?.region
  return rota.people
    .filter((person) => person.id !== request.by && !person.left)
    .map((person) => ({
      person,
      refused:
        'refused' in deedsOf(rota, request, { state: 'taken', by: person.id, plans: false, takeBy: null, shifts: 'keep', reason: '' }, now),
    }))
    .sort(
      (a, b) =>
        Number(a.refused) - Number(b.refused) ||
        Number(a.person.region !== region) - Number(b.person.region !== region) ||
        a.person.name.localeCompare(b.person.name),
    )
}
