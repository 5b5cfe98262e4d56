/** Sentences of one text with their translation, by what they say: one that is taken out and comes back is not made anew. */
import { followSource } from '../../../shared/domain/translation/draft'
import type { DraftSegment, DraftTranslation } from '../../../shared/domain/translation/types'

export class Remembered {
  readonly #segments = new Map<string, DraftSegment>()
  #of: string | null = null

  clear(): void {
    this.#segments.clear()
  }
  /** What is about to be put in with its translation: an aligned template. */
  add(segments: readonly DraftSegment[]): void {
    for (const segment of segments) this.#segments.set(segment.source, segment)
  }
  /** Another translation stands beside the text. Of another language or register nothing is remembered. */
  changed(was: DraftTranslation | undefined, next: DraftTranslation | undefined): void {
    if (was) this.#keep(was)
    if (!next) return
    const of = `${next.from}|${next.to}|${next.register}`
    if (this.#of !== null && this.#of !== of) this.#segments.clear()
    this.#of = of
  }
  /** The translation beside the text as it stands now. */
  follow(was: DraftTranslation, text: string): DraftTranslation {
    this.changed(undefined, was)
    this.#keep(was)
    return followSource(was, text, this.#segments)
  }

  #keep({ segments }: DraftTranslation): void {
    this.add(segments.filter(({ by, target, madeFor }) => by !== null && target !== '' && madeFor === undefined))
  }
}
