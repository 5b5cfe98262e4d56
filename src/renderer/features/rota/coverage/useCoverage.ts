/** Needs of the days around, the plan as it stands with drafts, and both laid over each other. */
import { useDeferredValue, useMemo } from 'react'
import type { RotaState } from '../../../../shared/contract/rota'
import { coverageOf } from '../../../../shared/domain/rota/demand/coverage'
import { leaveThatCounts } from '../../../../shared/domain/rota/onShift'
import { usualSettings } from '../../../../shared/domain/rota/plan'
import { planned } from '../../../../shared/domain/rota/planned'
import { useNeeds } from '../../../data/useNeeds'
import { DAY } from './rows'

const nobody: RotaState['rota']['people'] = []

/** `[from, to)`: whole UTC days, epoch ms. Needs reach a day further on either side, for those who could cover an hour. */
export const useCoverage = (state: RotaState | null, from: number, to: number) => {
  const rota = state?.rota ?? null
  const needs = useNeeds(from - DAY, to + DAY, rota?.settings ?? usualSettings, rota?.people ?? nobody)
  const drafts = state?.drafts
  const shifts = useMemo(() => (rota && drafts ? planned(rota, drafts) : []), [rota, drafts])
  const leave = useMemo(() => (rota ? leaveThatCounts(rota) : []), [rota])
  // An edit is drawn first; the map follows.
  const settled = useDeferredValue(shifts)
  const hours = useMemo(
    () =>
      rota && needs.needs
        ? coverageOf({
            needs: needs.needs.filter(({ at }) => at >= from && at < to),
            people: rota.people,
            shifts: near(settled, from, to),
            leave,
            from,
            to,
          })
        : null,
    [rota, needs.needs, settled, leave, from, to],
  )
  return { needs, shifts, leave, hours }
}

/** Shifts whose own day lies within two days of the span: no zone and no shift reaches further. */
const near = <S extends { date: string }>(shifts: readonly S[], from: number, to: number): S[] => {
  const first = new Date(from - 2 * DAY).toISOString().slice(0, 10)
  const last = new Date(to + 2 * DAY).toISOString().slice(0, 10)
  return shifts.filter(({ date }) => date >= first && date <= last)
}
