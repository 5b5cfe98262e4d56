/** How many items came for the person's region and wait for an answer. */
import { useMemo } from 'react'
import { LAST_HOUR_MS } from '../../shared/domain/rota/handOver/slots'
import { useMinute } from './clock'
import { useRota } from './rota'

const DAY = 86_400_000

export const useHandOverCount = (): number => {
  const { state } = useRota()
  const minute = useMinute()
  return useMemo(() => {
    const region = state?.rota.people.find(({ id }) => id === state.me)?.region
    return (state?.rota.handOvers ?? [])
      .filter(({ to, at, by }) => to === region && by !== state?.me && at - LAST_HOUR_MS <= minute && minute < at + DAY)
      .reduce((sum, { items }) => sum + items.filter((item) => item.state === 'offered').length, 0)
  }, [state, minute])
}
