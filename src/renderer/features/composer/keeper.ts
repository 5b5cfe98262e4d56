/**
 * Keeps one text: from the first key stroke on it stands in the journal within 250 ms, and it leaves as one commit
 * under one key. No React and no clock of its own in here, so that every order of events can be tested.
 */

import type { DraftId, OutboxKey } from '../../../shared/domain/ids'
import type { Draft, OutboxItem } from '../../../shared/domain/outbox/types'
import { type Blank, contentOf, headsOf, type Patch } from './draftForms'
import { Remembered } from './remembered'

/**
 * A stroke may wait out the save before its own: 50 ms gathering in the journal and its fsync, this pause, and the
 * same gathering again. All together it must stay below 250 ms.
 */
export const KEEP_MS = 60
/** Between tries where the journal could not take it. */
const AGAIN_MS = 2_000

/** `typed`: not yet kept; `kept`: the journal has answered; `unkept`: it could not (the text stands in the window only). */
export type Phase = 'empty' | 'typed' | 'kept' | 'unkept'

export interface KeeperState {
  draft: Draft | null
  phase: Phase
  /** A commit is on its way. */
  committing: boolean
  /** Grows whenever the text changed by another hand than the editor's, so that the editor takes it over. */
  edition: number
}

export interface KeeperPorts {
  /** What the journal holds under this id; null where it left or was thrown away. */
  read(draftId: DraftId): Promise<Draft | null>
  save(draft: Draft): Promise<unknown>
  discard(draftId: DraftId): Promise<unknown>
  /** Whether an item under this key stands in the outbox. */
  stands(key: OutboxKey): Promise<boolean>
  mint(): string
  /** Epoch ms. */
  now(): number
  /** Runs once after ms; the answer calls it off. */
  later(ms: number, run: () => void): () => void
}

/** The outbox has taken an earlier form of this text: it must not leave a second time unasked. */
export class TakenAlready extends Error {
  constructor() {
    super('an earlier form of this text is already in the outbox')
    this.name = 'TakenAlready'
  }
}

const bare = (draft: Draft): boolean => draft.text === '' && draft.files.length === 0

export class Keeper {
  #state: KeeperState = { draft: null, phase: 'empty', committing: false, edition: 0 }
  readonly #listeners = new Set<() => void>()
  #blank: Blank
  #callOff: (() => void) | null = null
  #saving: Promise<void> | null = null
  /** Settles with the commit that is under way; until then nothing is saved under its id. */
  #leaving: Promise<void> | null = null
  /** Ids that were sent or thrown away: a late echo of them is no draft. */
  readonly #spent = new Set<string>()
  /** Ids that left or were thrown away in another window. They may come back there, by an undo. */
  readonly #gone = new Set<string>()
  #discarding = false
  /** Key of a try whose outcome is not known, with what it would have sent. */
  #tried: { key: OutboxKey; content: string } | null = null
  #everKept = false
  readonly remembered = new Remembered()

  constructor(
    blank: Blank,
    private readonly ports: KeeperPorts,
  ) {
    this.#blank = blank
  }

  get state(): KeeperState {
    return this.#state
  }
  readonly snapshot = (): KeeperState => this.#state
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whose text this is. */
  get place(): Pick<Draft, 'backendId' | 'conversationId' | 'kind'> {
    return this.#blank
  }

  /** Heads for a text that has not begun yet (whom it answers); one that has begun keeps its own. */
  prepare(blank: Blank): void {
    this.#blank = blank
  }

