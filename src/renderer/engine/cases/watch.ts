/** Watches the times that cases wait for: what time alone changes is judged again, what comes due is told to main. */
import type { CaseAlert } from '../../../shared/contract/cases'
import { alertsOf } from '../../../shared/domain/clock/alerts'
import type { BackendAgent } from '../../../shared/domain/conversation/types'
import type { ConversationId, ShopId } from '../../../shared/domain/ids'
import type { AssessmentSecret } from '../../data/read/assessments'
import { setId } from '../../data/read/outbox'
import { backendPart } from '../../data/sealing'
import type { Timers } from '../source'
import { alertAtOf } from '../write/assessments'
import type { Writer } from '../write/writer'
import type { CaseLane } from './lane'

/** Longest sleep: a machine that slept, a clock that was set, and an agent who came on shift are noticed after this. */
const longest = 30_000
const shortest = 250
/** Cases looked at in one tick. */
const most = 200
/** As the contract takes them. */
const atOnce = 50

export class CaseWatch {
  #timer: unknown = null
  #over = false
  #ticking = false

  constructor(
    private readonly writer: Writer,
    private readonly lane: CaseLane,
    private readonly timers: Timers,
    private readonly tell: (told: { alerts: CaseAlert[] }) => Promise<unknown>,
  ) {}

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
    if (this.#timer !== null) this.timers.clear(this.#timer)
    const at = Math.min(next?.nextAt ?? Number.POSITIVE_INFINITY, alert?.alertAt ?? Number.POSITIVE_INFINITY)
    this.#timer = this.timers.set(
      () => {
        this.#timer = null
        void this.tick()
          .catch(() => undefined)
          .then(() => this.plan())
      },
      Math.max(shortest, Math.min(longest, at - now + 1)),
    )
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

  async #alert(): Promise<void> {
    const { cache, clock, book, desk } = this.writer.context
    const { db, sealer } = cache
    const now = clock.now()
    const due = (await db.assessments.where('alertAt').belowOrEqual(now).limit(most).toArray()).filter(({ id }) =>
      sealer.has(backendPart(id)),
    )
    if (due.length === 0) return
    const [secrets, rows] = await Promise.all([
      sealer.openMany<AssessmentSecret>('assessments', due),
      db.conversations.bulkGet(due.map(({ id }) => id)),
    ])
    const emails = await this.#emails(new Set(due.map(({ id }) => backendPart(id))))
    const alerts: CaseAlert[] = []
    const later: { id: string; alertAt: number | null }[] = []
    due.forEach(({ id }, at) => {
      const [secret, row] = [secrets[at], rows[at]]
      const plan = row && book.plan(row.shopId)
      const standing = secret && plan ? alertsOf(secret.clocks, plan, now) : []
      if (!row || !secret || !plan || standing.length === 0) {
        later.push({ id, alertAt: secret && plan ? alertAtOf(secret.clocks, plan, now) : null })
        return
      }
      const mine = row.assigneeId === null || row.assigneeId === desk.me(backendPart(id))
      const handler = mine ? null : { personId: this.#personOf(emails.get(row.assigneeId ?? '') ?? null) }
      for (const { kind, at: dueAt, before } of standing)
        alerts.push({ conversationId: id as ConversationId, shopId: row.shopId as ShopId, kind, at: dueAt, before, handler })
    })
    if (later.length > 0)
      await this.writer.alone(() =>
        db.transaction('rw', [db.assessments], async () => {
          for (const { id, alertAt } of later)
            await db.assessments
              .where('id')
              .equals(id)
              .modify((row) => {
                if (alertAt === null) delete row.alertAt
                else row.alertAt = alertAt
              })
        }),
      )
    // One that main holds back (a colleague works on it, the agent is off shift) is offered again at the next tick; main tells each once.
    for (let from = 0; from < alerts.length && !this.#over; from += atOnce) await this.tell({ alerts: alerts.slice(from, from + atOnce) })
  }

  #personOf(email: string | null) {
    const { people } = this.writer.context.book.policy().team
    return (email && people.find((person) => person.email?.toLowerCase() === email.toLowerCase())?.id) || null
  }

  /** The e-mail of each agent of these backends, by which she is known to the rota. */
  async #emails(backendIds: ReadonlySet<string>): Promise<Map<string, string>> {
    const { db, sealer } = this.writer.context.cache
    const rows = (await db.sets.bulkGet([...backendIds].map((id) => setId(id, 'agents')))).filter((row) => row !== undefined)
    const sets = await sealer.openMany<BackendAgent[]>('sets', rows)
    return new Map(sets.flatMap((agents) => (agents ?? []).flatMap(({ id, email }) => (email ? [[id as string, email]] : []))))
  }
}
