/** Watches the times that cases wait for: what time alone changes is judged again, what comes due is told to main. */
import type { CaseAlert } from '../../../shared/contract/cases'
import { alertsOf, nextAlertAt } from '../../../shared/domain/clock/alerts'
import type { BackendAgent } from '../../../shared/domain/conversation/types'
import type { ConversationId, ShopId } from '../../../shared/domain/ids'
import type { AssessmentSecret } from '../../data/read/assessments'
import { setId } from '../../data/read/outbox'
import type { AssessmentRow, ConversationRow } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import type { Timers } from '../source'
import type { Writer } from '../write/writer'
import { DisputeWatch } from './disputes'
import type { CaseLane } from './lane'

/** Longest sleep: a machine that slept, a clock that was set, and an agent who came on shift are noticed after this. */
const longest = 30_000
const shortest = 250
/** Cases looked at in one tick. */
const most = 200
/** Of the alerts that stand: the newest, and as many of the others in turns. */
const newest = 120
const older = 80
/** As the contract takes them. */
const atOnce = 50

interface Told {
  alert: CaseAlert
  /** Whose row it stands in; null for what a record alone says. */
  id: string | null
}

export class CaseWatch {
  #timer: unknown = null
  /** By the monotonic clock. */
  #timerAt = 0
  #over = false
  #ticking = false
  /** How far the turns through the older ones have come: many come due in the same moment, as when a shop opens. */
  #turnedTo = { at: 0, id: '' }
  readonly #disputes: DisputeWatch

  constructor(
    private readonly writer: Writer,
    private readonly lane: CaseLane,
    private readonly timers: Timers,
    private readonly tell: (told: { alerts: CaseAlert[] }) => Promise<{ held: number[] }>,
  ) {
    this.#disputes = new DisputeWatch(writer)
  }

