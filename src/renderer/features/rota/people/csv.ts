/** People as a table: one row each. Lists within a cell are parted by «; ». Unknown columns are passed over, missing ones keep what is known. */
import Papa from 'papaparse'
import { guardCell, unguardCell } from '../../../../shared/csvCell'
import { cityOfZone } from '../../../../shared/domain/clock/zoneCity'
import { RotaPerson, type WorkContract } from '../../../../shared/domain/rota/person'
import { readTime } from '../parts/TimeBox'
import { isZone } from '../parts/zones'
import { freshPerson, regionOfZone } from './draft'

const columns = [
  'id',
  'name',
  'email',
  'role',
  'region',
  'zone',
  'city',
  'country',
  'languages',
  'shops',
  'weekly_hours',
  'max_weekly_hours',
  'max_day_hours',
  'days_per_week',
  'days_in_row',
  'earliest',
  'latest',
  'nights_in_row',
  'nights',
  'rest_hours',
  'chats',
  'week',
  'left',
] as const
type Column = (typeof columns)[number]
/** More than any team has; a strange file must not fill the desk. */
const mostRows = 2_000

const hours = (minutes: number): string => String(minutes / 60)
const cells: Record<Column, (person: RotaPerson) => string> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  email: ({ email }) => email ?? '',
  role: ({ role }) => role,
  region: ({ region }) => region,
  zone: ({ zone }) => zone,
  city: ({ city }) => city,
  country: ({ country }) => country ?? '',
  languages: ({ languages }) => languages.map(({ code, level }) => `${code}:${level}`).join('; '),
  shops: ({ shops }) => shops.join('; '),
  weekly_hours: ({ contract }) => hours(contract.weeklyMinutes),
  max_weekly_hours: ({ contract }) => hours(contract.maxWeeklyMinutes),
  max_day_hours: ({ contract }) => hours(contract.maxDayMinutes),
  days_per_week: ({ contract }) => String(contract.maxDaysPerWeek),
  days_in_row: ({ contract }) => String(contract.maxDaysInRow),
  earliest: ({ contract }) => contract.earliest ?? '',
  latest: ({ contract }) => contract.latest ?? '',
  nights_in_row: ({ contract }) => String(contract.maxNightsInRow),
  nights: ({ contract }) => String(contract.maxNights),
  rest_hours: ({ contract }) => hours(contract.minRestMinutes),
  chats: ({ contract }) => String(contract.chats),
  week: ({ week }) => week.map(({ weekday, start, end }) => `${weekday} ${start}-${end}`).join('; '),
  left: ({ left }) => (left ? 'yes' : ''),
}
export const peopleCsv = (people: readonly RotaPerson[]): string =>
  Papa.unparse(
    { fields: [...columns], data: people.map((person) => columns.map((column) => guardCell(cells[column](person)))) },
    { newline: '\r\n' },
  )

export interface CsvFault {
  /** The file's line as an editor counts rows: the head is 1. */
  line: number
  column: string
}
export interface ReadPeople {
  people: RotaPerson[]
  /** Rows that were left out, and why: the column that could not be read. */
  faults: CsvFault[]
  more: boolean
}

const numbers: Partial<Record<Column, readonly [keyof WorkContract, number]>> = {
  weekly_hours: ['weeklyMinutes', 60],
  max_weekly_hours: ['maxWeeklyMinutes', 60],
  max_day_hours: ['maxDayMinutes', 60],
  days_per_week: ['maxDaysPerWeek', 1],
  days_in_row: ['maxDaysInRow', 1],
  nights_in_row: ['maxNightsInRow', 1],
  nights: ['maxNights', 1],
  rest_hours: ['minRestMinutes', 60],
  chats: ['chats', 1],
}
const list = (cell: string): string[] =>
  cell
    .split(/[;,|]/)
    .map((one) => one.trim())
    .filter(Boolean)

/** One row laid over what is known of that person; the name of the column that is wrong where one is. */
const personOf = (row: Record<string, string>, base: RotaPerson, known: boolean): RotaPerson | Column => {
  let person: Record<string, unknown> = { ...base }
  const contract: Record<string, unknown> = { ...base.contract }
  for (const column of columns) {
    const cell = row[column]
    if (cell === undefined || column === 'id' || (cell === '' && (column === 'zone' || column === 'role' || column === 'region'))) continue
    const number = numbers[column]
    if (number) {
      if (cell === '') continue
      const value = Number(cell.replace(',', '.')) * number[1]
      if (!Number.isFinite(value)) return column
      contract[number[0]] = Math.round(value)
    } else if (column === 'earliest' || column === 'latest') {
      const time = cell === '' ? null : readTime(cell)
      if (cell !== '' && time === null) return column
      contract[column] = time
    } else if (column === 'languages')
      person.languages = list(cell).map((one) => {
        const [code = '', level = 'good'] = one.split(/[:=]/).map((part) => part.trim())
        return { code, level }
      })
    else if (column === 'shops') person.shops = list(cell)
    else if (column === 'week') {
      const days = list(cell).map((one) => /^(\d)\s+(\S+?)\s*[-–]\s*(\S+)$/.exec(one))
      if (days.some((day) => !day)) return column
      person.week = days.map((day) => ({ weekday: Number(day?.[1]), start: readTime(day?.[2] ?? ''), end: readTime(day?.[3] ?? '') }))
    } else if (column === 'left') person.left = /^(yes|true|1|x|是|نعم)$/i.test(cell)
    else if (column === 'email' || column === 'country')
      person[column] = cell === '' ? null : column === 'country' ? cell.toUpperCase() : cell
    else person[column] = column === 'role' || column === 'region' ? cell.toLowerCase() : cell
  }
  if (typeof person.zone !== 'string' || !isZone(person.zone)) return 'zone'
  if (person.name === '') return 'name'
  if (!known && !row.region) person.region = regionOfZone(person.zone)
  if (!row.city && (!known || row.zone)) person.city = cityOfZone(person.zone)
  person = { ...person, contract }
  const read = RotaPerson.safeParse(person)
  if (read.success) return read.data
  const [first, second] = read.error.issues[0]?.path ?? []
  const column = columns.find((one) => one === first) ?? columns.find((one) => numbers[one]?.[0] === second)
  return column ?? 'name'
}

/** Rows that name somebody known (by id, else by e-mail) change her; the others are new. `mint` makes ids. */
export const readPeople = (text: string, known: readonly RotaPerson[], zone: string, mint: () => string): ReadPeople => {
  const parsed = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    preview: mostRows + 1,
    transformHeader: (head) =>
      head
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    transform: (cell) => unguardCell(cell.trim()),
  })
  const people = new Map<string, RotaPerson>()
  const faults: CsvFault[] = []
  parsed.data.slice(0, mostRows).forEach((row, at) => {
    const email = row.email?.toLowerCase()
    const mine = known.find((one) => (row.id ? one.id === row.id : Boolean(email) && one.email?.toLowerCase() === email))
    const found = personOf(row, mine ?? freshPerson(row.id || mint(), zone, ''), mine !== undefined)
    if (typeof found === 'string') faults.push({ line: at + 2, column: found })
    else people.set(found.id, found)
  })
  return { people: [...people.values()], faults, more: parsed.data.length > mostRows }
}
