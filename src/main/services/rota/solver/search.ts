/** The whole search: a first plan, prices and bound for all, a dive, then parts of the team planned anew around the best plan. */
import { type Compiled, objectiveOf, type Row } from '../../../../shared/domain/rota/solve/compile'
import { anneal } from './anneal'
import { dive } from './dive'
import { countsOf, greedy } from './improve'
import type { Column, Part } from './master'
import { raiseBound } from './prices'
import { settled, shared } from './share'
import { type Incumbent, lifted, offer, over, proven, type Work, worth } from './work'

/** Plans worth having in a part's first master, by person; the newest last. */
class Pool {
  private readonly seen: Set<string>[]
  readonly rows: Row[][]
  constructor(people: number) {
    this.rows = Array.from({ length: people }, () => [])
    this.seen = Array.from({ length: people }, () => new Set())
  }
  add(columns: Iterable<Column>): void {
    for (const { person, row } of columns) {
      const key = `${String.fromCharCode(...row.plan)}${row.meets.join()}`
      const seen = this.seen[person]
      if (!seen || seen.has(key)) continue
      seen.add(key)
      this.rows[person]?.push(row)
    }
  }
  /** Those dearest by these prices are left out. */
  some(person: number, most: number, prices: Float64Array | null): Row[] {
    const rows = this.rows[person] ?? []
    if (rows.length <= most) return rows
    if (!prices) return rows.slice(-most)
    return rows
      .map((row) => ({ row, cost: row.cost - worth(row.meets, prices) }))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, most)
      .map(({ row }) => row)
  }
}

const MANY_DEMANDS = 500

const everybody = (compiled: Compiled): number[] => compiled.people.map((_, person) => person)

/**
 * Searches until time is over, it is stopped or the best is proven. The best stands in `work.best`, and so does the bound.
 * @param start plans to begin with by person; null where there is none (or none that is lawful)
 */
export function search(work: Work, start: readonly (Row | null)[]): void {
  const { compiled } = work
  const pool = new Pool(compiled.people.length)
  const people = everybody(compiled)
  const given = start.filter((row) => row !== null).length
  // Who meets what is known before anybody is planned around what seems to be missing.
  const stands = shared(compiled, given > 0 ? completed(work, shared(compiled, start)) : greedy(work, shuffled(work, people)))
  offer(work, stands)
  const rows = settled(work, stands, given > 0 ? [...people.filter((person) => !start[person]), ...people] : shuffled(work, people))
  offer(work, rows)
  pool.add(rows.map((row, person) => ({ person, row })))
  // A plan that stands and needs mending: near what changed first, the proof afterwards.
  if (given > 0) {
    const changed = people.filter((person) => !start[person])
    around(work, pool, null, { rounds: 12, first: changed })
  }
  if (over(work) || proven(work)) return
  if (compiled.demands.length > MANY_DEMANDS) {
    // A linear program of all takes a minute and more here, of sixty people many: walks first, the bound by steps, then parts as ever.
    const left = () => work.until - work.now()
    const heats = new Heats()
    const half = work.now() + left() / 3
    while (work.best && work.now() < half && !over(work) && !proven(work)) walk(work, pool, work.best, heats)
    raiseBound(work, left() / 3)
    around(work, pool, null, { rounds: Number.POSITIVE_INFINITY, first: [] })
    return
  }
  const prices = whole(work, pool)
  around(work, pool, prices, { rounds: Number.POSITIVE_INFINITY, first: [] })
}

function completed(work: Work, start: readonly (Row | null)[]): Row[] {
  const rows: (Row | null)[] = [...start]
  const order = everybody(work.compiled).filter((person) => !rows[person])
  const rest = rows.filter((row) => row !== null)
  const made = greedy(work, order, rest)
  return rows.map((row, person) => row ?? (made[person] as Row))
}

/** Everybody at once: prices, the bound, a first good plan. */
function whole(work: Work, pool: Pool): Float64Array | null {
  const { compiled } = work
  const part: Part = { people: everybody(compiled), need: Int32Array.from(compiled.demands, ({ need }) => need) }
  const known = part.people.flatMap((person) => pool.some(person, 20, null).map((row) => ({ person, row })))
  const dived = dive(work, part, known, {
    enough: work.best?.objective ?? Number.POSITIVE_INFINITY,
    rounds: 400,
    gap: 1e-5,
    whole: 0,
    onBound: (bound) => {
      work.bound = Math.max(work.bound ?? Number.NEGATIVE_INFINITY, lifted(compiled, bound))
    },
  })
  pool.add(dived.columns)
  if (dived.rows) {
    const rows = part.people.map((person) => dived.rows?.get(person) ?? (work.best?.rows[person] as Row))
    offer(work, settled(work, rows, shuffled(work, part.people)))
  }
  return dived.prices
}

