/** Ideas for an hour, each laid over the plan to see what comes of it. */
import type { Finding, HourNeed, RotaShift } from '../plan'
import { minutesOf, spanOf } from '../when'
import { canServe, type Duty, dutiesOf, presentIn } from './cells'
import { coverageOf, type HourCover, rowCell } from './coverage'
import { HOUR } from './wall'
import { type Cannot, type CouldInput, covers, overlaps, type Target, type Way } from './ways'

/** Swaps that are looked at: what comes after would not be read. */
const MOST_SWAPS = 24
const BASE: Readonly<Record<Way['do'], number>> = { moveBreak: 0.1, later: 0.3, earlier: 0.4, swap: 0.8, extra: 1 }

type Idea = Pick<Way, 'do' | 'personId' | 'withId' | 'shifts' | 'startAt' | 'endAt'>

/** Lays ideas over the plan and looks what comes of them. */
export class Trial {
  readonly before: HourCover
  private readonly base = new Map<number, HourCover>()
  private readonly known = new Map<string, ReadonlySet<string>>()
  private ideas: Idea[] = []
  private readonly byPerson = new Map<string, RotaShift[]>()

  constructor(
    readonly target: Target,
    private readonly input: CouldInput,
    private readonly near: readonly RotaShift[],
  ) {
    this.before = this.hours(near, target.at, target.at + HOUR)[0] ?? { at: target.at, cells: [], on: [] }
  }

  asks({ language, shop }: { language: string; shop: string | null }): boolean {
    return (this.target.language === null || language === this.target.language) && (this.target.shop === null || shop === this.target.shop)
  }
  add(idea: Idea): void {
    this.ideas.push(idea)
  }
  take(personId: string, cannot: Cannot[]): Way[] {
    const ideas = this.ideas
    this.ideas = []
    const ways = ideas.flatMap((idea) => this.tried(idea, cannot))
    if (ways.length === 0 && !cannot.some((one) => one.personId === personId)) cannot.push({ why: 'far', personId })
    return ways
  }

  /** Somebody of that day who can stand for it, against somebody who is there then and cannot. */
  swaps(ways: readonly Way[], cannot: Cannot[]): Way[] {
    const { at, language, shop } = this.target
    const done = new Set(ways.filter((way) => way.do === 'moveBreak').map(({ personId }) => personId))
    const people = new Map(this.input.people.map((person) => [person.id as string, person]))
    const serves = (id: string) => {
      const person = people.get(id)
      return person !== undefined && !person.left && canServe(person, { language: language ?? '*', shop })
    }
    const spans = this.near.flatMap((shift) => {
      const span = shift.work === 'service' ? spanOf(shift) : null
      return span ? [{ shift, span }] : []
    })
    const there = spans.filter(({ shift, span }) => covers(span, at) && !serves(shift.personId))
    const others = spans.filter(
      ({ shift, span }) =>
        serves(shift.personId) &&
        !done.has(shift.personId) &&
        !overlaps(span, { startAt: at, endAt: at + HOUR }) &&
        Math.abs(span.startAt - at) < 14 * HOUR,
    )
    const pairs = others
      .flatMap((one) => there.map((other) => ({ one, other })))
      // Nearest hours first: they change the two lives least.
      .sort((a, b) => Math.abs(a.one.span.startAt - a.other.span.startAt) - Math.abs(b.one.span.startAt - b.other.span.startAt))
      .slice(0, MOST_SWAPS)
    const best = new Map<string, Way>()
    for (const { one, other } of pairs) {
      const idea: Idea = {
        do: 'swap',
        personId: one.shift.personId,
        withId: other.shift.personId,
        shifts: [
          { ...one.shift, personId: other.shift.personId },
          { ...other.shift, personId: one.shift.personId },
        ],
        startAt: other.span.startAt,
        endAt: other.span.endAt,
      }
      for (const way of this.tried(idea, cannot)) {
        const known = best.get(way.personId)
        if (!known || way.cost < known.cost) best.set(way.personId, way)
      }
    }
    return [...best.values()]
  }

