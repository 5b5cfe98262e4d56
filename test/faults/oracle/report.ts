/** The counts of many runs, and the table that is printed of them. */
import { type Flavour, flavours } from './plan'
import type { Verdict } from './run'

export const FAULT_KINDS = ['lost', 'twice', 'reordered', 'stuck', 'stale', 'drafts', 'impatient', 'other'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export const kindOf = (fault: string): FaultKind => {
  if (/^(lost|item gone|neither)/.test(fault)) return 'lost'
  if (/^(sent \d+ times|sent though|nobody|in another)/.test(fault)) return 'twice'
  if (fault.startsWith('reordered')) return 'reordered'
  if (/^(stuck|waits again)/.test(fault)) return 'stuck'
  if (fault.startsWith('stale')) return 'stale'
  if (/draft|text gone/.test(fault)) return 'drafts'
  return fault.startsWith('impatient') ? 'impatient' : 'other'
}

export interface Tally {
  runs: number
  items: number
  ends: number
  troubles: number
  strokes: number
  held: number
  heldFalsely: number
  asked: number
  askedStarts: number
  askedGone: number
  drainMs: number
  faults: Record<FaultKind, number>
}
export type Tallies = Record<Flavour, Tally>

const nothing = (): Tally => ({
  runs: 0,
  items: 0,
  ends: 0,
  troubles: 0,
  strokes: 0,
  held: 0,
  heldFalsely: 0,
  asked: 0,
  askedStarts: 0,
  askedGone: 0,
  drainMs: 0,
  faults: { lost: 0, twice: 0, reordered: 0, stuck: 0, stale: 0, drafts: 0, impatient: 0, other: 0 },
})
export const noTallies = (): Tallies => Object.fromEntries([...new Set(flavours)].map((flavour) => [flavour, nothing()])) as Tallies

export const count = (tallies: Tallies, verdict: Verdict): void => {
  const tally = tallies[verdict.flavour]
  tally.runs += 1
  tally.items += verdict.committed
  tally.ends += verdict.restarts - 1
  tally.troubles += verdict.troubles
  tally.strokes += verdict.strokes
  tally.held += verdict.held
  tally.heldFalsely += verdict.heldFalsely
  tally.asked += verdict.asked
  tally.askedStarts += verdict.askedStarts
  tally.askedGone += verdict.askedGone
  tally.drainMs = Math.max(tally.drainMs, verdict.drainMs)
  for (const fault of verdict.faults) tally.faults[kindOf(fault)] += 1
}

export const merge = (into: Tallies, more: Tallies): void => {
  for (const flavour of Object.keys(more) as Flavour[]) {
    const [to, from] = [into[flavour], more[flavour]]
    for (const name of [
      'runs',
      'items',
      'ends',
      'troubles',
      'strokes',
      'held',
      'heldFalsely',
      'asked',
      'askedStarts',
      'askedGone',
    ] as const)
      to[name] += from[name]
    to.drainMs = Math.max(to.drainMs, from.drainMs)
    for (const kind of FAULT_KINDS) to.faults[kind] += from.faults[kind]
  }
}

const share = (part: number, of: number): string => (of === 0 ? '-' : `${((100 * part) / of).toFixed(2)} %`)

/** One column a backend. */
export const tableOf = (tallies: Tallies): string => {
  const columns = Object.entries(tallies)
  const rows: [string, (tally: Tally) => string | number][] = [
    ['runs', ({ runs }) => runs],
    ['items committed', ({ items }) => items],
    ['power cuts, kills, quits', ({ ends }) => ends],
    ['calls gone wrong', ({ troubles }) => troubles],
    ['key strokes', ({ strokes }) => strokes],
    ...FAULT_KINDS.map((kind): [string, (tally: Tally) => number] => [kind.toUpperCase(), ({ faults }) => faults[kind]]),
    ['held', ({ held }) => held],
    ['held for nothing', ({ held, heldFalsely }) => `${heldFalsely} (${share(heldFalsely, held)})`],
    ['asked the agent', ({ asked, items }) => `${asked} (${share(asked, items)})`],
    ['… of new conversations', ({ askedStarts }) => askedStarts],
    ['… of deleted ones', ({ askedGone }) => askedGone],
    ['longest wait after peace', ({ drainMs }) => `${Math.round(drainMs / 1000)} s`],
  ]
  const cells = [
    ['', ...columns.map(([flavour]) => flavour)],
    ...rows.map(([name, of]) => [name, ...columns.map(([, tally]) => String(of(tally)))]),
  ]
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => (row[at] ?? '').length)))
  return cells
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '))
    .join('\n')
}
