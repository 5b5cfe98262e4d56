/**
 * For whom a template is offered, and how well it stands there before a word is typed. That hangs on the template and on where the
 * agent writes, not on the letters: worked out once for a place, and at the next letter only read.
 */
import type { TemplateQuery } from '../../../shared/contract/library'
import { languageOf, staleSince } from '../../../shared/domain/template/choose'
import { fits, placeScore } from '../../../shared/domain/template/rank'
import type { Template } from '../../../shared/domain/template/types'

export interface Stander {
  template: Template
  /** Primary codes of its bodies. */
  languages: readonly string[]
}

/** Not offered there. */
export const unfit = -1
/** Conversations of several windows, the palette and the library's list; a byte for each template. */
const KEPT = 8

export const createStandings = () => {
  /** The newest last. */
  const known = new Map<string, { by: Int8Array; done: number }>()

  return {
    /** By slot; of slots that are empty it says nothing. What stands in a slot never becomes another. */
    of(query: TemplateQuery, slots: readonly (Stander | null | undefined)[]): Int8Array {
      const { shopId, backendId, channel, locale, tag, owner, approvedOnly, staleOnly } = query
      const wanted = { shopId, channel, language: locale && languageOf(locale) }
      const only = query.language ? languageOf(query.language) : null
      const key = JSON.stringify([wanted, backendId, tag, owner, approvedOnly, only, staleOnly === true])
      const was = known.get(key)
      let by = was?.by ?? new Int8Array(slots.length)
      if (by.length < slots.length) {
        by = new Int8Array(slots.length * 2)
        by.set(was?.by ?? [])
      }
      for (let slot = was?.done ?? 0; slot < slots.length; slot += 1) {
        const stander = slots[slot]
        if (!stander) continue
        const { template, languages } = stander
        const offered =
          fits(template, query) &&
          (only === null || languages.includes(only)) &&
          (!staleOnly || template.bodies.some((body) => staleSince(template, body) !== null))
        by[slot] = offered ? placeScore(template, languages, wanted) : unfit
      }
      known.delete(key)
      known.set(key, { by, done: slots.length })
      const [oldest] = known.keys()
      if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
      return by
    },
    /** The slots are others. */
    forget: () => known.clear(),
  }
}
