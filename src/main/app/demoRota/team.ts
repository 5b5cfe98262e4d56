/** The demo's people as whoever plans knows them, its shift types and its rotations. */
import { PersonId } from '../../../shared/domain/ids'
import { RotaPerson, usualContract, type WorkContract } from '../../../shared/domain/rota/person'
import { type Break, type RotaSettings, type Rotation, type ShiftType, usualSettings } from '../../../shared/domain/rota/plan'
import type { DemoContent } from '../../demo/content'

const countries: Record<string, string> = {
  'America/Bogota': 'CO',
  'America/Mexico_City': 'MX',
  'America/Sao_Paulo': 'BR',
  'America/Recife': 'BR',
  'America/Argentina/Buenos_Aires': 'AR',
  'America/Toronto': 'CA',
  'Europe/Bucharest': 'RO',
  'Europe/Warsaw': 'PL',
  'Europe/Lisbon': 'PT',
  'Africa/Tunis': 'TN',
  'Africa/Cairo': 'EG',
  'Asia/Manila': 'PH',
  'Asia/Shanghai': 'CN',
  'Asia/Tokyo': 'JP',
}

const breaks: Break[] = [
  { kind: 'break', afterMinutes: 120, minutes: 15, paid: true },
  { kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false },
  { kind: 'break', afterMinutes: 400, minutes: 15, paid: true },
]
const kinds = [
  ['early', '06:00', '14:30', 'amber'],
  ['day', '08:00', '16:30', 'iris'],
  ['office', '09:00', '17:30', 'iris'],
  ['midday', '12:00', '20:30', 'teal'],
  ['late', '15:00', '23:30', 'teal'],
  ['evening', '18:00', '02:30', 'slate'],
  ['night', '22:00', '06:30', 'slate'],
] as const
const names: Record<(typeof kinds)[number][0], string> = {
  early: 'Early',
  day: 'Day',
  office: 'Office',
  midday: 'Midday',
  late: 'Late',
  evening: 'Evening',
  night: 'Night',
}
/** On each one's own clock, so that a rotation follows her daytime; the briefing is at one instant for all. */
export const demoTypes: ShiftType[] = [
  ...kinds.map(([id, start, end, colour]): ShiftType => ({ id, name: names[id], start, end, zone: null, breaks, work: 'service', colour })),
  {
    id: 'training',
    name: 'Training',
    start: '09:00',
    end: '13:00',
    zone: null,
    breaks: breaks.slice(0, 1),
    work: 'training',
    colour: 'amber',
  },
  { id: 'bridge', name: 'Bridge to Europe', start: '13:00', end: '21:30', zone: 'Asia/Manila', breaks, work: 'service', colour: 'red' },
]
const patternStart = '22:00'
const regions = { americas: 'Americas', eu: 'Europe', apac: 'Asia-Pacific' } as const

const contractOf = (place: number, nights: boolean): WorkContract => ({
  ...usualContract,
  // Three weeks of a night rotation: four nights, five lates, five earlies.
  ...(nights ? { weeklyMinutes: 1_920 } : {}),
  // A late counts as a night where night begins at eight in the evening.
  maxNightsInRow: 5,
  maxNights: nights ? 14 : 20,
  chats: 2 + (place % 3 === 0 ? 1 : 0),
})

/** More than the demo's few customers need, so that the coverage shows holes: [language, days ahead, first and last hour (UTC), people]. */
const sale: readonly (readonly [string, number, number, number, number])[] = [
  ['de', 0, 0, 4, 3],
  ['de', 1, 14, 18, 4],
  ['fr', 0, 18, 22, 3],
  ['ja', 2, 20, 24, 2],
  ['ar', 0, 0, 6, 1],
  ['ar', 1, 0, 6, 1],
  ['es', 3, 2, 6, 4],
]
/** @param now epoch ms */
export const demoSettings = (now: number): RotaSettings => {
  const midnight = Math.floor(now / 86_400_000) * 86_400_000
  const hour = (day: number, at: number) => midnight + day * 86_400_000 + at * 3_600_000
  return {
    ...usualSettings,
    overrides: sale.map(([language, day, from, to, people]) => ({
      id: `sale-${language}-${day}`,
      from: hour(day, from),
      to: hour(day, to),
      language,
      shop: null,
      people,
      note: 'Autumn sale',
    })),
  }
}

/** Some are trained on two of the shops only; the others on all. */
const shopsOf = (place: number, codes: readonly string[]): string[] =>
  place % 7 === 3 && codes.length > 1 ? codes.filter((_, at) => at !== place % codes.length) : []

export const demoPeople = ({ team, shops }: Pick<DemoContent, 'team' | 'shops'>): RotaPerson[] => {
  const codes = shops.map(({ code }) => code)
  return team.map((agent, place) => {
    const nights = agent.week[0]?.start === patternStart
    const first = agent.week[0]?.weekday ?? 1
    return RotaPerson.parse({
      ...agent,
      languages: agent.languages.map(({ language, level }) => ({ code: language, level: level === 'working' ? 'good' : level })),
      country: countries[agent.zone] ?? null,
      shops: shopsOf(place, codes),
      contract: contractOf(place, nights),
      wishes:
        place % 6 === 1
          ? [{ id: `wish-${agent.id}`, date: null, weekdays: [7], typeId: null, wants: 'off', weight: 10 }]
          : place % 6 === 4
            ? [{ id: `wish-${agent.id}`, date: null, weekdays: [first], typeId: 'early', wants: 'work', weight: 5 }]
            : [],
    })
  })
}

const week = (type: string | null, days: readonly number[]) => [1, 2, 3, 4, 5, 6, 7].map((day) => (days.includes(day) ? type : null))

/** One a region, of those who worked nights: four nights, then lates, then earlies. @param monday on which it begins */
export const demoRotations = (people: readonly RotaPerson[], monday: string): Rotation[] =>
  (['americas', 'eu', 'apac'] as const).map((region) => ({
    id: `nights-${region}`,
    name: `Nights ${regions[region]}`,
    startsOn: monday,
    until: null,
    cycle: [...week('night', [1, 2, 3, 4]), ...week('late', [1, 2, 3, 4, 5]), ...week('early', [1, 2, 3, 4, 5])],
    members: people
      .filter((person) => person.region === region && person.week[0]?.start === patternStart)
      .map(({ id }, place) => ({ personId: PersonId.parse(id), offset: (place * 7) % 21 })),
    except: [],
  }))
