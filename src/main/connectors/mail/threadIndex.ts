/**
 * What a desk remembers of a mailbox to know which mails belong together: Message-IDs (as HMACs), who wrote, where
 * the mail lies and which marks it bears. Pure memory; `indexStore.ts` keeps it sealed. Every change gets a number
 * (`c`, epoch ms made strictly growing), so that a page can tell what changed since its cursor.
 */
import { isOurWord } from './keywords'

export interface Place {
  folder: string
  uid: number
  seen: boolean
  words: string[]
}
export interface Entry {
  id: string
  thread: string
  at: number
  out: boolean
  machine: 'auto' | 'bounce' | null
  key: string | null
  places: Place[]
}
export interface Thread {
  id: string
  c: number
  /** Where it went when a later mail showed that two were one. */
  into: string | null
  subject: string
  base: string
  /** The one written with: address in small letters. */
  person: string
  name: string
  address: string
  /** Everyone outside the shop who wrote or was written to. */
  people: string[]
  entries: string[]
}
/** What the header of one mail means for threading. Hashes are HMACs. */
export interface Filing {
  entryId: string
  own: string | null
  refs: string[]
  /** Hash for a thread of its own, by root, and by root and person. */
  threadId: string
  threadIdOfPerson: string
  at: number
  out: boolean
  machine: Entry['machine']
  key: string | null
  subject: string
  base: string
  person: { address: string; name: string }
  people: string[]
}

/** Without references a mail joins one of the same subject and person within this time. */
const NEAR = 14 * 86_400_000
const PEOPLE_MOST = 100
const GONE_MOST = 20_000

export interface IndexData {
  entries: Entry[]
  threads: Thread[]
  ids: [string, string][]
  gone: [string, number][]
  c: number
}

export class ThreadIndex {
  readonly entries = new Map<string, Entry>()
  readonly threads = new Map<string, Thread>()
  /** Message-ID hash → thread. */
  readonly ids = new Map<string, string>()
  /** Entries that are no more → when they went. */
  readonly gone = new Map<string, number>()
  readonly #places = new Map<string, Map<number, string>>()
  readonly #bySubject = new Map<string, Set<string>>()
  c = 0
  dirty = false

  constructor(
    private readonly now: () => number,
    data: IndexData | null = null,
  ) {
    if (!data) return
    for (const thread of data.threads) {
      this.threads.set(thread.id, thread)
      this.#noteSubject(thread)
    }
    for (const entry of data.entries) {
      this.entries.set(entry.id, entry)
      for (const { folder, uid } of entry.places) this.#folder(folder).set(uid, entry.id)
    }
    for (const [id, thread] of data.ids) this.ids.set(id, thread)
    for (const [id, c] of data.gone) this.gone.set(id, c)
    this.c = data.c
  }

  toData(): IndexData {
    return { entries: [...this.entries.values()], threads: [...this.threads.values()], ids: [...this.ids], gone: [...this.gone], c: this.c }
  }

  /** Next number of change: the time, or one more than the last. */
  tick(): number {
    this.c = Math.max(this.c + 1, this.now())
    this.dirty = true
    return this.c
  }

  /** Forgets where everything lies, keeps which ids belong together: threads are named the same after a resync. */
  startAnew(): void {
    this.entries.clear()
    this.gone.clear()
    this.#places.clear()
    for (const thread of this.threads.values()) thread.entries = []
    this.tick()
  }

  /** The thread an id stands for once mergers are followed. */
  resolve(id: string): Thread | null {
    let thread = this.threads.get(id) ?? null
    for (let step = 0; thread && thread.into !== null && step < 50; step += 1) thread = this.threads.get(thread.into) ?? null
    return thread
  }

  touch(thread: Thread): void {
    thread.c = this.tick()
  }

  /** Entries of a thread, oldest first. */
  entriesOf(thread: Thread): Entry[] {
    return thread.entries
      .map((id) => this.entries.get(id))
      .filter((entry): entry is Entry => entry !== undefined)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  }

