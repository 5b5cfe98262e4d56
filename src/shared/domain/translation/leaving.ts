/** What of a translated draft leaves, whether it may, and where its words come from. Pure; places are UTF-16. */
import type { Draft } from '../outbox/types'
import { sourceChanged, wanting } from './draft'
import { joinTranslated } from './segments'
import type { DraftSegment, DraftTranslation, KnownFacts, SentTranslation } from './types'

/** Where a segment stands in what she writes and in what the customer reads. */
export interface Place {
  source: { from: number; to: number }
  target: { from: number; to: number }
}

type Sides = Pick<DraftTranslation, 'segments' | 'to'>

/** What stands behind each target: a sentence she left out takes its blank along, lines stay. */
const gapsOf = ({ segments, to }: Sides): string[] =>
  segments.map(({ source, target, gap, by }, at) => {
    if (target === '' && by !== null && source !== '' && !/[\r\n]/.test(gap)) return ''
    return at === segments.length - 1 ? gap : joinTranslated([{ text: target, gap }, nothing], to).slice(target.length)
  })
const nothing = { text: '', gap: '' }

export const placesOf = (sides: Sides): Place[] => {
  const gaps = gapsOf(sides)
  let source = 0
  let target = 0
  return sides.segments.map((segment, at) => {
    const place = {
      source: { from: source, to: source + segment.source.length },
      target: { from: target, to: target + segment.target.length },
    }
    source = place.source.to + segment.gap.length
    target = place.target.to + (gaps[at] ?? '').length
    return place
  })
}

export const targetText = (sides: Sides): string => {
  const gaps = gapsOf(sides)
  return sides.segments.map(({ target }, at) => target + gaps[at]).join('')
}

/** What leaves of a draft, without its signature: the translation where there is one, else what stands there. */
export const leavingText = ({ text, translation }: Pick<Draft, 'text' | 'translation'>): string =>
  translation ? targetText(translation) : text

export type LeavingTrouble =
  /** So many sentences are not translated. */
  | { code: 'untranslated'; count: number }
  /** Written by hand for another source. */
  | { code: 'sourceChanged'; count: number }
  /** Facts were lost or changed, and nobody has looked. */
  | { code: 'factsChanged'; count: number }
  /** It has not stood on her screen as it is. */
  | { code: 'unseen' }

/** Why a translation may not leave, the gravest first; null where it may. Files alone need no words. */
export const leavingTrouble = (translation: DraftTranslation): LeavingTrouble | null => {
  const { segments, seen } = translation
  const count = (is: (segment: DraftSegment) => boolean) => segments.filter(is).length
  const unmade = count(wanting)
  if (unmade > 0) return { code: 'untranslated', count: unmade }
  const moved = count(sourceChanged)
  if (moved > 0) return { code: 'sourceChanged', count: moved }
  const altered = count(({ troubles, looked }) => troubles.length > 0 && !looked)
  if (altered > 0) return { code: 'factsChanged', count: altered }
  const text = targetText(translation)
  return text.trim() !== '' && seen !== text ? { code: 'unseen' } : null
}

/** Where she wrote what stands at a place of the leaving text: its very words where they stand in her sentence once, else the sentence. Null behind the text (a signature). */
export const placeInSource = (sides: Sides, from: number, to: number): { from: number; to: number; segment: number } | null => {
  const { segments } = sides
  const places = placesOf(sides)
  const at = places.findIndex(({ target }) => from < target.to && to > target.from)
  const place = places[at]
  const segment = segments[at]
  if (!place || !segment) return null
  const words = segment.target.slice(Math.max(0, from - place.target.from), Math.max(0, to - place.target.from))
  const first = words.trim() === '' ? -1 : segment.source.indexOf(words)
  const once = first >= 0 && segment.source.indexOf(words, first + 1) < 0 && to <= place.target.to
  return once
    ? { from: place.source.from + first, to: place.source.from + first + words.length, segment: at }
    : { ...place.source, segment: at }
}

/** Puts other words at a place of the leaving text: which segment that is, and its new target. Null where it spans several. */
export const targetWith = (
  sides: Sides,
  { from, to, text }: { from: number; to: number; text: string },
): { segment: number; target: string } | null => {
  const { segments } = sides
  const places = placesOf(sides)
  const at = places.findIndex(({ target }) => from >= target.from && from <= target.to && to <= target.to)
  const place = places[at]
  const segment = segments[at]
  if (!place || !segment) return null
  return { segment: at, target: segment.target.slice(0, from - place.target.from) + text + segment.target.slice(to - place.target.from) }
}

/** What is kept with the sent text; undefined where it was written as it left. */
export const sentOf = ({ text, translation }: Pick<Draft, 'text' | 'translation'>, known?: KnownFacts): SentTranslation | undefined =>
  translation && {
    from: translation.from,
    to: translation.to,
    source: text,
    engines: [...new Set(translation.segments.flatMap(({ engine }) => engine ?? []))].slice(0, 20),
    edited: translation.segments.filter(({ by }) => by === 'hand').length,
    register: translation.register,
    segments: translation.segments,
    known: known ?? translation.known,
  }

/** The draft's own two forms, from what was kept with what was sent: for undo, edit and drop. It was seen as it left. */
export const draftFormsOf = (sent: SentTranslation): Pick<Draft, 'text'> & { translation: DraftTranslation } => ({
  text: sent.source,
  translation: {
    from: sent.from,
    to: sent.to,
    register: sent.register,
    segments: sent.segments,
    seen: targetText(sent),
    waitingSince: null,
    known: sent.known,
  },
})
