/**
 * The pick list of one editor: what it shows and what its keys do. Nothing of React in here, and of the editor only what
 * `PickerPorts` says, so that every order of strokes and answers can be tested.
 */
import type { TemplateHit } from '../../../../shared/domain/template/types'
import type { TemplatePick } from '../../../state/writing'
import type { PutIn } from './putIn'
import type { Trigger } from './trigger'

export interface Option {
  pick: TemplatePick
  label: string
  detail: string
  /** BCP 47 of the detail. */
  language: string | null
}
export type Prepared =
  | { type: 'put'; put: PutIn }
  | { type: 'ask'; what: 'variant' | 'language'; title: string; options: readonly Option[] }
  /** It could not be, and was told. */
  | { type: 'nothing' }

export type PickerState =
  | { type: 'closed' }
  | {
      type: 'list'
      kind: Trigger['kind']
      query: string
      hits: readonly TemplateHit[]
      total: number
      at: number
      /** The answer to `query` is on its way; `hits` are those of what was typed before. */
      pending: boolean
    }
  | { type: 'ask'; what: 'variant' | 'language'; title: string; options: readonly Option[]; at: number }

export interface PickerPorts {
  search(kind: Trigger['kind'], query: string): Promise<{ hits: readonly TemplateHit[]; total: number }>
  prepare(pick: TemplatePick): Promise<Prepared>
  /** Puts in what was chosen. */
  put(put: PutIn, from: number, to: number): void
  /** The key that was pressed before its list had come, and found nothing there. */
  giveBack(key: 'Enter' | 'Tab'): void
  /** What the editor says of the list (open, empty, which row) is something else now. */
  changed(): void
}

const page = 8

/** The row that the editor names to screen readers: null while the list is closed, -1 where it is empty. */
export const saidOf = (state: PickerState): number | null =>
  state.type === 'closed' ? null : state.type === 'list' && state.hits.length === 0 ? -1 : state.at

export class Picker {
  #state: PickerState = { type: 'closed' }
  readonly #listeners = new Set<() => void>()
  /** What the chosen text takes the place of, in the editor's present coordinates. */
  #range: { from: number; to: number } | null = null
  /** A trigger that Escape was pressed at: it stays what was typed. */
  #left: number | null = null
  #asked = 0
  #preparing = 0
  /** What was chosen is being filled in: what is typed meanwhile stands behind it. */
  #busy = false
  #held: 'Enter' | 'Tab' | null = null

  constructor(private readonly ports: PickerPorts) {}

  readonly snapshot = (): PickerState => this.#state
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  get range(): { from: number; to: number } | null {
    return this.#range
  }

  /** What was chosen does not stand in the text yet: as it is now it is not what the agent means. */
  get underWay(): boolean {
    return this.#busy || this.#held !== null
  }

