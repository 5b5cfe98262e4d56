/**
 * Instances of the same shape and rules as those of the public benchmark (Curtois & Qu 2014), drawn by seed: 100 for each
 * person missing, 1 for each too many, requests of 1 to 3, demand a little above what the contracts can give.
 */
import type { BenchInstance, BenchRequest, BenchShift, BenchStaff } from '../../../src/shared/domain/rota/bench/format'

export interface Shape {
  readonly staff: number
  readonly days: number
  readonly shifts: number
}

/** The sizes of the public instances 1 to 11. */
export const shapes: readonly Shape[] = [
  { staff: 8, days: 14, shifts: 1 },
  { staff: 14, days: 14, shifts: 2 },
  { staff: 20, days: 14, shifts: 3 },
  { staff: 10, days: 28, shifts: 2 },
  { staff: 16, days: 28, shifts: 2 },
  { staff: 18, days: 28, shifts: 3 },
  { staff: 20, days: 28, shifts: 3 },
  { staff: 30, days: 28, shifts: 4 },
  { staff: 36, days: 28, shifts: 4 },
  { staff: 40, days: 28, shifts: 5 },
  { staff: 50, days: 28, shifts: 6 },
]

export function generateBench({ staff: people, days, shifts: types }: Shape, random: () => number): BenchInstance {
  const pick = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const names = ['D', 'E', 'L', 'N', 'd1', 'n1']
  const lengths = types <= 3 ? [480, 480, 480] : [480, 480, 600, 600, 720, 720]
  const starts = [8, 6, 14, 22, 10, 20]
  const shifts: BenchShift[] = Array.from({ length: types }, (_, type) => ({
    id: names[type] ?? `s${type}`,
    minutes: lengths[type] ?? 480,
    notNext: Array.from({ length: types }, (_, next) => next)
      // Eleven hours of rest.
      .filter((next) => (starts[next] ?? 0) + 24 - ((starts[type] ?? 0) + (lengths[type] ?? 480) / 60) < 11)
      .map((next) => names[next] ?? `s${next}`),
  }))
  const weeks = days / 7
  const staff = Array.from({ length: people }, (_, index): BenchStaff => {
    const part = random() < 0.25
    const most = Math.round((part ? 1440 : 2160) * weeks)
    const can = shifts.map(() => types === 1 || random() < 0.75)
    const free = pick(0, types - 1)
    can[free] = true
    return {
      id: index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`,
      maxShifts: new Map(
        shifts.map(({ id }, type) => [id, can[type] ? (type !== free && random() < 0.2 ? Math.round(days * 0.2) : days) : 0]),
      ),
      maxMinutes: most,
      minMinutes: most - (part ? 960 : 1080),
      maxRun: part ? 4 : 5,
      minRun: 2,
      minOff: random() < 0.3 && days > 14 ? 3 : 2,
      maxWeekends: Math.max(1, Math.round(weeks / 2)),
      daysOff: new Set(Array.from({ length: Math.max(1, Math.round(weeks / 2)) }, () => pick(0, days - 1))),
    }
  })
  const work = staff.reduce((sum, { maxMinutes }) => sum + maxMinutes, 0)
  const mean = shifts.reduce((sum, { minutes }) => sum + minutes, 0) / types
  const perSlot = (work / mean / (days * types)) * 1.03
  const cover = Array.from({ length: days }, (_, day) =>
    shifts.map(({ id }) => {
      const weekend = day % 7 >= 5
      const wanted = perSlot * (weekend ? 0.78 : 1.09) * (0.8 + 0.4 * random())
      return { day, shift: id, need: Math.max(0, Math.round(wanted)), under: 100, over: 1 }
    }),
  ).flat()
  const request = (): BenchRequest[] =>
    staff.flatMap(({ id, maxShifts, daysOff }) => {
      const able = shifts.filter((shift) => (maxShifts.get(shift.id) ?? 0) > 0)
      const start = pick(0, days - 4)
      const shift = able[pick(0, able.length - 1)]
      const weight = pick(1, 3)
      return Array.from({ length: pick(2, 4) }, (_, offset) => start + offset)
        .filter((day) => !daysOff.has(day))
        .flatMap((day) => (shift ? [{ staff: id, day, shift: shift.id, weight }] : []))
    })
  const on = [...request(), ...(days > 14 ? request() : [])]
  const wanted = new Set(on.map((one) => `${one.staff}/${one.day}`))
  const off = [...request(), ...(days > 14 ? request() : [])].filter((one) => !wanted.has(`${one.staff}/${one.day}`))
  return { days, shifts, staff, on, off, cover }
}
