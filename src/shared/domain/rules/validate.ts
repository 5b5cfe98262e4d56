/** What is wrong with a rule as it stands in the editor, so that it can be said in words before it is kept. */
import { Temporal } from 'temporal-polyfill'
import { parsePhrase } from './phrase'
import type { Condition, Rule, RuleEffect } from './types'

export interface RuleProblem {
  /** Words under `rule.problem.<code>`. */
  code:
    | 'noName'
    | 'noEffects'
    | 'noWords'
    | 'badWord'
    | 'longWord'
    | 'manyWords'
    | 'noneChosen'
    | 'noBounds'
    | 'crossed'
    | 'noNumber'
    | 'badTime'
    | 'badZone'
    | 'emptyAny'
    | 'noText'
    | 'twice'
  /** Of which condition or effect: its kind, for the words; null for the rule itself. */
  of: { part: 'condition'; type: Condition['type'] } | { part: 'effect'; type: RuleEffect['type'] } | null
  word?: string
}

const longest = 400
const mostWords = 500

const isZone = (zone: string): boolean => {
  if (zone === 'customer' || zone === 'shop') return true
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
const positive = (value: number): boolean => Number.isInteger(value) && value > 0

const ofText = ({ words }: Condition & { type: 'text' }): Pick<RuleProblem, 'code' | 'word'>[] => {
  if (words.length === 0) return [{ code: 'noWords' }]
  if (words.length > mostWords) return [{ code: 'manyWords' }]
  const long = words.find(({ text }) => text.length > longest)
  if (long) return [{ code: 'longWord', word: long.text.slice(0, 24) }]
  const bad = words.find(({ text, language }) => parsePhrase(text, language) === null)
  return bad ? [{ code: 'badWord', word: bad.text }] : []
}

const bounds = (min: number | null, max: number | null): Pick<RuleProblem, 'code'>[] =>
  min === null && max === null ? [{ code: 'noBounds' }] : min !== null && max !== null && min > max ? [{ code: 'crossed' }] : []

const ofCondition = (condition: Condition): Pick<RuleProblem, 'code' | 'word'>[] => {
  switch (condition.type) {
    case 'text':
      return ofText(condition)
    case 'language':
      return condition.languages.length === 0 ? [{ code: 'noneChosen' }] : []
    case 'shop':
      return condition.shopIds.length === 0 ? [{ code: 'noneChosen' }] : []
    case 'channel':
      return condition.channels.length === 0 ? [{ code: 'noneChosen' }] : []
    case 'status':
      return condition.statuses.length === 0 ? [{ code: 'noneChosen' }] : []
    case 'label':
      return condition.labels.length === 0 ? [{ code: 'noText' }] : []
    case 'spent':
    case 'orderTotal':
      return bounds(condition.minMinor, condition.maxMinor)
    case 'orderCount':
      return bounds(condition.min, condition.max)
    case 'orderState':
      return condition.olderThanHours !== null && !positive(condition.olderThanHours) ? [{ code: 'noNumber' }] : []
    case 'parcelState':
      return condition.noScanHours !== null && !positive(condition.noScanHours) ? [{ code: 'noNumber' }] : []
    case 'contacts':
      return positive(condition.min) && positive(condition.days) ? [] : [{ code: 'noNumber' }]
    case 'waiting':
      return positive(condition.minMinutes) ? [] : [{ code: 'noNumber' }]
    case 'time': {
      if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(condition.start) || !/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(condition.end))
        return [{ code: 'badTime' }]
      return isZone(condition.zone) ? [] : [{ code: 'badZone' }]
    }
    case 'any':
      return condition.of.length === 0 ? [{ code: 'emptyAny' }] : []
    default:
      return []
  }
}

const ofEffect = (effect: RuleEffect): Pick<RuleProblem, 'code'>[] => {
  switch (effect.type) {
    case 'labels':
      return effect.add.length === 0 ? [{ code: 'noText' }] : []
    case 'group':
      return effect.team.trim() === '' ? [{ code: 'noText' }] : []
    case 'template':
      return effect.shortcut.trim() === '' && effect.templateId === null ? [{ code: 'noText' }] : []
    case 'snooze':
      return positive(effect.minutes) ? [] : [{ code: 'noNumber' }]
    default:
      return []
  }
}

/** Effects of which only the first of a rule would count. */
const single: readonly RuleEffect['type'][] = ['class', 'priority', 'group', 'assignee', 'snooze', 'escalate']

/** Everything wrong with it, in the order of the editor; empty where it can be kept. */
export const problemsOf = (rule: Rule): RuleProblem[] => {
  const problems: RuleProblem[] = []
  if (rule.name.trim() === '') problems.push({ code: 'noName', of: null })
  const look = (condition: Condition): void => {
    for (const problem of ofCondition(condition)) problems.push({ ...problem, of: { part: 'condition', type: condition.type } })
    if (condition.type === 'any') for (const inner of condition.of) look(inner)
  }
  for (const condition of rule.conditions) look(condition)
  if (rule.effects.length === 0) problems.push({ code: 'noEffects', of: null })
  rule.effects.forEach((effect, at) => {
    for (const problem of ofEffect(effect)) problems.push({ ...problem, of: { part: 'effect', type: effect.type } })
    if (single.includes(effect.type) && rule.effects.findIndex(({ type }) => type === effect.type) < at)
      problems.push({ code: 'twice', of: { part: 'effect', type: effect.type } })
  })
  return problems
}

/** The first line in which a bare `|` stands beside several words: `a|b c` is a or b and then c, which few mean by it. */
export const mixedOf = (words: readonly { text: string }[]): string | null =>
  words.find(({ text }) => {
    const bare = text.replace(/\([^)]*\)/g, 'x').trim()
    return bare.includes('|') && /\s/.test(bare)
  })?.text ?? null

/** Lines as a person writes them (`[de] wort` keeps one to a language) to words, and back. */
export const wordsOfLines = (lines: string): { text: string; language: string | null }[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, language, text] = /^\[([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)\]\s*(.+)$/.exec(line) ?? []
      return language && text ? { text, language } : { text: line, language: null }
    })
export const linesOfWords = (words: readonly { text: string; language: string | null }[]): string =>
  words.map(({ text, language }) => (language ? `[${language}] ${text}` : text)).join('\n')
