/**
 * The lane that judges cases: what came first, then what a changed plan, rule or rota asks for. What is to do stands in the
 * cache (`caseTodo`, `caseMarks`), so a restart loses nothing. A changed policy first orders the list anew by what is kept of
 * each case, which is quick, then looks at every case whole.
 */
import type { CaseMarks } from '../../../shared/contract/cases'
import type { Backend } from '../../../shared/domain/backend/types'
import type { BackendId, ConversationId } from '../../../shared/domain/ids'
import type { Cache } from '../../data/openCache'
import { viewIds } from '../../data/read/list'
import type { CaseMarkRow } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import { takeTodo } from '../search/todo'
import type { Timers } from '../source'
import type { Writer } from '../write/writer'
import type { Policies } from './book'
import { judgeCases } from './judge'

/** Cases looked at whole in one turn: others wait no longer than for some hundred milliseconds. */
const portion = 40
/** Cases ordered anew in one turn by what is kept of them. */
const quickPortion = 400
/** The first of the list, which a person may be looking at, are ordered anew before all others. */
const topFirst = 100
/** Ms after a write until the lane looks. */
const delay = 15
/** Windows are woken at most four times a second. */
const pace = 250
/** Ms between looks while rows are being fetched, and the longest it lets itself be held off by them. */
const whileBusy = 200
const longestWait = 2_000

export class CaseLane {
  #timer: unknown = null
  #timerAt = Number.POSITIVE_INFINITY
  #busy = false
  /** Something came while a portion was under way, which may have looked before it stood. */
  #again = false
  #over = false
  #heldSince: number | null = null
  #backends: readonly Pick<Backend, 'id' | 'shopId'>[] = []
  readonly #touched = new Set<string>()
  /** Rules act on what comes from now on; what was there before is only proposed. */
  readonly #since: number
  #planning: Promise<void> = Promise.resolve()

  constructor(
    private readonly writer: Writer,
    private readonly timers: Timers,
    private readonly fetching: () => boolean,
    /** Cases were judged: what waits for a time is planned anew. */
    private readonly onJudged: () => void,
    private readonly apply: (told: { marks: CaseMarks[] }) => Promise<unknown>,
  ) {
    this.#since = writer.context.clock.now()
  }

  setBackends(backends: readonly Pick<Backend, 'id' | 'shopId'>[]): Promise<void> {
    this.#backends = backends
    return this.#plan()
  }

  /** Main's whole word. What hangs on it is judged anew, what it leaves alone is not. @returns those of which something else was said */
  async setPolicies(policies: Policies): Promise<readonly string[]> {
    const changed = this.writer.context.book.set(policies)
    this.touch(changed)
    await this.#plan()
    return changed
  }