/** Parts of the team anew while the others stand. Parts grow while nothing better is found in them. */
function around(
  work: Work,
  pool: Pool,
  prices: Float64Array | null,
  { rounds, first }: { rounds: number; first: readonly number[] },
): void {
  const { compiled } = work
  const many = compiled.demands.length > MANY_DEMANDS
  const all = many ? Math.min(8, compiled.people.length) : compiled.people.length
  let size = Math.min(all, 6)
  let fruitless = 0
  const heats = new Heats()
  for (let round = 0; round < rounds && !over(work) && !proven(work); round++) {
    const best = work.best
    if (!best) return
    // By turns, not by time spent: the same seed takes the same way on a slower machine, only less far.
    if (first.length === 0 && round % 3 !== 2) {
      walk(work, pool, best, heats)
      continue
    }
    const people = chosen(work, best.rows, size, first)
    const mine = new Set(people)
    const others = best.rows.filter((_, person) => !mine.has(person))
    const have = countsOf(work, others)
    const part: Part = { people, need: Int32Array.from(compiled.demands, ({ need }, demand) => need - (have[demand] ?? 0)) }
    const outside = others.reduce((sum, { cost }) => sum + cost, 0)
    const known = people.flatMap((person) => {
      const rows = pool.some(person, 60, prices)
      const own = best.rows[person] as Row
      return (rows.includes(own) ? rows : [own, ...rows]).map((row) => ({ person, row }))
    })
    const dived = dive(work, part, known, {
      enough: best.objective - outside,
      rounds: 60,
      gap: 1e-4,
      whole: people.length < 30 ? 200 : 0,
      onBound: () => undefined,
    })
    pool.add(dived.columns)
    if (dived.rows) {
      const rows = best.rows.map((row, person) => dived.rows?.get(person) ?? row)
      offer(work, settled(work, rows, shuffled(work, everybody(compiled))))
      fruitless = 0
    } else fruitless++
    if (fruitless >= 4) {
      // Beyond two dozen people a part costs as much as the whole: then everybody, and from the start again.
      size = size >= all ? Math.min(all, 6) : size >= 24 ? all : Math.min(all, size + 2)
      fruitless = 0
    }
  }
}

/** How hot a walk begins; those that paid off are taken more often. */
class Heats {
  private readonly heats = [0.3, 1, 3, 8, 20, 50].map((from) => ({ from, tried: 1, better: 1 }))
  next(work: Work) {
    const rates = this.heats.map(({ tried, better }) => better / tried)
    let at = work.random() * rates.reduce((sum, rate) => sum + rate, 0)
    for (const [index, heat] of this.heats.entries()) {
      at -= rates[index] ?? 0
      if (at < 0) return heat
    }
    return this.heats[0]
  }
}

/** From the best plan through noise to another that cannot be mended by one person alone. */
function walk(work: Work, pool: Pool, best: Incumbent, heats: Heats): void {
  const heat = heats.next(work)
  if (!heat) return
  const walked = [...best.rows]
  anneal(work, walked, { from: heat.from, to: 0.15, sweeps: 25 })
  const rows = settled(work, walked, shuffled(work, everybody(work.compiled)))
  offer(work, rows)
  pool.add(rows.map((row, person) => ({ person, row })))
  heat.tried++
  if ((work.best?.objective ?? 0) < best.objective) heat.better += 2
  // Another plan of the same cost is another place to start from.
  else if (objectiveOf(work.compiled, rows) <= best.objective) work.best = { rows, objective: best.objective }
}

/** Who is planned anew: those in `first`, then by chance, rather those who share a day on which something is paid. */
function chosen(work: Work, rows: readonly Row[], size: number, first: readonly number[]): number[] {
  const { compiled, random } = work
  const have = countsOf(work, rows)
  const paid = compiled.demands.flatMap(({ need, under, over: weight }, demand) => {
    const present = have[demand] ?? 0
    const cost = present < need ? (need - present) * under : (present - need) * weight
    return cost > 0 ? [{ demand, cost }] : []
  })
  const focus = paid.length && random() < 0.7 ? paid[Math.floor(random() * paid.length)] : null
  const urgent = new Set(first)
  return rows
    .map((row, person) => ({
      person,
      rank:
        random() +
        (urgent.has(person) ? 10 : 0) +
        (row.cost > 0 ? 0.25 * random() : 0) +
        (focus && row.meets.includes(focus.demand) ? 0.3 * random() : 0),
    }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, Math.max(size, Math.min(first.length, 12)))
    .map(({ person }) => person)
    .sort((a, b) => a - b)
}

function shuffled(work: Work, people: readonly number[]): number[] {
  const order = [...people]
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(work.random() * (at + 1))
    const one = order[at] as number
    order[at] = order[other] as number
    order[other] = one
  }
  return order
}