  /** Sets the timer anew; called after cases were judged. */
  async plan(): Promise<void> {
    if (this.#over) return
    const { cache, clock } = this.writer.context
    const now = clock.now()
    const [next, alert] = await Promise.all([
      cache.db.assessments.where('nextAt').above(0).first(),
      cache.db.assessments.where('alertAt').above(now).first(),
    ]).catch(() => [undefined, undefined])
    if (this.#over) return
    const at = Math.min(next?.nextAt ?? Number.POSITIVE_INFINITY, alert?.alertAt ?? Number.POSITIVE_INFINITY)
    const wait = Math.max(shortest, Math.min(longest, at - now + 1))
    const firesAt = clock.monotonic() + wait
    // Cases are judged all the while: an earlier look is never put off by a later one.
    if (this.#timer !== null) {
      if (this.#timerAt <= firesAt) return
      this.timers.clear(this.#timer)
    }
    this.#timerAt = firesAt
    this.#timer = this.timers.set(() => {
      this.#timer = null
      void this.tick()
        .catch(() => undefined)
        .then(() => this.plan())
    }, wait)
  }

  stop(): void {
    this.#over = true
    if (this.#timer !== null) this.timers.clear(this.#timer)
  }

  async tick(): Promise<void> {
    if (this.#over || this.#ticking) return
    this.#ticking = true
    try {
      const { cache, clock } = this.writer.context
      this.lane.touch(await cache.db.assessments.where('nextAt').belowOrEqual(clock.now()).limit(most).primaryKeys())
      await this.#alert()
    } finally {
      this.#ticking = false
    }
  }

  /** New ones are always reached, however many stand that main holds back. */
  async #standing(now: number): Promise<AssessmentRow[]> {
    const { db } = this.writer.context.cache
    const first = await db.assessments.where('alertAt').belowOrEqual(now).reverse().limit(newest).toArray()
    const last = first.at(-1)?.alertAt
    if (first.length < newest || last === undefined) return first
    const known = new Set(first.map(({ id }) => id))
    // Equal times stand by their ids.
    const turn = (from: { at: number; id: string }) =>
      db.assessments
        .where('alertAt')
        .between(from.at, last, true, true)
        .and(({ id, alertAt }) => !known.has(id) && (alertAt !== from.at || id > from.id))
        .limit(older)
        .toArray()
    let rest = await turn(this.#turnedTo)
    if (rest.length === 0 && this.#turnedTo.at > 0) rest = await turn({ at: 0, id: '' })
    const end = rest.length < older ? undefined : rest.at(-1)
    this.#turnedTo = { at: end?.alertAt ?? 0, id: end?.id ?? '' }
    return [...first, ...rest]
  }

  async #alert(): Promise<void> {
    const { cache, clock, book } = this.writer.context
    const { db, sealer } = cache
    const now = clock.now()
    const due = (await this.#standing(now)).filter(({ id }) => sealer.has(backendPart(id)))
    const [secrets, rows] = await Promise.all([
      sealer.openMany<AssessmentSecret>('assessments', due),
      due.length > 0 ? db.conversations.bulkGet(due.map(({ id }) => id)) : [],
    ])
    const emails = await this.#emails()
    const told: Told[] = []
    /** When each is to be looked at again, once nothing of it is held back. */
    const next = new Map<string, number | null>()
    due.forEach(({ id }, at) => {
      const [secret, row] = [secrets[at], rows[at]]
      const plan = row && book.plan(row.shopId)
      if (!row || !secret || !plan) {
        next.set(id, null)
        return
      }
      next.set(id, nextAlertAt(secret.clocks, plan, now))
      for (const { kind, at: dueAt, before } of alertsOf(secret.clocks, plan, now)) {
        // A dispute's record tells by itself, once for all conversations that lead to it.
        if (kind === 'dispute' && row.channel !== 'dispute') continue
        const alert = { conversationId: id as ConversationId, disputeId: null, shopId: row.shopId as ShopId, kind, at: dueAt, before }
        told.push({ alert: { ...alert, handler: this.#handler(row, emails) }, id })
      }
    })
    for (const one of await this.#disputes.due(now))
      told.push({ alert: { ...one.alert, handler: one.row ? this.#handler(one.row, emails) : null }, id: null })
    const held = new Set<string>()
    for (let from = 0; from < told.length && !this.#over; from += atOnce) {
      const part = told.slice(from, from + atOnce)
      const answer = await this.tell({ alerts: part.map(({ alert }) => alert) })
      // Held back (a colleague works on it, the agent is off shift): it stands, and is asked again.
      for (const place of answer.held) if (part[place]?.id) held.add(part[place].id)
    }
    await this.#later([...next].filter(([id]) => !held.has(id)))
  }

  async #later(next: readonly [string, number | null][]): Promise<void> {
    const { db } = this.writer.context.cache
    if (next.length === 0 || this.#over) return
    await this.writer.alone(() =>
      db.transaction('rw', [db.assessments], async () => {
        const rows = await db.assessments.bulkGet(next.map(([id]) => id))
        const changed = rows.flatMap((row, at): AssessmentRow[] => {
          if (!row) return []
          const { alertAt: _was, ...others } = row
          const alertAt = next[at]?.[1] ?? null
          return [alertAt === null ? others : { ...others, alertAt }]
        })
        await db.assessments.bulkPut(changed)
      }),
    )
  }

  #handler(row: ConversationRow, emails: ReadonlyMap<string, string>): CaseAlert['handler'] {
    const { book, desk } = this.writer.context
    if (row.assigneeId === null || row.assigneeId === desk.me(backendPart(row.id))) return null
    const email = emails.get(row.assigneeId)?.toLowerCase()
    const person = email ? book.policy().team.people.find((one) => one.email?.toLowerCase() === email) : undefined
    return { personId: person?.id ?? null }
  }

  /** The e-mail of each agent, by which she is known to the rota. */
  async #emails(): Promise<Map<string, string>> {
    const { db, sealer } = this.writer.context.cache
    const agents = setId('', 'agents')
    const rows = (await db.sets.toArray()).filter(({ id }) => id.endsWith(agents) && sealer.has(backendPart(id)))
    const sets = await sealer.openMany<BackendAgent[]>('sets', rows)
    return new Map(sets.flatMap((agents) => (agents ?? []).flatMap(({ id, email }) => (email ? [[id as string, email]] : []))))
  }
}
