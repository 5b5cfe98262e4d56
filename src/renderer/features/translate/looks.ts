/** What is marked in a translated text and in what it was made from. Pure. */
import { sourceChanged, wanting } from '../../../shared/domain/translation/draft'
import { factsIn } from '../../../shared/domain/translation/facts'
import { placesOf } from '../../../shared/domain/translation/leaving'
import type { DraftTranslation, Fact, KnownFacts } from '../../../shared/domain/translation/types'
import { memo } from './memo'
import type { Mark } from './targetState'

const kept = memo<Fact[]>(400)
const named = new WeakMap<KnownFacts, string>()
/** The same names and numbers are one object for as long as they are the same. */
const nameOf = (known: KnownFacts): string => {
  const name = named.get(known) ?? JSON.stringify(known)
  named.set(known, name)
  return name
}
const factsOf = (text: string, known: KnownFacts): Fact[] => kept([nameOf(known), text], () => factsIn(text, known))

export interface LookWords {
  stale: string
  hand: string
  changed: string
  trouble: string
  fact(kind: string): string
}

export const targetLooks = (translation: DraftTranslation, known: KnownFacts, words: LookWords): Mark[] => {
  const places = placesOf(translation)
  return translation.segments.flatMap((segment, at): Mark[] => {
    const place = places[at]?.target
    if (!place || place.from === place.to) return []
    const whole: Mark[] = sourceChanged(segment)
      ? [{ ...place, look: 'stale', title: words.changed }]
      : wanting(segment)
        ? [{ ...place, look: 'stale', title: words.stale }]
        : segment.troubles.length > 0 && !segment.looked
          ? [{ ...place, look: 'trouble', title: words.trouble }]
          : segment.by === 'hand'
            ? [{ ...place, look: 'hand', title: words.hand }]
            : []
    const facts = factsOf(segment.target, known).map(
      ({ kind, from, to }): Mark => ({ from: place.from + from, to: place.from + to, look: 'chip', title: words.fact(kind) }),
    )
    return [...whole, ...facts]
  })
}

export const sourceLooks = (translation: DraftTranslation, known: KnownFacts, words: LookWords): Mark[] => {
  const places = placesOf(translation)
  return translation.segments.flatMap(({ source }, at): Mark[] => {
    const begin = places[at]?.source.from ?? 0
    return factsOf(source, known).map(({ kind, from, to }) => ({
      from: begin + from,
      to: begin + to,
      look: 'chip',
      title: words.fact(kind),
    }))
  })
}
