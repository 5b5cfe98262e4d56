/** The timeline by keyboard. All of it acts where the cursor stands, and on what is selected. */
import type { PersonId } from '../../../shared/domain/ids'
import { between, wallAt } from '../../../shared/domain/rota/edit'
import { instantAt } from '../../../shared/domain/rota/when'
import { type Command, registerCommands } from '../../commands/registry'
import { useNavigation } from '../../state/navigation'
import { say } from '../../ui/liveRegion'
import { again, applyMend, copyTargets, giveOn, nudge, paste, removeTargets, resize, targets } from './acts'
import { itemOf, type Plan, planNow } from './current'
import { mendsOf } from './findings/mends'
import { openGenerator } from './generator'
import { nearest, placeOf, stopsOf } from './stops'
import { type Scale, turned } from './timeline/axis'
import { choose, openPlanDialog, type PlanDialog, pointAt, setView, toggleChosen, useRotaView } from './view'

const people = (plan: Plan) => plan.lines.flatMap((line) => (line.is === 'person' ? [line.row] : []))

/** The cursor, or where it begins: the first row, today if it is shown. */
const start = (plan: Plan) => {
  const { cursor } = useRotaView.getState()
  if (cursor && people(plan).some(({ person }) => person.id === cursor.personId)) return cursor
  const [row] = people(plan)
  const date = plan.period.days[0]?.date
  return row && date ? { personId: row.person.id, date, shiftId: null } : null
}

/** Puts the cursor on its first place; asked for when the timeline takes the focus. */
export const beginCursor = (today: string): void => {
  const plan = planNow()
  if (!plan) return
  const { cursor } = useRotaView.getState()
  const at = start(plan)
  if (!at || (cursor && cursor.personId === at.personId && plan.period.days.some(({ date }) => date === cursor.date))) return
  const row = plan.rowOf.get(at.personId)
  if (!row) return
  const shown = plan.period.days.some(({ date }) => date === today)
  const stops = stopsOf(row, plan.period)
  const stop = stops[placeOf(stops, { date: shown ? today : at.date, shiftId: null })]
  if (stop) pointAt({ personId: at.personId, date: stop.date, shiftId: stop.shiftId })
}

export const turn = (by: number): void => {
  const plan = planNow()
  const { date, scale } = useRotaView.getState()
  const now = date ?? plan?.period.days[0]?.date
  if (now) setView({ date: turned(scale, now, by) })
}

const along = (by: number, extend = false): void => {
  const plan = planNow()
  const cursor = plan ? start(plan) : null
  const row = cursor ? plan?.rowOf.get(cursor.personId) : undefined
  if (!plan || !cursor || !row) return
  const stops = stopsOf(row, plan.period)
  let to = placeOf(stops, cursor) + by
  if (extend) while (stops[to] && !stops[to]?.shiftId) to += by
  const stop = stops[to]
  if (!stop) {
    if (extend) return
    // Over the edge: what comes next is shown, and the cursor goes on in it.
    const day = by > 0 ? plan.period.days.at(-1)?.date : plan.period.days[0]?.date
    if (day) {
      const date = turned('day', day, by)
      setView({ date: plan.period.scale === 'fourWeeks' ? turned('fourWeeks', plan.period.days[0]?.date ?? day, by) : date })
      pointAt({ personId: cursor.personId, date, shiftId: null })
    }
    return
  }
  if (extend && stop.shiftId) {
    const { selected } = useRotaView.getState()
    choose([...selected, ...(cursor.shiftId ? [cursor.shiftId] : []), stop.shiftId])
  }
  pointAt({ personId: cursor.personId, date: stop.date, shiftId: stop.shiftId })
}
const edge = (last: boolean): void => {
  const plan = planNow()
  const cursor = plan ? start(plan) : null
  const row = cursor ? plan?.rowOf.get(cursor.personId) : undefined
  const stops = plan && row ? stopsOf(row, plan.period) : []
  const stop = last ? stops.at(-1) : stops[0]
  if (cursor && stop) pointAt({ personId: cursor.personId, date: stop.date, shiftId: stop.shiftId })
}
const across = (by: number, extend = false): void => {
  const plan = planNow()
  const cursor = plan ? start(plan) : null
  if (!plan || !cursor) return
  const rows = people(plan)
  const here = rows.findIndex(({ person }) => person.id === cursor.personId)
  const row = rows[here]
  const next = rows[here + by]
  if (!row || !next) return
  const stops = stopsOf(row, plan.period)
  const at = stops[placeOf(stops, cursor)]?.at ?? plan.period.startAt
  const stop = nearest(stopsOf(next, plan.period), at)
  if (!stop) return
  if (extend) {
    const { selected } = useRotaView.getState()
    choose([...selected, ...(cursor.shiftId ? [cursor.shiftId] : []), ...(stop.shiftId ? [stop.shiftId] : [])])
  }
  pointAt({ personId: next.person.id, date: stop.date, shiftId: stop.shiftId })
}