  /** A draft from the journal. Taken only where nothing is being written: what the agent types now always wins. */
  offer(draft: Draft): void {
    this.#newer(draft)
    if (this.#state.draft || this.#state.committing || this.#spent.has(draft.id) || this.#gone.has(draft.id)) return
    this.#everKept = true
    this.#set({ draft, phase: 'kept', edition: this.#state.edition + 1 })
  }

  /**
   * A draft that the cache holds. It follows the journal and may lie behind it, after a lock or a kill: written on from
   * there, the last strokes would be lost, and what has left would stand as a draft again. So the journal has the word;
   * where it does not answer, an old text is better than none. Never rejects.
   * @param as the form in which the screen shows it
   */
  async found(stored: Draft, as: (draft: Draft) => Draft = (draft) => draft): Promise<void> {
    this.#newer(as(stored))
    if (this.#state.draft) return
    const told = await this.ports.read(stored.id).catch(() => stored)
    if (told) this.offer(as(told))
  }

  /**
   * The journal has taken this text: ours come back as an echo, and what another window wrote on is followed. A stroke
   * here that the journal has not yet always wins, since it is the later one.
   */
  follow(draft: Draft): void {
    this.#gone.delete(draft.id)
    this.#newer(draft)
  }

  #newer(draft: Draft): void {
    const { draft: mine, phase, committing } = this.#state
    if (mine?.id !== draft.id || phase !== 'kept' || committing || draft.updatedAt <= mine.updatedAt) return
    this.#set({ draft, edition: this.#state.edition + 1 })
  }

  /** Drops the text without a word to the journal, which has forgotten it. */
  abandon(): void {
    this.#stop()
    if (this.#state.draft) this.#spent.add(this.#state.draft.id)
    this.#tried = null
    this.#everKept = false
    this.#set({ draft: null, phase: 'empty', committing: false, edition: this.#state.edition + 1 })
  }

  /** The text left, or was thrown away, in another window. What was typed on here stands as a text of its own. */
  vanish(draftId: DraftId): void {
    this.#gone.add(draftId)
    const { draft, phase, committing } = this.#state
    if (draft?.id !== draftId || committing || this.#discarding) return
    this.#stop()
    if (phase === 'kept') {
      this.#everKept = false
      this.#set({ draft: null, phase: 'empty', edition: this.#state.edition + 1 })
    } else this.#renew(draft)
  }

  /** A draft that an undo or an edit gave back. What stood here is kept first and comes back once this one is gone. */
  async restore(draft: Draft): Promise<void> {
    await this.flush()
    this.#spent.delete(draft.id)
    this.#gone.delete(draft.id)
    this.#tried = null
    this.#everKept = true
    this.#set({ draft: { ...draft, updatedAt: this.ports.now() }, phase: 'typed', edition: this.#state.edition + 1 })
    await this.flush()
  }

  /** @param byEditor false where the editor must take the text over (a template, an emoji from outside) */
  edit(patch: Patch, byEditor = true): void {
    const was = this.#state.draft
    if ('translation' in patch) this.remembered.changed(was?.translation, patch.translation)
    const draft: Draft = {
      ...(was ?? { ...this.#blank, id: this.ports.mint() as DraftId, key: this.ports.mint() as OutboxKey }),
      // Another text is the approved one no more: what leaves must be what is read.
      ...(was?.approved && patch.text !== undefined && patch.text !== was.text && { approved: undefined }),
      // An approved template stands in its reader's language already.
      ...(patch.approved && { translation: undefined }),
      // The translation follows the text in the same breath: what leaves is never that of another one.
      ...(was?.translation &&
        patch.text !== undefined &&
        !('translation' in patch) && { translation: this.remembered.follow(was.translation, patch.text) }),
      ...patch,
      // Always later than what it changes, whatever the clock does: another window tells the newer text by it.
      updatedAt: Math.max(this.ports.now(), (was?.updatedAt ?? 0) + 1),
    }
    const edition = byEditor ? this.#state.edition : this.#state.edition + 1
    // A macro may have no text: what it does has just been put beside none.
    if (!patch.actions?.length && bare(draft) && (!was || was.files.length === 0 || patch.files !== undefined) && !this.#hasHeads(draft)) {
      if (was) this.#forget(was, edition)
      return
    }
    this.#set({ draft, phase: 'typed', edition })
    this.#schedule()
  }

  /** Waits until the journal has what stands here. Never rejects: `phase` tells. */
  async flush(): Promise<void> {
    this.#stop()
    while (this.#saving || this.#leaving) await (this.#saving ?? this.#leaving)
    if (this.#state.phase === 'typed' || this.#state.phase === 'unkept') await this.#save()
  }

  /** For a window that goes: posts what the journal has not, at once and unanswered. Beside a commit, as a text of its own. */
  post(): void {
    const { draft, phase, committing } = this.#state
    if (!draft || (phase !== 'typed' && phase !== 'unkept')) return
    if (committing && this.#tried?.content.startsWith(contentOf(draft))) return
    const posted = committing ? { ...draft, id: this.ports.mint() as DraftId, key: this.ports.mint() as OutboxKey } : draft
    void this.ports.save(posted).catch(() => undefined)
  }

  /** Throws the text away (the agent asked for it). @returns it, for an undo */
  async discard(): Promise<Draft | null> {
    const { draft } = this.#state
    if (!draft) return null
    this.#stop()
    while (this.#saving) await this.#saving
    this.#discarding = true
    try {
      await this.ports.discard(draft.id)
    } finally {
      this.#discarding = false
    }
    // Typed while the answer was under way: that was not thrown away.
    const typedOn = this.#state.draft
    if (typedOn && typedOn !== draft) {
      this.#spent.add(draft.id)
      this.#renew(typedOn)
    } else this.#spend(draft)
    return draft
  }

  /**
   * Sends what stands here. On failure the text stays, and the same text is tried again under the same key; a text
   * changed after a failed try gets a new key, but not before it is known that the old one was not taken.
   * @param beside what else is sent with the text («and resolve»): part of what makes a try the same
   */
  async commit(send: (draft: Draft) => Promise<OutboxItem>, beside = ''): Promise<OutboxItem | null> {
    if (!this.#state.draft || this.#state.committing) return null
    this.#stop()
    this.#set({ committing: true })
    let left: () => void = () => undefined
    this.#leaving = new Promise((resolve) => {
      left = resolve
    })
    try {
      while (this.#saving) await this.#saving
      // A macro's acts leave as effects, and come back by an undo from the draft alone: so that stands in the journal first.
      if (this.#state.draft?.actions?.length && this.#state.phase !== 'kept') await this.#save()
      const draft = await this.#underRightKey(beside)
      if (!draft) return null
      const content = contentOf(draft)
      this.#tried = { key: draft.key, content: content + beside }
      const item = await send(draft)
      this.#tried = null
      // Typed while the answer was under way: a new text, under a new id and key.
      const typedOn = this.#state.draft
      this.#spent.add(draft.id)
      if (typedOn && contentOf(typedOn) !== content) this.#renew(typedOn)
      else this.#spend(draft)
      return item
    } catch (error) {
      const { draft } = this.#state
      if (error instanceof TakenAlready && draft && !this.#spent.has(draft.id)) {
        this.#tried = null
        this.#spent.add(draft.id)
        this.#renew(draft)
      }
      throw error
    } finally {
      this.#leaving = null
      this.#set({ committing: false })
      left()
      if (this.#state.phase === 'typed') this.#schedule()
    }
  }

  async #underRightKey(beside: string): Promise<Draft | null> {
    const { draft } = this.#state
    if (!draft) return null
    const tried = this.#tried
    if (!tried || tried.key !== draft.key || tried.content === contentOf(draft) + beside) return draft
    if (await this.ports.stands(tried.key)) {
      this.#tried = null
      this.#spent.add(draft.id)
      this.#renew(draft)
      throw new TakenAlready()
    }
    this.#tried = null
    const renewed = { ...draft, key: this.ports.mint() as OutboxKey }
    this.#set({ draft: renewed, phase: 'typed' })
    return renewed
  }

  #renew(draft: Draft): void {
    this.#everKept = false
    this.#set({
      draft: { ...draft, id: this.ports.mint() as DraftId, key: this.ports.mint() as OutboxKey, updatedAt: this.ports.now() },
      phase: 'typed',
    })
    this.#schedule()
  }

  /** Addresses, a subject or a signature other than what the screen fills in by itself are worth keeping too. */
  #hasHeads(draft: Draft): boolean {
    return headsOf(draft) !== headsOf(this.#blank)
  }

  #forget(draft: Draft, edition: number): void {
    this.#stop()
    const kept = this.#everKept || this.#saving !== null
    this.#spend(draft, edition)
    if (!kept) return
    const waitFor = this.#saving ?? Promise.resolve()
    void waitFor.then(() => this.ports.discard(draft.id)).catch(() => undefined)
  }

  #spend(draft: Draft, edition = this.#state.edition + 1): void {
    this.remembered.clear()
    this.#spent.add(draft.id)
    this.#everKept = false
    this.#set({ draft: null, phase: 'empty', edition })
  }

  #schedule(): void {
    if (this.#callOff || this.#saving || this.#state.committing) return
    this.#callOff = this.ports.later(this.#state.phase === 'unkept' ? AGAIN_MS : KEEP_MS, () => {
      this.#callOff = null
      void this.#save()
    })
  }
  #stop(): void {
    this.#callOff?.()
    this.#callOff = null
  }

  #save(): Promise<void> {
    const { draft } = this.#state
    if (!draft) return Promise.resolve()
    const saving = this.ports
      .save(draft)
      .then(
        () => {
          this.#everKept = true
          if (this.#state.draft === draft) this.#set({ phase: 'kept' })
        },
        () => {
          if (this.#state.draft?.id === draft.id) this.#set({ phase: 'unkept' })
        },
      )
      .then(() => {
        this.#saving = null
        // Typed on while this one was being written, or it could not be: once more.
        if (this.#state.phase === 'typed' || this.#state.phase === 'unkept') this.#schedule()
      })
    this.#saving = saving
    return saving
  }

  #set(change: Partial<KeeperState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