  /** These are to be judged again: something about them changed that no commit brought. */
  touch(ids: Iterable<string>): void {
    for (const id of ids) this.#touched.add(id)
    if (this.#touched.size > 0) this.wake()
  }

  wake(wait = delay): void {
    if (this.#busy) this.#again = true
    if (this.#over || this.#busy) return
    const at = this.writer.context.clock.monotonic() + wait
    if (this.#timer !== null) {
      if (this.#timerAt <= at) return
      this.timers.clear(this.#timer)
    }
    this.#timerAt = at
    this.#timer = this.timers.set(() => {
      this.#timer = null
      void this.#turn()
    }, wait)
  }

  stop(): void {
    this.#over = true
    if (this.#timer !== null) this.timers.clear(this.#timer)
  }

  /** Marks the backends whose policy is another than the one they were judged by. */
  #plan(): Promise<void> {
    this.#planning = this.#planning.catch(() => undefined).then(() => this.#markChanged())
    return this.#planning
  }

  async #markChanged(): Promise<void> {
    const { cache, book } = this.writer.context
    const { db } = cache
    let reordered = false
    for (const { id, shopId } of this.#backends) {
      if (this.#over) return
      const policy = book.print(shopId)
      await this.writer.alone(async () => {
        const mark = await db.caseMarks.get(id)
        if (mark?.policy === policy) return
        const next: CaseMarkRow = { id, policy, wholeAfter: '', done: 0, total: await this.#countOf(id, mark !== undefined) }
        if (mark) {
          next.quickAfter = ''
          reordered = true
        }
        await db.caseMarks.put(next)
      })
    }
    if (reordered) {
      const top = await viewIds(cache, { kind: 'due' }, topFirst)
      await this.writer.refresh(top)
    }
    this.wake()
  }

  #table(quick: boolean) {
    const { db } = this.writer.context.cache
    return quick ? db.assessments : db.conversations
  }
  #countOf(backendId: string, known: boolean): Promise<number> {
    return this.#table(known).where('id').startsWith(`${backendId}~`).count()
  }

  async #turn(): Promise<void> {
    const { clock } = this.writer.context
    if (this.fetching()) {
      this.#heldSince ??= clock.monotonic()
      if (clock.monotonic() - this.#heldSince < longestWait) {
        this.wake(whileBusy)
        return
      }
    }
    this.#heldSince = null
    this.#busy = true
    this.#again = false
    const began = clock.monotonic()
    let more: 'news' | 'sweep' | null = null
    try {
      more = await this.step()
    } catch {
      // The cache was shut under it; what is to do still stands.
    }
    this.#busy = false
    const took = clock.monotonic() - began
    // As long a rest as the work took: others have half the time at least.
    if (more === 'news') this.wake(Math.max(5, Math.min(took, 500)))
    else if (more === 'sweep') this.wake(Math.max(40, took / 2, pace - took))
    else if (this.#again || this.#touched.size > 0) this.wake()
  }

  /** One portion. @returns what there is more of */
  async step(): Promise<'news' | 'sweep' | null> {
    if (this.#over) return null
    if (await this.#news()) return 'news'
    return (await this.#sweep()) ? 'sweep' : null
  }

  /** Judges these whole, in the writer's turn. */
  #judge(ids: readonly string[]): Promise<void> {
    return this.writer.alone(async () => {
      if (this.#over) return
      const marks: CaseMarks[] = []
      const take = (one: CaseMarks) => void marks.push(one)
      if (await judgeCases(this.writer.context, ids as ConversationId[], { since: this.#since, take })) this.writer.written()
      this.onJudged()
      // Not waited for: main's answer needs this turn to end first. What fails is asked again with the next news.
      if (marks.length > 0) void this.apply({ marks }).catch(() => undefined)
    })
  }

  async #news(): Promise<boolean> {
    const { cache } = this.writer.context
    if (this.#touched.size > 0) {
      const ids = [...this.#touched].slice(0, portion)
      for (const id of ids) this.#touched.delete(id)
      await this.#judge(ids.filter((id) => cache.sealer.has(backendPart(id))))
      return true
    }
    const todo = await takeTodo(cache, portion, 'caseTodo')
    if (todo.gone.length + todo.put.length === 0) return false
    const ids = [...todo.conversations].filter((id) => cache.sealer.has(backendPart(id)))
    for (let from = 0; from < ids.length && !this.#over; from += portion) await this.#judge(ids.slice(from, from + portion))
    // Last: a kill before it makes the portion be judged twice, which changes nothing.
    if (!this.#over) await this.#done(cache, todo)
    return true
  }

  async #done({ db }: Cache, { put, gone }: Awaited<ReturnType<typeof takeTodo>>): Promise<void> {
    await db.transaction('rw', [db.caseTodo], async () => {
      const present = new Set(
        await db.caseTodo
          .where('id')
          .anyOf(put.map((row) => row.id))
          .primaryKeys(),
      )
      await db.caseTodo.bulkPut(put.filter((row) => present.has(row.id)))
      await db.caseTodo.bulkDelete(gone)
    })
  }

  async #sweep(): Promise<boolean> {
    const { db } = this.writer.context.cache
    const marks = await db.caseMarks.toArray()
    const here = new Set<string>(this.#backends.map(({ id }) => id))
    const mine = marks.filter(({ id }) => here.has(id) && this.writer.context.cache.sealer.has(id))
    const quick = mine.find(({ quickAfter }) => quickAfter !== undefined)
    if (quick) return this.#slice(quick, true)
    const whole = mine.find(({ wholeAfter }) => wholeAfter !== undefined)
    return whole ? this.#slice(whole, false) : false
  }

  async #slice(mark: CaseMarkRow, quick: boolean): Promise<boolean> {
    const { db } = this.writer.context.cache
    const most = quick ? quickPortion : portion
    const after = (quick ? mark.quickAfter : mark.wholeAfter) || `${mark.id}~`
    const ids = await this.#open(mark.id as BackendId, after, most, quick)
    if (quick) await this.writer.refresh(ids.open)
    else await this.#judge(ids.open)
    await this.writer.alone(async () => {
      const now = await db.caseMarks.get(mark.id)
      // Changed again meanwhile: it begins anew.
      if (!now || now.policy !== mark.policy || this.#over) return
      const next: CaseMarkRow = { ...now, done: ids.last === null ? 0 : now.done + ids.looked }
      if (quick) next.quickAfter = ids.last ?? undefined
      else next.wholeAfter = ids.last ?? undefined
      if (next.quickAfter === undefined) delete next.quickAfter
      if (next.wholeAfter === undefined) delete next.wholeAfter
      await db.caseMarks.put(next)
    })
    return true
  }

  /** The next of a backend that are not closed. `last` null: there are no more. */
  async #open(
    backendId: BackendId,
    after: string,
    most: number,
    quick: boolean,
  ): Promise<{ open: string[]; looked: number; last: string | null }> {
    const { db } = this.writer.context.cache
    const range = () => this.#table(quick).where('id').between(after, `${backendId}~\uffff`, false, true).limit(most)
    if (quick) {
      const ids = await range().primaryKeys()
      return { open: ids, looked: ids.length, last: ids.length < most ? null : (ids.at(-1) ?? null) }
    }
    const rows = await db.conversations
      .where('id')
      .between(after, `${backendId}~\uffff`, false, true)
      .limit(most * 4)
      .toArray()
    const open: string[] = []
    let looked = 0
    for (const { id, status } of rows) {
      if (open.length >= most) break
      looked += 1
      if (status !== 'resolved' && status !== 'spam') open.push(id)
    }
    const whole = looked === rows.length && rows.length < most * 4
    return { open, looked, last: whole ? null : (rows[looked - 1]?.id ?? null) }
  }
}