const HOUR = 3_600_000
/** A new shift on a day of hers: of a type, or where there is none from nine on her own clock. */
const make = (plan: Plan, personId: PersonId, date: string) => {
  const person = plan.rowOf.get(personId)?.person
  if (!person || !plan.mayPlan) return
  if (plan.types.size > 0) return openPlanDialog({ is: 'type', personId, date })
  const at = instantAt(date, '09:00', person.zone)
  openPlanDialog({ is: 'shift', shift: between(person, at, at + 8 * HOUR, crypto.randomUUID()), isNew: true })
}

const open = () => {
  const plan = planNow()
  const { cursor } = useRotaView.getState()
  if (!plan || !cursor) return
  const found = cursor.shiftId ? itemOf(plan, cursor.shiftId) : null
  if (found) return openPlanDialog({ is: 'shift', shift: found.item.shift, isNew: false })
  make(plan, cursor.personId, cursor.date)
}
const toggle = (): void => {
  const { cursor } = useRotaView.getState()
  if (cursor?.shiftId) toggleChosen(cursor.shiftId)
}
/** The next shift with a finding, from the cursor on through all rows. */
const nextFinding = (): void => {
  const plan = planNow()
  const { cursor } = useRotaView.getState()
  if (!plan) return
  const all = people(plan).flatMap((row) =>
    row.findings.flatMap((finding) =>
      finding.shiftIds.slice(-1).map((shiftId) => ({ personId: row.person.id, shiftId, at: finding.startAt })),
    ),
  )
  const here = all.findIndex(({ shiftId }) => shiftId === cursor?.shiftId)
  const next = all[(here + 1) % Math.max(1, all.length)]
  if (next) pointAt({ personId: next.personId, date: wallAt(next.at, plan.zone).date, shiftId: next.shiftId })
}
const mend = async (): Promise<void> => {
  const plan = planNow()
  const { cursor } = useRotaView.getState()
  const row = cursor ? plan?.rowOf.get(cursor.personId) : undefined
  if (!plan || !row || !cursor) return
  const found = mendsOf(plan, row).find(({ shiftIds, mend: by }) => by && (!cursor.shiftId || shiftIds.includes(cursor.shiftId)))
  if (found?.mend) await applyMend(found.mend)
}
const scale = (to: Scale): void => setView({ scale: to })
const today = (): void => setView({ date: null })
const dialog = (is: Exclude<PlanDialog['is'], 'shift' | 'type'>) => (): void => openPlanDialog({ is })

/** The generator's drawer, for the days that are shown. */
const generate = (): void => {
  const days = planNow()?.period.days ?? []
  const [first] = days
  const last = days.at(-1)
  if (first && last) openGenerator(first.date, last.date)
}

const onPlan = (): boolean => useNavigation.getState().screen === 'rota' && planNow() !== null
const mayPlan = (): boolean => onPlan() && planNow()?.mayPlan === true

const moves = (id: string, keys: string[], run: () => void): Command => ({
  id: `rota.${id}`,
  title: `rota.command.${id}`,
  section: 'move',
  scope: 'timeline',
  keys,
  repeats: true,
  keysOnly: true,
  when: onPlan,
  run,
})
const does = (id: string, keys: string[], run: () => void | Promise<void>, more: Partial<Command> = {}): Command => ({
  id: `rota.${id}`,
  title: `rota.command.${id}`,
  section: 'rota',
  scope: 'timeline',
  keys,
  keysOnly: true,
  when: mayPlan,
  run,
  ...more,
})
const shows = (id: string, keys: string[], run: () => void, when = onPlan): Command => ({
  id: `rota.${id}`,
  title: `rota.command.${id}`,
  section: 'rota',
  icon: 'calendar',
  scope: 'timeline',
  keys,
  when,
  run,
})

