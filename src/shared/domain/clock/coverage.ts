/** Hours in which someone on shift reads the customer's language. */
import type { Team } from '../case/types'
import { openBefore, opened, whenOpen } from './openTime'

type Opened = ReturnType<typeof opened>
const kept = new WeakMap<Team, Map<string, Opened>>()
const base = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

/** Stretches of the known shifts of those who read the language at any level (`pt-BR` and `pt` are one); null: of anybody. */
const covered = (team: Team, language: string | null): Opened => {
  let languages = kept.get(team)
  if (!languages) {
    languages = new Map()
    kept.set(team, languages)
  }
  const key = language === null ? '' : base(language)
  const had = languages.get(key)
  if (had) return had
  const readers = new Set(
    team.people.filter((person) => key === '' || person.languages.some(({ code }) => base(code) === key)).map(({ id }) => id),
  )
  const made = opened(team.shifts.filter(({ personId }) => readers.has(personId)))
  languages.set(key, made)
  return made
}

export interface Covered {
  at: number
  /** `covered`: all of it within shifts. `rotaEnds`: the rest counts on the wall from the last known shift's end. `noCoverage`: no shift ahead at all. */
  how: 'covered' | 'rotaEnds' | 'noCoverage'
}
/** When `ms` of covered time have passed since `startAt` (epoch ms UTC). What no known shift covers counts on the wall, so that a rota that ends never stops a clock. */
export const afterCovered = (team: Team, language: string | null, startAt: number, ms: number): Covered => {
  const list = covered(team, language)
  const lastEndAt = list.endAt.at(-1) ?? 0
  if (lastEndAt <= startAt) return { at: startAt + ms, how: 'noCoverage' }
  const before = openBefore(list, startAt)
  const at = whenOpen(list, before + ms)
  if (at !== null) return { at, how: 'covered' }
  return { at: lastEndAt + ms - ((list.before.at(-1) ?? 0) - before), how: 'rotaEnds' }
}

/** Covered time within [from, to), ms; null where no shift is known there or later. */
export const coveredWithin = (team: Team, language: string | null, fromAt: number, toAt: number): number => {
  const list = covered(team, language)
  const lastEndAt = list.endAt.at(-1) ?? 0
  if (lastEndAt <= fromAt) return toAt - fromAt
  return openBefore(list, toAt) - openBefore(list, fromAt) + Math.max(0, toAt - lastEndAt)
}