  at(folder: string, uid: number): Entry | null {
    const id = this.#places.get(folder)?.get(uid)
    return id === undefined ? null : (this.entries.get(id) ?? null)
  }
  uidsIn(folder: string): number[] {
    return [...(this.#places.get(folder)?.keys() ?? [])]
  }

  /** Files a mail: finds or makes its thread, merges those it joins. The same mail may be filed again. */
  file(filing: Filing): Entry {
    const known = this.entries.get(filing.entryId)
    if (known) {
      const thread = this.resolve(known.thread)
      if (thread) {
        known.thread = thread.id
        return known
      }
    }
    const thread = this.#threadFor(filing)
    const entry: Entry = {
      id: filing.entryId,
      thread: thread.id,
      at: filing.at,
      out: filing.out,
      machine: filing.machine,
      key: filing.key,
      places: [],
    }
    this.entries.set(entry.id, entry)
    this.gone.delete(entry.id)
    const first = this.entriesOf(thread)[0]
    if (!thread.entries.includes(entry.id)) thread.entries.push(entry.id)
    for (const one of filing.people) if (!thread.people.includes(one) && thread.people.length < PEOPLE_MOST) thread.people.push(one)
    // The oldest mail names the conversation; who wrote first is its customer.
    const incomingKnown = this.entriesOf(thread).some((one) => one.id !== entry.id && !one.out && one.machine !== 'bounce')
    if (!first || entry.at < first.at) thread.subject = filing.subject || thread.subject
    if (filing.machine !== 'bounce' && (!incomingKnown || (!filing.out && (!first || entry.at < first.at)))) {
      thread.person = filing.person.address.toLowerCase()
      thread.address = filing.person.address
      if (filing.person.name || thread.name === '') thread.name = filing.person.name
    } else if (thread.name === '' && filing.person.address.toLowerCase() === thread.person) thread.name = filing.person.name
    this.#noteSubject(thread)
    this.touch(thread)
    return entry
  }

  #threadFor(filing: Filing): Thread {
    const hashes = [...(filing.own === null ? [] : [filing.own]), ...filing.refs]
    const found = new Map<string, Thread>()
    for (const hash of hashes) {
      const thread = this.resolve(this.ids.get(hash) ?? '')
      if (thread && this.#mayJoin(thread, filing)) found.set(thread.id, thread)
    }
    if (found.size === 0 && filing.refs.length === 0) {
      const near = this.#near(filing)
      if (near) found.set(near.id, near)
    }
    let thread: Thread | null = null
    for (const one of found.values()) thread = thread ? this.#merge(thread, one) : one
    thread ??= this.#make(filing)
    for (const hash of hashes) {
      const other = this.resolve(this.ids.get(hash) ?? '')
      // An id that stands for strangers' mail stays theirs; the mail's own id is its own.
      if (!other || other.id === thread.id || hash === filing.own) this.ids.set(hash, thread.id)
    }
    return thread
  }

  /**
   * Answers of two strangers to one mail (a newsletter, a note to many) must never stand in one conversation: a mail
   * joins only where one of its people is already there, or nobody outside has written yet.
   */
  #mayJoin(thread: Thread, filing: Filing): boolean {
    if (filing.machine === 'bounce') return true
    if (filing.people.length === 0 || filing.people.some((one) => thread.people.includes(one))) return true
    return !this.entriesOf(thread).some((entry) => !entry.out && entry.machine !== 'bounce')
  }

  #near(filing: Filing): Thread | null {
    if (filing.base === '') return null
    for (const id of this.#bySubject.get(`${filing.base}\n${filing.person.address.toLowerCase()}`) ?? []) {
      const thread = this.threads.get(id)
      if (!thread || thread.into !== null) continue
      if (this.entriesOf(thread).some((entry) => Math.abs(entry.at - filing.at) <= NEAR)) return thread
    }
    return null
  }

  #make(filing: Filing): Thread {
    const free = (id: string) => {
      const thread = this.threads.get(id)
      return !thread || (thread.into === null && thread.entries.length === 0)
    }
    const id = free(filing.threadId) ? filing.threadId : filing.threadIdOfPerson
    const known = this.resolve(id)
    if (known) return known
    const thread: Thread = {
      id,
      c: 0,
      into: null,
      subject: filing.subject,
      base: filing.base,
      person: filing.person.address.toLowerCase(),
      name: filing.person.name,
      address: filing.person.address,
      people: [],
      entries: [],
    }
    this.threads.set(id, thread)
    return thread
  }

  /** The one with the older mail stays. */
  #merge(a: Thread, b: Thread): Thread {
    const oldest = (thread: Thread) => this.entriesOf(thread)[0]?.at ?? Number.POSITIVE_INFINITY
    const [stays, goes] = oldest(a) < oldest(b) || (oldest(a) === oldest(b) && a.id < b.id) ? [a, b] : [b, a]
    goes.into = stays.id
    for (const id of goes.entries) {
      const entry = this.entries.get(id)
      if (!entry) continue
      entry.thread = stays.id
      stays.entries.push(id)
    }
    goes.entries = []
    for (const one of goes.people) if (!stays.people.includes(one)) stays.people.push(one)
    this.touch(goes)
    this.touch(stays)
    return stays
  }

  #noteSubject(thread: Thread): void {
    const key = `${thread.base}\n${thread.person}`
    const set = this.#bySubject.get(key) ?? new Set()
    set.add(thread.id)
    this.#bySubject.set(key, set)
  }

  #folder(path: string): Map<number, string> {
    let map = this.#places.get(path)
    if (!map) {
      map = new Map()
      this.#places.set(path, map)
    }
    return map
  }

  /** Says where a mail lies and how it is marked. True where that is news. */
  place(entry: Entry, folder: string, uid: number, flags: ReadonlySet<string>): boolean {
    const seen = flags.has('\\Seen')
    const words = [...flags].filter(isOurWord).sort()
    const known = entry.places.find((place) => place.folder === folder && place.uid === uid)
    if (known && known.seen === seen && known.words.join() === words.join()) return false
    if (known) Object.assign(known, { seen, words })
    else entry.places.push({ folder, uid, seen, words })
    this.#folder(folder).set(uid, entry.id)
    const thread = this.resolve(entry.thread)
    if (thread) this.touch(thread)
    return true
  }

  /** A mail left its place. It is gone only once `sweep` finds it nowhere. */
  leave(folder: string, uid: number): void {
    const entry = this.at(folder, uid)
    this.#places.get(folder)?.delete(uid)
    if (!entry) return
    entry.places = entry.places.filter((place) => place.folder !== folder || place.uid !== uid)
    const thread = this.resolve(entry.thread)
    if (thread) this.touch(thread)
  }
  leaveFolder(folder: string): void {
    for (const uid of this.uidsIn(folder)) this.leave(folder, uid)
  }

  /** Removes mails that lie nowhere any more. */
  sweep(): void {
    for (const entry of this.entries.values()) {
      if (entry.places.length > 0) continue
      this.entries.delete(entry.id)
      this.gone.set(entry.id, this.tick())
      const thread = this.resolve(entry.thread)
      if (!thread) continue
      thread.entries = thread.entries.filter((id) => id !== entry.id)
      this.touch(thread)
    }
    for (const id of this.gone.keys()) {
      if (this.gone.size <= GONE_MOST) break
      this.gone.delete(id)
    }
  }
}