const timelineCommands: readonly Command[] = [
  moves('right', ['ArrowRight'], () => along(1)),
  moves('left', ['ArrowLeft'], () => along(-1)),
  moves('down', ['ArrowDown', 'j'], () => across(1)),
  moves('up', ['ArrowUp', 'k'], () => across(-1)),
  moves('rowStart', ['Home'], () => edge(false)),
  moves('rowEnd', ['End'], () => edge(true)),
  moves('later', ['PageDown'], () => turn(1)),
  moves('earlier', ['PageUp'], () => turn(-1)),
  does('open', ['Enter'], open, { when: onPlan }),
  does('select', ['x'], toggle, { when: onPlan }),
  does('selectRight', ['Shift+ArrowRight'], () => along(1, true), { when: onPlan, repeats: true }),
  does('selectLeft', ['Shift+ArrowLeft'], () => along(-1, true), { when: onPlan, repeats: true }),
  does('selectDown', ['Shift+ArrowDown', 'Shift+J'], () => across(1, true), { when: onPlan, repeats: true }),
  does('selectUp', ['Shift+ArrowUp', 'Shift+K'], () => across(-1, true), { when: onPlan, repeats: true }),
  does('selectNone', ['Escape'], () => choose([]), { when: () => onPlan() && useRotaView.getState().selected.size > 0 }),
  does('later15', ['Alt+ArrowRight'], () => nudge(15), { repeats: true }),
  does('earlier15', ['Alt+ArrowLeft'], () => nudge(-15), { repeats: true }),
  does('giveDown', ['Alt+ArrowDown'], () => giveOn(1)),
  does('giveUp', ['Alt+ArrowUp'], () => giveOn(-1)),
  does('endLater', [']', 'Alt+Shift+ArrowRight'], () => resize('end', 15), { repeats: true }),
  does('endEarlier', ['[', 'Alt+Shift+ArrowLeft'], () => resize('end', -15), { repeats: true }),
  does('startLater', ['}', 'Mod+Shift+ArrowRight'], () => resize('start', 15), { repeats: true }),
  does('startEarlier', ['{', 'Mod+Shift+ArrowLeft'], () => resize('start', -15), { repeats: true }),
  does('remove', ['Delete', 'Backspace'], removeTargets),
  does('copy', ['Mod+C'], () => {
    const count = copyTargets()
    if (count > 0) saidCopied(count)
  }),
  does('paste', ['Mod+V'], paste),
  does('again', ['Mod+D'], again),
  does(
    'kind',
    ['s'],
    () => {
      const plan = planNow()
      const { cursor } = useRotaView.getState()
      if (plan && cursor && (targets(plan).length > 0 || !cursor.shiftId) && plan.types.size > 0)
        openPlanDialog({ is: 'type', personId: cursor.personId, date: cursor.date })
    },
    { when: () => mayPlan() && (planNow()?.types.size ?? 0) > 0 },
  ),
  does('nextFinding', ['n'], nextFinding, { when: onPlan }),
  does('mend', ['f'], mend),
  shows('today', ['t'], today),
  shows('day', ['d'], () => scale('day')),
  shows('week', ['w'], () => scale('week')),
  shows('fourWeeks', ['m'], () => scale('fourWeeks')),
  shows('zone', ['i'], dialog('zone')),
  shows('findings', ['v'], () => setView(({ findings }) => ({ findings: !findings }))),
  shows('coverage', ['c'], () => setView(({ coverage }) => ({ coverage: !coverage }))),
  shows('publish', ['Shift+P'], dialog('publish'), mayPlan),
  shows('versions', [], dialog('versions')),
  shows('exchange', [], dialog('exchange')),
  shows('rehearse', ['r'], dialog('rehearse')),
  shows('fill', [], dialog('fill'), mayPlan),
  shows('copyWeek', [], dialog('copyWeek'), mayPlan),
  shows('generate', ['Shift+G'], generate, mayPlan),
]
let saidCopied: (count: number) => void = () => undefined
/** While the plan stands on the screen. @param copied words what was copied */
export const registerTimeline = (copied: (count: number) => string): (() => void) => {
  saidCopied = (count) => say(copied(count))
  return registerCommands(timelineCommands)
}
