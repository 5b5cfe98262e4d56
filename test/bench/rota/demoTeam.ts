/** The demo team as a rota to be planned: its people, shift types on each one's own clock, and needs like those a history makes. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RotaPerson } from '../../../src/shared/domain/rota/person'
import { type HourNeed, type Rota, type ShiftType, usualSettings } from '../../../src/shared/domain/rota/plan'
import { instantAt } from '../../../src/shared/domain/rota/when'

const HOUR = 3_600_000
const type = (id: string, start: string, end: string): ShiftType => ({
  id,
  name: id,
  start,
  end,
  zone: null,
  breaks: [{ kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false }],
  work: 'service',
  colour: 'iris',
})
const types = [
  type('early', '06:00', '14:30'),
  type('day', '09:00', '17:30'),
  type('late', '15:00', '23:30'),
  type('night', '22:00', '06:30'),
]

const countries: Record<string, string> = {
  'Asia/Manila': 'PH',
  'America/Bogota': 'CO',
  'America/Mexico_City': 'MX',
  'Europe/Bucharest': 'RO',
  'Europe/Warsaw': 'PL',
  'America/Sao_Paulo': 'BR',
  'Europe/Lisbon': 'PT',
  'Asia/Tokyo': 'JP',
  'Africa/Cairo': 'EG',
}
const level: Record<string, string> = { native: 'native', fluent: 'fluent', working: 'basic' }

/** Where the customers of a language live, and how many people it takes at their busiest hour. */
const markets: readonly [language: string, zone: string, people: number][] = [
  ['en', 'America/New_York', 7],
  ['es', 'America/Mexico_City', 4],
  ['fr', 'Europe/Paris', 3],
  ['de', 'Europe/Berlin', 3],
  ['pt', 'America/Sao_Paulo', 2],
  ['it', 'Europe/Rome', 2],
  ['ja', 'Asia/Tokyo', 2],
  ['zh', 'Asia/Shanghai', 2],
  ['pl', 'Europe/Warsaw', 2],
  ['ar', 'Africa/Cairo', 1],
]
/** Of the busiest hour, by the customers' own clock. */
const day = [0.1, 0.05, 0, 0, 0, 0.05, 0.15, 0.3, 0.55, 0.8, 0.95, 1, 0.95, 0.9, 0.9, 0.9, 0.85, 0.85, 0.9, 0.95, 0.85, 0.65, 0.4, 0.2]

/** @param from ISO day of the first date */
export function demoNeeds(from: string, days: number): HourNeed[] {
  const first = instantAt(from, '00:00', 'UTC')
  const needs: HourNeed[] = []
  for (let at = first; at < first + days * 24 * HOUR; at += HOUR)
    for (const [language, zone, people] of markets) {
      const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23', weekday: 'short' }).formatToParts(
        at,
      )
      const hour = Number(parts.find((part) => part.type === 'hour')?.value ?? 0)
      const weekend = /Sat|Sun/.test(parts.find((part) => part.type === 'weekday')?.value ?? '')
      const need = 0.75 * people * (day[hour] ?? 0) * (weekend ? 0.6 : 1)
      if (need > 0.05) needs.push({ at, language, shop: null, people: need, low: need * 0.7, high: need * 1.4, why: {} })
    }
  return needs
}

export async function demoRota(root: string): Promise<Rota> {
  const team = JSON.parse(await readFile(join(root, 'resources/demo/team.json'), 'utf8')) as {
    zone: string
    languages: { language: string; level: string }[]
  }[]
  const people = team.map((agent) =>
    RotaPerson.parse({
      ...agent,
      languages: agent.languages.map(({ language, level: one }) => ({ code: language, level: level[one] })),
      country: countries[agent.zone] ?? null,
    }),
  )
  return { people, types, rotations: [], settings: usualSettings, shifts: [], leave: [], requests: [], handOvers: [], presences: [] }
}
