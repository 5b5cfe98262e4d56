/** What the generator's drawer was opened for; whoever shows a shift or a sick call opens it from there. */
import { create } from 'zustand'

export interface Asked {
  readonly mode: 'plan' | 'repair'
  /** ISO days: the first and the last. */
  readonly from: string
  readonly until: string
  /** Repair: who is ill; null: to be chosen. */
  readonly personId: string | null
}

export const useAsked = create<{ asked: Asked | null }>()(() => ({ asked: null }))

/** Opens the drawer to plan the days from `from` to `until` (ISO days, both included). */
export const openGenerator = (from: string, until: string): void =>
  useAsked.setState({ asked: { mode: 'plan', from, until, personId: null } })

/** «Who is ill?»: opens it to look for stand-ins. A sick call or leave that is known already counts; else it is made with the search. */
export const openRepair = (personId: string | null, from: string, until: string): void =>
  useAsked.setState({ asked: { mode: 'repair', from, until, personId } })

export const closeGenerator = (): void => useAsked.setState({ asked: null })
