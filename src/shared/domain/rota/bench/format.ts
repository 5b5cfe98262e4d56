/**
 * The plain-text format of the public Shift Scheduling Benchmark (Curtois & Qu 2014): sections of comma-separated lines,
 * `#` starts a comment. Day 0 is a Monday; lengths are minutes.
 */

export interface BenchShift {
  readonly id: string
  readonly minutes: number
  /** Ids that may not stand on the next day. */
  readonly notNext: readonly string[]
}
export interface BenchStaff {
  readonly id: string
  /** Most shifts of each type; a type that is not named has no limit. */
  readonly maxShifts: ReadonlyMap<string, number>
  readonly maxMinutes: number
  readonly minMinutes: number
  readonly maxRun: number
  readonly minRun: number
  readonly minOff: number
  readonly maxWeekends: number
  readonly daysOff: ReadonlySet<number>
}
export interface BenchRequest {
  readonly staff: string
  readonly day: number
  readonly shift: string
  readonly weight: number
}
export interface BenchCover {
  readonly day: number
  readonly shift: string
  readonly need: number
  readonly under: number
  readonly over: number
}
export interface BenchInstance {
  readonly days: number
  readonly shifts: readonly BenchShift[]
  readonly staff: readonly BenchStaff[]
  readonly on: readonly BenchRequest[]
  readonly off: readonly BenchRequest[]
  readonly cover: readonly BenchCover[]
}

/** A file that cannot be read as an instance; `line` counts from 1, 0 where no one line is to blame. */
export class BenchFormatError extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(line ? `line ${line}: ${reason}` : reason)
    this.name = 'BenchFormatError'
  }
}

interface Line {
  readonly at: number
  readonly fields: readonly string[]
}
const SECTIONS = ['HORIZON', 'SHIFTS', 'STAFF', 'DAYS_OFF', 'SHIFT_ON_REQUESTS', 'SHIFT_OFF_REQUESTS', 'COVER'] as const
type Section = (typeof SECTIONS)[number]

function sectionsOf(text: string): Map<Section, Line[]> {
  const sections = new Map<Section, Line[]>()
  let open: Line[] | null = null
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((raw, index) => {
      const line = raw.trim()
      if (line === '' || line.startsWith('#')) return
      if (line.startsWith('SECTION_')) {
        const name = SECTIONS.find((section) => line === `SECTION_${section}`)
        if (!name) throw new BenchFormatError(index + 1, `unknown section ${line.slice(0, 60)}`)
        if (sections.has(name)) throw new BenchFormatError(index + 1, `${line} stands twice`)
        open = []
        sections.set(name, open)
        return
      }
      if (!open) throw new BenchFormatError(index + 1, 'text before the first section')
      open.push({ at: index + 1, fields: line.split(',').map((field) => field.trim()) })
    })
  return sections
}

function whole(line: Line, field: number, what: string): number {
  const text = line.fields[field] ?? ''
  if (!/^\d{1,9}$/.test(text)) throw new BenchFormatError(line.at, `${what} must be a whole number, not "${text.slice(0, 40)}"`)
  return Number(text)
}
function width(line: Line, count: number): void {
  // A trailing comma is common in files written by spreadsheets.
  const length = line.fields.at(-1) === '' && line.fields.length === count + 1 ? count : line.fields.length
  if (length !== count) throw new BenchFormatError(line.at, `${count} fields expected, ${line.fields.length} found`)
}
const word = (line: Line, field: number, what: string): string => {
  const text = line.fields[field] ?? ''
  if (text === '') throw new BenchFormatError(line.at, `${what} is missing`)
  return text
}

/**
 * Reads one instance.
 * @throws BenchFormatError naming the first line that is wrong
 */
