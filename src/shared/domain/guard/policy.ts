/** What a shop makes of what the checks found. */
import { ownLevel } from './finding'
import { GuardCheck, type GuardFinding, type GuardLevel, type GuardPolicy } from './types'

/** What no reason makes right: a card number or its code is masked, never sent. */
const neverSent: ReadonlySet<GuardCheck> = new Set<GuardCheck>(['cardNumber', 'securityCode'])

/** The policy of a shop that has said nothing. */
export const defaultPolicy = (shopId: string): GuardPolicy => ({
  shopId,
  checks: Object.fromEntries(GuardCheck.options.map((check) => [check, { level: ownLevel[check], mayOverride: !neverSent.has(check) }])),
  names: [],
  hosts: [],
  contacts: [],
})

/** A finding as the shop sees it. */
export interface Judged {
  finding: GuardFinding
  level: GuardLevel
  /** Whether it may be sent in spite of it: always with a warning or a hint, with a block where the shop allows it. */
  mayOverride: boolean
}

/** Findings with the shop's levels, those of switched-off checks left out; the gravest first, then by place. */
export const judge = (findings: readonly GuardFinding[], policy: GuardPolicy): Judged[] => {
  const grave: Record<GuardLevel, number> = { block: 0, warn: 1, hint: 2 }
  return findings
    .flatMap((finding): Judged[] => {
      const own = policy.checks[finding.check]
      const level = own?.level ?? finding.level
      if (level === 'off') return []
      return [{ finding, level, mayOverride: level !== 'block' || (own?.mayOverride ?? !neverSent.has(finding.check)) }]
    })
    .sort((a, b) => grave[a.level] - grave[b.level] || a.finding.from - b.finding.from)
}