  private tried(idea: Idea, cannot: Cannot[]): Way[] {
    const replaced = new Map(idea.shifts.map((shift) => [shift.id, shift]))
    const laid = (all: readonly RotaShift[]) => [...all.filter(({ id }) => !replaced.has(id)), ...idea.shifts]
    const mine = this.near.filter(({ id }) => replaced.has(id))
    const { at } = this.target
    const of = (hour: HourCover | undefined) => {
      const cell = hour && rowCell(hour, this.target)
      return cell ? cell.met + cell.spare : 0
    }
    // Cheapest first: most ideas end here.
    const gain = of(this.hours(laid(this.near), at, at + HOUR, false)[0]) - of(this.before)
    if (gain < 0.25) return []
    const findings: Finding[] = []
    for (const personId of new Set([idea.personId, ...idea.shifts.map((shift) => shift.personId as string)])) {
      const known = this.findingsBefore(personId)
      const own = [
        ...this.own(personId).filter(({ id }) => !replaced.has(id)),
        ...idea.shifts.filter((shift) => shift.personId === personId),
      ]
      const fresh = this.input.findingsOf(personId, own).filter((finding) => !known.has(keyOf(finding)))
      const hard = fresh.find(({ weight }) => weight === 'hard')
      if (hard) {
        cannot.push({ why: 'rule', personId: idea.personId, way: idea.do, finding: hard })
        return []
      }
      findings.push(...fresh)
    }
    const opens = this.opened(mine, idea.shifts, laid(this.near))
    const sum = (list: readonly RotaShift[]) =>
      list.reduce((total, shift) => total + minutesOf(spanOf(shift) ?? { startAt: 0, endAt: 0 }), 0)
    const minutes = sum(idea.shifts) - sum(mine)
    const opened = opens.reduce((total, { people }) => total + people, 0)
    const cost = BASE[idea.do] + Math.max(0, minutes) / 60 + 2 * opened + findings.length / 2
    return [{ ...idea, minutes, gain, opens, findings, cost }]
  }

  /** Hours in which more is missing than before; only those are looked at in which somebody is there for less. */
  private opened(before: readonly RotaShift[], after: readonly RotaShift[], all: readonly RotaShift[]): Way['opens'] {
    const { people, leave } = this.input
    const was = dutiesOf(people, before, leave)
    const is = dutiesOf(people, after, leave)
    const opens: { at: number; people: number }[] = []
    const lack = (hour: HourCover | undefined) => hour?.cells.reduce((sum, { need, met }) => sum + Math.max(0, need - met), 0) ?? 0
    const from = Math.floor(Math.min(...was.map(({ startAt }) => startAt)) / HOUR) * HOUR
    const to = Math.max(...was.map(({ endAt }) => endAt))
    for (let at = from; at < to; at += HOUR) {
      const part = (duties: readonly Duty[], id: string) =>
        duties.reduce((sum, one) => sum + (one.personId === id ? presentIn(one, at) : 0), 0)
      if (!was.some(({ personId }) => part(is, personId) < part(was, personId) - 0.01)) continue
      const people = lack(this.hours(all, at, at + HOUR, false)[0]) - lack(this.hours(this.near, at, at + HOUR)[0])
      if (people > 0.25) opens.push({ at, people })
    }
    return opens.sort((a, b) => b.people - a.people)
  }

  private own(personId: string): readonly RotaShift[] {
    if (this.byPerson.size === 0)
      for (const shift of this.input.shifts) {
        const list = this.byPerson.get(shift.personId)
        if (list) list.push(shift)
        else this.byPerson.set(shift.personId, [shift])
      }
    return this.byPerson.get(personId) ?? []
  }

  private findingsBefore(personId: string): ReadonlySet<string> {
    const found = this.known.get(personId) ?? new Set(this.input.findingsOf(personId, this.own(personId)).map(keyOf))
    this.known.set(personId, found)
    return found
  }

  private hours(shifts: readonly RotaShift[], from: number, to: number, keep = true): HourCover[] {
    const { people, leave, needs } = this.input
    if (!keep) return coverageOf({ people, shifts, leave, needs: this.needsOf(from, to), from, to })
    const missing = Array.from({ length: (to - from) / HOUR }, (_, place) => from + place * HOUR).filter((at) => !this.base.has(at))
    const first = missing[0]
    const last = missing.at(-1)
    if (first !== undefined && last !== undefined)
      for (const hour of coverageOf({
        people,
        shifts,
        leave,
        needs: needs.filter(({ at }) => at >= first && at <= last),
        from: first,
        to: last + HOUR,
      }))
        this.base.set(hour.at, hour)
    return Array.from(
      { length: (to - from) / HOUR },
      (_, place) => this.base.get(from + place * HOUR) ?? { at: from + place * HOUR, cells: [], on: [] },
    )
  }
  private needsOf(from: number, to: number): readonly HourNeed[] {
    return this.input.needs.filter(({ at }) => at >= from && at < to)
  }
}
const keyOf = ({ rule, personId, startAt, shiftIds }: Finding): string =>
  `${rule} ${personId} ${shiftIds.length > 0 ? shiftIds.join() : startAt}`
