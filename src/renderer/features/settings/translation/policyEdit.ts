/** Changes of a shop's translation policy, each as a new one. */
import type { Engine, TranslationPolicy } from '../../../../shared/domain/translation/types'

type EngineId = Engine['id']

/** One place up (-1) or down (1); the same list where there is no such place. */
export const moved = <T>(list: readonly T[], at: number, by: -1 | 1): T[] => {
  const next = [...list]
  const [one] = next.splice(at, 1)
  if (one === undefined || at + by < 0 || at + by > next.length) return [...list]
  next.splice(at + by, 0, one)
  return next
}

/** The engine behind those that a route has; a route of that pair is made where there is none. Nothing twice. */
export const withEngine = (policy: TranslationPolicy, from: string, to: string, engine: EngineId): TranslationPolicy => {
  const at = policy.routes.findIndex((route) => route.from === from && route.to === to)
  const known = policy.routes[at]
  if (known?.engines.includes(engine)) return policy
  const routes = known
    ? policy.routes.map((route, index) => (index === at ? { ...route, engines: [...route.engines, engine].slice(0, 10) } : route))
    : // What is said of a pair counts before what is said of any.
      from === '*' && to === '*'
      ? [...policy.routes, { from, to, engines: [engine] }]
      : [{ from, to, engines: [engine] }, ...policy.routes]
  return { ...policy, routes: routes.slice(0, 100) }
}

export const withEngines = (policy: TranslationPolicy, route: number, engines: readonly EngineId[]): TranslationPolicy => ({
  ...policy,
  routes: policy.routes.map((one, at) => (at === route ? { ...one, engines: [...engines] } : one)).filter((one) => one.engines.length > 0),
})

/** Null takes the limit away. */
export const withBudget = (policy: TranslationPolicy, engine: EngineId, units: number | null): TranslationPolicy => {
  const { [engine]: _was, ...others } = policy.budgets
  return { ...policy, budgets: units === null ? others : { ...others, [engine]: units } }
}

/** What was typed as a whole number: null for nothing, undefined for what is none. Digits of any script; signs between thousands are left out. */
export const unitsOf = (typed: string): number | null | undefined => {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/[\s.,'’٬]/g, '')
  if (digits === '') return null
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined
}
