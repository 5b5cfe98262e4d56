/** The look through the past as the rule editor has it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CasePolicy } from '../../shared/domain/case/types'
import type { Rule } from '../../shared/domain/rules/types'
import { now, useDesk } from '../bridge/deskStore'
import { useCache } from './CacheProvider'
import { goOn, idle, type Look, type PastLook } from './pastLook'

/** What is the same for all cases; null while it is read. */
export const useCasePolicy = (): CasePolicy | null => {
  const policies = useDesk((desk) => desk.policies)
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  return useMemo(
    () =>
      policies && {
        plans: new Map(policies.plans.map((plan) => [plan.shopId as string, plan])),
        rules: policies.rules,
        team: { people, shifts },
      },
    [policies, people, shifts],
  )
}

/** A look through the past, begun, stopped and gone on with by hand; it ends with the component. */
export const usePastMatches = () => {
  const cache = useCache()
  const [past, setPast] = useState<PastLook>(idle)
  const running = useRef<AbortController | null>(null)
  const look = useRef<Look | null>(null)
  const stop = useCallback(() => running.current?.abort(), [])
  useEffect(() => stop, [stop])
  const run = useCallback((on: Look) => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    look.current = on
    const tell = (next: PastLook) => {
      if (running.current === mine) setPast(next)
    }
    setPast((was) => ({ ...was, state: 'looking' }))
    goOn(on, { shops: useDesk.getState().shops, now: now(), signal: mine.signal, tell }).then(tell, (error: unknown) =>
      tell({ ...idle, state: 'failed', error }),
    )
  }, [])
  const begin = useCallback(
    (rule: Rule, policy: CasePolicy) => {
      setPast(idle)
      run({ cache, rule, policy, ids: null, from: 0, found: 0, matches: [] })
    },
    [cache, run],
  )
  /** By the rule it was begun with. */
  const further = useCallback(() => {
    if (look.current) run({ ...look.current, matches: [...look.current.matches] })
  }, [run])
  return { past, begin, further, stop, of: look.current?.rule ?? null }
}
