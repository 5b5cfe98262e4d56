/** Words of the glossary in both texts: kept ones underlined, forbidden and missing ones marked. Pure. */
import type { TFunction } from 'i18next'
import { termFindings, termsIn } from '../../../shared/domain/translation/glossary'
import { placesOf } from '../../../shared/domain/translation/leaving'
import type { GlossaryTerm, TermFinding } from '../../../shared/domain/translation/memoryTypes'
import type { DraftTranslation } from '../../../shared/domain/translation/types'
import { memo } from './memo'
import type { Mark } from './targetState'

const byShop = new WeakMap<readonly GlossaryTerm[], Map<string, GlossaryTerm[]>>()
export const termsOf = (terms: readonly GlossaryTerm[] | null, shopId: string): readonly GlossaryTerm[] => {
  if (!terms) return []
  const shops = byShop.get(terms) ?? new Map<string, GlossaryTerm[]>()
  byShop.set(terms, shops)
  const ours = shops.get(shopId) ?? terms.filter(({ layer }) => layer === 'shared' || layer === shopId)
  shops.set(shopId, ours)
  return ours
}

const kept = new WeakMap<readonly GlossaryTerm[], ReturnType<typeof memo<TermFinding[]>>>()
const findingsOf = (source: string, target: string, ours: readonly GlossaryTerm[], { from, to }: DraftTranslation): TermFinding[] => {
  const look = kept.get(ours) ?? memo<TermFinding[]>(300)
  kept.set(ours, look)
  return look([from, to, source, target], () => termFindings(source, target, ours, from, to))
}

/** In what the customer reads. */
export const termLooks = (translation: DraftTranslation, terms: readonly GlossaryTerm[] | null, shopId: string, t: TFunction): Mark[] => {
  const ours = termsOf(terms, shopId)
  if (ours.length === 0) return []
  const places = placesOf(translation)
  return translation.segments.flatMap(({ source, target, by }, at): Mark[] => {
    const place = places[at]?.target
    if (!place || target === '' || by === null || by === 'same') return []
    return findingsOf(source, target, ours, translation).flatMap(({ type, from, to, wanted }): Mark[] =>
      type === 'kept' || type === 'forbidden'
        ? [
            {
              from: place.from + from,
              to: place.from + to,
              look: type === 'kept' ? 'term' : 'termBad',
              title: type === 'kept' ? t('mirror.term.kept') : t('mirror.term.forbidden', { wanted }),
            },
          ]
        : [],
    )
  })
}

export interface TermHere {
  id: string
  source: string
  targets: readonly { text: string; use: 'preferred' | 'allowed' | 'forbidden' }[]
  never: boolean
  note: string
  /** How the translation deals with it; null while there is none. */
  type: 'kept' | 'missing' | 'forbidden' | 'translated' | null
}

/** The terms of a whole text, for the panel. */
export const termsHere = (translation: DraftTranslation, terms: readonly GlossaryTerm[] | null, shopId: string): TermHere[] => {
  const ours = termsOf(terms, shopId)
  const here = new Map<string, TermHere>()
  for (const { source, target, by } of translation.segments) {
    const findings = by === null ? [] : termFindings(source, target, ours, translation.from, translation.to)
    for (const { directed } of termsIn(source, ours, translation.from, translation.to)) {
      const found = findings.filter(({ termId }) => termId === directed.term.id).map(({ type }) => type)
      const worst = (['forbidden', 'missing', 'translated', 'kept'] as const).find((type) => found.includes(type)) ?? null
      here.set(directed.term.id, {
        id: directed.term.id,
        source: directed.source,
        targets: directed.targets,
        never: directed.term.never,
        note: directed.term.note,
        type: worst,
      })
    }
  }
  return [...here.values()]
}
