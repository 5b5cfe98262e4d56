/**
 * What the rules make of a case. Rules are looked at in their order; those that hold fire. Of what a case has only one of
 * (class, priority, team, assignee, snooze, escalation) the first rule's word counts; labels and templates add up. After a
 * rule with `stop` that fired, no later one is looked at.
 */
import type { Assessment, CaseFacts, CasePolicy } from '../case/types'
import { conditionHolds, timely } from './conditions'
import { type Reading, readingOf } from './reading'
import type { Because, Fired, Rule } from './types'

export type RulesResult = Pick<
  Assessment,
  'fired' | 'class' | 'priority' | 'labels' | 'teamName' | 'assigneeWish' | 'templates' | 'snoozeMinutes' | 'escalate' | 'nextAt'
>

interface Judged {
  fired: Fired | null
  nextAt: number | null
}

const applies = ({ on, shopIds }: Rule, reading: Reading): boolean =>
  on && (shopIds.length === 0 || shopIds.includes(reading.facts.shop.id))

const judge = (rule: Rule, reading: Reading): Judged => {
  const because: Because[] = []
  for (const condition of rule.conditions) {
    if (timely(condition)) continue
    const outcome = conditionHolds(reading, condition)
    if (!outcome.holds) return { fired: null, nextAt: null }
    because.push(...outcome.because)
  }
  let nextAt: number | null = null
  let all = true
  for (const condition of rule.conditions) {
    if (!timely(condition)) continue
    const outcome = conditionHolds(reading, condition)
    if (outcome.nextAt !== null) nextAt = nextAt === null ? outcome.nextAt : Math.min(nextAt, outcome.nextAt)
    all = all && outcome.holds
    because.push(...outcome.because)
  }
  if (!all) return { fired: null, nextAt }
  return { fired: { ruleId: rule.id, name: rule.name, starter: rule.starter, effects: rule.effects, because }, nextAt }
}

const add = (result: RulesResult, { name, effects }: Fired): void => {
  for (const effect of effects) {
    switch (effect.type) {
      case 'class':
        result.class ??= effect.class
        break
      case 'priority':
        result.priority ??= effect.priority
        break
      case 'labels':
        for (const label of effect.add) if (!result.labels.includes(label)) result.labels.push(label)
        break
      case 'group':
        result.teamName ??= effect.team
        break
      case 'assignee':
        result.assigneeWish ??= effect.to
        break
      case 'template':
        if (!result.templates.some(({ templateId, shortcut }) => templateId === effect.templateId && shortcut === effect.shortcut))
          result.templates.push({ templateId: effect.templateId, shortcut: effect.shortcut })
        break
      case 'snooze':
        result.snoozeMinutes ??= effect.minutes
        break
      case 'escalate':
        result.escalate ??= effect.reason || name
        break
    }
  }
}

/**
 * Pure: the same facts, policy and `now` (epoch ms UTC) give the same. Never throws.
 * `nextAt` is when time alone may change the result (epoch ms UTC), null when it cannot.
 */
export const evaluateRules = (facts: CaseFacts, policy: CasePolicy, now: number): RulesResult => {
  const reading = readingOf(facts, policy, now)
  const result: RulesResult = {
    fired: [],
    class: null,
    priority: null,
    labels: [],
    teamName: null,
    assigneeWish: null,
    templates: [],
    snoozeMinutes: null,
    escalate: null,
    nextAt: null,
  }
  for (const rule of policy.rules) {
    if (!applies(rule, reading)) continue
    const { fired, nextAt } = judge(rule, reading)
    if (nextAt !== null) result.nextAt = result.nextAt === null ? nextAt : Math.min(result.nextAt, nextAt)
    if (!fired) continue
    result.fired.push(fired)
    add(result, fired)
    if (rule.stop) break
  }
  return result
}

/** Whether this one rule alone would catch the case, switched on or not, and why. */
export const catches = (rule: Rule, facts: CaseFacts, policy: CasePolicy, now: number): Because[] | null => {
  const reading = readingOf(facts, policy, now)
  if (!applies({ ...rule, on: true }, reading)) return null
  return judge(rule, reading).fired?.because ?? null
}