export function parseBench(text: string): BenchInstance {
  const sections = sectionsOf(text)
  const lines = (name: Section) => sections.get(name) ?? []
  for (const name of ['HORIZON', 'SHIFTS', 'STAFF', 'COVER'] as const)
    if (!lines(name).length) throw new BenchFormatError(0, `SECTION_${name} is missing or empty`)

  const [horizon, more] = lines('HORIZON')
  if (!horizon || more) throw new BenchFormatError(more?.at ?? 0, 'the horizon is one number')
  width(horizon, 1)
  const days = whole(horizon, 0, 'the horizon')
  if (days < 1 || days > 1000) throw new BenchFormatError(horizon.at, 'the horizon must be 1 to 1000 days')

  const shifts: BenchShift[] = []
  for (const line of lines('SHIFTS')) {
    if (line.fields.length === 2) width(line, 2)
    else width(line, 3)
    const id = word(line, 0, 'the shift id')
    if (shifts.some((shift) => shift.id === id)) throw new BenchFormatError(line.at, `shift ${id} stands twice`)
    const notNext = (line.fields[2] ?? '')
      .split('|')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    shifts.push({ id, minutes: whole(line, 1, 'the length'), notNext })
  }
  const shiftIds = new Set(shifts.map(({ id }) => id))
  for (const [index, line] of lines('SHIFTS').entries())
    for (const id of shifts[index]?.notNext ?? []) if (!shiftIds.has(id)) throw new BenchFormatError(line.at, `there is no shift ${id}`)

  const shiftOf = (line: Line, field: number): string => {
    const id = word(line, field, 'the shift id')
    if (!shiftIds.has(id)) throw new BenchFormatError(line.at, `there is no shift ${id}`)
    return id
  }
  const dayOf = (line: Line, field: number): number => {
    const day = whole(line, field, 'the day')
    if (day >= days) throw new BenchFormatError(line.at, `day ${day} is outside the horizon`)
    return day
  }

  const staff = new Map<string, BenchStaff & { daysOff: Set<number> }>()
  for (const line of lines('STAFF')) {
    width(line, 8)
    const id = word(line, 0, 'the staff id')
    if (staff.has(id)) throw new BenchFormatError(line.at, `staff ${id} stands twice`)
    const maxShifts = new Map<string, number>()
    for (const part of (line.fields[1] ?? '').split('|').filter((text) => text.trim() !== '')) {
      const [name = '', limit = ''] = part.split('=').map((text) => text.trim())
      if (!shiftIds.has(name)) throw new BenchFormatError(line.at, `there is no shift ${name}`)
      if (!/^\d{1,9}$/.test(limit)) throw new BenchFormatError(line.at, `the limit of ${name} must be a whole number`)
      maxShifts.set(name, Number(limit))
    }
    staff.set(id, {
      id,
      maxShifts,
      maxMinutes: whole(line, 2, 'max total minutes'),
      minMinutes: whole(line, 3, 'min total minutes'),
      maxRun: whole(line, 4, 'max consecutive shifts'),
      minRun: whole(line, 5, 'min consecutive shifts'),
      minOff: whole(line, 6, 'min consecutive days off'),
      maxWeekends: whole(line, 7, 'max weekends'),
      daysOff: new Set(),
    })
  }
  const staffOf = (line: Line) => {
    const person = staff.get(word(line, 0, 'the staff id'))
    if (!person) throw new BenchFormatError(line.at, `there is no staff ${line.fields[0]}`)
    return person
  }
  for (const line of lines('DAYS_OFF')) {
    const person = staffOf(line)
    const last = line.fields.at(-1) === '' ? line.fields.length - 1 : line.fields.length
    for (let field = 1; field < last; field++) person.daysOff.add(dayOf(line, field))
  }
  const requests = (name: Section): BenchRequest[] =>
    lines(name).map((line) => {
      width(line, 4)
      return { staff: staffOf(line).id, day: dayOf(line, 1), shift: shiftOf(line, 2), weight: whole(line, 3, 'the weight') }
    })
  const cover = lines('COVER').map((line) => {
    width(line, 5)
    return {
      day: dayOf(line, 0),
      shift: shiftOf(line, 1),
      need: whole(line, 2, 'the number needed'),
      under: whole(line, 3, 'the weight of under'),
      over: whole(line, 4, 'the weight of over'),
    }
  })
  return { days, shifts, staff: [...staff.values()], on: requests('SHIFT_ON_REQUESTS'), off: requests('SHIFT_OFF_REQUESTS'), cover }
}

/** The instance as a file; `parseBench` of it gives the same instance again. */
export function writeBench({ days, shifts, staff, on, off, cover }: BenchInstance): string {
  const request = ({ staff: id, day, shift, weight }: BenchRequest) => `${id},${day},${shift},${weight}`
  const section = (name: Section, about: string, rows: readonly string[]) => [`SECTION_${name}`, `# ${about}`, ...rows, '']
  return [
    ...section('HORIZON', 'Days; day 0 is a Monday', [String(days)]),
    ...section(
      'SHIFTS',
      'Id, minutes, ids that may not follow',
      shifts.map(({ id, minutes, notNext }) => `${id},${minutes},${notNext.join('|')}`),
    ),
    ...section(
      'STAFF',
      'Id, max shifts, max minutes, min minutes, max run, min run, min days off, max weekends',
      staff.map((one) =>
        [
          one.id,
          [...one.maxShifts].map(([id, limit]) => `${id}=${limit}`).join('|'),
          one.maxMinutes,
          one.minMinutes,
          one.maxRun,
          one.minRun,
          one.minOff,
          one.maxWeekends,
        ].join(','),
      ),
    ),
    ...section(
      'DAYS_OFF',
      'Staff, days',
      staff.filter(({ daysOff }) => daysOff.size).map(({ id, daysOff }) => [id, ...daysOff].join(',')),
    ),
    ...section('SHIFT_ON_REQUESTS', 'Staff, day, shift, weight', on.map(request)),
    ...section('SHIFT_OFF_REQUESTS', 'Staff, day, shift, weight', off.map(request)),
    ...section(
      'COVER',
      'Day, shift, needed, weight under, weight over',
      cover.map(({ day, shift, need, under, over }) => [day, shift, need, under, over].join(',')),
    ),
  ].join('\n')
}
