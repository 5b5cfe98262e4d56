/** The plan, and its hours and costs, as tables. Columns have fixed English names, so that a file fits every desk. */
import Papa from 'papaparse'
import { guardCell, unguardCell } from '../../../../shared/csvCell'
import type { Pay } from '../../../../shared/domain/rota/pay'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { PlainDate, type RotaShift, type ShiftType } from '../../../../shared/domain/rota/plan'
import { spanOf } from '../../../../shared/domain/rota/when'
import { readTime } from '../parts/TimeBox'

const columns = ['id', 'person', 'email', 'date', 'start', 'end', 'zone', 'type', 'hours', 'note'] as const
type Column = (typeof columns)[number]
const mostRows = 5_000

const table = (fields: readonly string[], rows: readonly string[][]): string =>
  Papa.unparse({ fields: [...fields], data: rows.map((row) => row.map(guardCell)) }, { newline: '\r\n' })

/** `hours`: elapsed ones, so that a night of the clock change counts what it lasts. */
export const planCsv = (shifts: readonly RotaShift[], people: readonly RotaPerson[], types: readonly ShiftType[]): string => {
  const who = new Map(people.map((person) => [person.id as string, person]))
  return table(
    columns,
    shifts.map((shift) => {
      const span = spanOf(shift)
      const person = who.get(shift.personId)
      return [
        shift.id,
        person?.name ?? shift.personId,
        person?.email ?? '',
        shift.date,
        shift.start,
        shift.end,
        shift.zone,
        types.find(({ id }) => id === shift.typeId)?.name ?? '',
        span ? String(Math.round((span.endAt - span.startAt) / 36_000) / 100) : '',
        shift.note,
      ]
    }),
  )
}

const payColumns = [
  'elapsed',
  'worked',
  'plain',
  'night',
  'holiday',
  'restDay',
  'overtime',
  'training',
  'breakPaid',
  'breakUnpaid',
] as const
/** Hours of each kind, and `cost`: hours of plain wage with every premium of the law. */
export const hoursCsv = (people: readonly RotaPerson[], payOf: (person: RotaPerson) => Pay): string =>
  table(
    ['person', 'email', 'zone', 'country', ...payColumns, 'cost'],
    people.map((person) => {
      const pay = payOf(person)
      const hours = payColumns.map((column) => String(Math.round(pay[column] / 0.6) / 100))
      return [person.name, person.email ?? '', person.zone, person.country ?? '', ...hours, String(Math.round(pay.cost * 100) / 100)]
    }),
  )

export interface ReadPlan {
  shifts: RotaShift[]
  /** Rows that were left out, by the line as an editor counts (the head is 1) and the column that could not be read. */
  faults: { line: number; column: Column }[]
  more: boolean
}

/** A person by e-mail, else by name where one only has it; rows of a known id change that shift. `mint` makes ids. */
export const readPlan = (
  text: string,
  { people, types, known }: { people: readonly RotaPerson[]; types: readonly ShiftType[]; known: ReadonlyMap<string, RotaShift> },
  mint: () => string,
): ReadPlan => {
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    preview: mostRows + 1,
    transformHeader: (head) => head.trim().toLowerCase(),
    transform: (cell) => unguardCell(cell.trim()),
  })
  const lower = (value: string | null | undefined) => (value ?? '').trim().toLowerCase()
  const read = new Map<string, RotaShift>()
  const faults: ReadPlan['faults'] = []
  const shiftOf = (row: Record<string, string>): RotaShift | Column => {
    const byName = people.filter(({ name }) => lower(name) === lower(row.person))
    const person =
      people.find(({ email }) => row.email && lower(email) === lower(row.email)) ?? (byName.length === 1 ? byName[0] : undefined)
    if (!person) return 'person'
    const date = PlainDate.safeParse(row.date ?? '')
    if (!date.success) return 'date'
    const [start, end] = [readTime(row.start ?? ''), readTime(row.end ?? '')]
    if (!start) return 'start'
    if (!end || end === start) return 'end'
    const zone = row.zone || person.zone
    if (!spanOf({ date: date.data, start, end, zone })) return 'zone'
    const type = row.type ? types.find(({ name }) => lower(name) === lower(row.type)) : undefined
    if (row.type && !type) return 'type'
    const was = row.id ? known.get(row.id) : undefined
    const id = was?.id ?? (row.id && row.id.length <= 120 ? row.id : mint())
    const same = was !== undefined && (type?.id ?? null) === was.typeId
    return {
      id,
      personId: person.id,
      typeId: type?.id ?? null,
      date: date.data,
      start,
      end,
      zone,
      breaks: same ? was.breaks : (type?.breaks ?? []),
      work: same ? was.work : (type?.work ?? 'service'),
      note: (row.note ?? was?.note ?? '').slice(0, 2_000),
      override: was?.override ?? null,
    }
  }
  for (const [at, row] of data.slice(0, mostRows).entries()) {
    const found = shiftOf(row)
    if (typeof found === 'string') faults.push({ line: at + 2, column: found })
    else read.set(found.id, found)
  }
  return { shifts: [...read.values()], faults, more: data.length > mostRows }
}