  /** The text changed: places move with it. `side` as CodeMirror's `mapPos`. */
  move(map: (at: number, side: -1 | 1) => number): void {
    if (this.#left !== null) this.#left = map(this.#left, 1)
    if (this.#range) this.#range = { from: map(this.#range.from, 1), to: map(this.#range.to, -1) }
  }

  /**
   * What stands before the cursor now. `typed`: the agent wrote it just now, which alone opens a list; `trigger.from` in the
   * editor's coordinates.
   */
  see(trigger: Trigger | null, cursor: number, typed: boolean): void {
    if (this.#busy) return
    if (!trigger) {
      this.#left = null
      // A question asked by a pinned key stands at no trigger, and ends with the next stroke.
      if (this.#state.type === 'list' || typed) this.close()
      return
    }
    if (this.#left === trigger.from) return
    this.#left = null
    const open = this.#state.type === 'list' && this.#range?.from === trigger.from
    if (!open && !typed) {
      if (this.#state.type === 'list') this.close()
      return
    }
    if (this.#state.type === 'ask' && !typed) return
    this.#range = { from: trigger.from, to: cursor }
    if (this.#state.type === 'list' && this.#state.query === trigger.query && this.#state.kind === trigger.kind) return
    void this.#look(trigger)
  }

  async #look({ kind, query }: Trigger): Promise<void> {
    const asked = ++this.#asked
    this.#held = null
    const shown = this.#state.type === 'list' ? this.#state : { hits: [], total: 0 }
    this.#set({ type: 'list', kind, query, hits: shown.hits, total: shown.total, at: 0, pending: true })
    // A list that cannot be read is an empty one: what was typed goes on being text.
    const found = await this.ports.search(kind, query).catch(() => ({ hits: [], total: 0 }))
    if (asked !== this.#asked || this.#state.type !== 'list') return
    const held = this.#held
    this.#held = null
    // Words that no template knows are words.
    if (found.hits.length === 0 && query.includes(' ')) {
      this.#left = this.#range?.from ?? null
      this.close()
    } else this.#set({ type: 'list', kind, query, hits: found.hits, total: found.total, at: 0, pending: false })
    if (!held) return
    const first = found.hits[0]
    if (first) void this.take({ id: first.id })
    else {
      this.close()
      this.ports.giveBack(held)
    }
  }

  /** @returns whether the key was the list's. */
  key(name: 'Enter' | 'Tab' | 'Escape' | 'ArrowDown' | 'ArrowUp' | 'PageDown' | 'PageUp'): boolean {
    const state = this.#state
    if (state.type === 'closed') return false
    const count = state.type === 'list' ? state.hits.length : state.options.length
    switch (name) {
      case 'Escape':
        this.#left = this.#range?.from ?? null
        this.close()
        return true
      case 'Enter':
      case 'Tab':
        if (state.type === 'list' && state.pending) {
          this.#held = name
          return true
        }
        return this.takeAt(state.at)
      default: {
        if (count === 0) return false
        const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[name]
        const at = Math.abs(by) === 1 ? (state.at + by + count) % count : Math.max(0, Math.min(count - 1, state.at + by))
        this.point(at)
        return true
      }
    }
  }

  readonly point = (at: number): void => {
    if (this.#state.type !== 'closed' && this.#state.at !== at) this.#set({ ...this.#state, at })
  }

  /** @returns whether something stands there to be taken; where nothing does, the list closes. */
  readonly takeAt = (at: number): boolean => {
    const state = this.#state
    const hit = state.type === 'list' ? state.hits[at] : undefined
    const pick = hit ? { id: hit.id } : state.type === 'ask' ? state.options[at]?.pick : undefined
    if (pick) void this.take(pick)
    else this.close()
    return pick !== undefined
  }

  /** From elsewhere (a pinned key, the palette, the panel): stands where the cursor is. */
  async takeHere(pick: TemplatePick, cursor: number): Promise<void> {
    this.close()
    this.#range = { from: cursor, to: cursor }
    await this.take(pick)
  }

  async take(pick: TemplatePick): Promise<void> {
    const preparing = ++this.#preparing
    this.#busy = true
    const prepared = await this.ports.prepare(pick)
    if (preparing !== this.#preparing || !this.#range) return
    this.#busy = false
    if (prepared.type === 'ask') {
      this.#asked++
      this.#set({ type: 'ask', what: prepared.what, title: prepared.title, options: prepared.options, at: 0 })
      return
    }
    const range = this.#range
    this.close()
    if (prepared.type === 'put') this.ports.put(prepared.put, range.from, range.to)
  }

  close(): void {
    this.#asked++
    this.#preparing++
    this.#held = null
    this.#busy = false
    this.#range = null
    if (this.#state.type !== 'closed') this.#set({ type: 'closed' })
  }

  #set(state: PickerState): void {
    const said = saidOf(this.#state)
    this.#state = state
    for (const listener of this.#listeners) listener()
    // An update of the editor goes through all that it carries: not for an answer that leaves its words as they are.
    if (saidOf(state) !== said) this.ports.changed()
  }
}
