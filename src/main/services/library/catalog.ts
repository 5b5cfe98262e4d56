/** What the desk can offer, in memory: by id, by shortcut, by words. Knows nothing of the disk. */
import type { TemplateQuery } from '../../../shared/contract/library'
import { fold } from '../../../shared/domain/conversation/fold'
import type { TemplateId } from '../../../shared/domain/ids'
import { chooseBody, languageOf, staleSince } from '../../../shared/domain/template/choose'
import { firstLineOf } from '../../../shared/domain/template/firstLine'
import { habitScore, type Use } from '../../../shared/domain/template/rank'
import { marksIn, TemplateIndex } from '../../../shared/domain/template/searchIndex'
import { Shortcuts } from '../../../shared/domain/template/shortcuts'
import type { Template, TemplateBody, TemplateHit, TemplateOwner } from '../../../shared/domain/template/types'
import { createStandings, unfit } from './standings'

interface Entry {
  template: Template
  /** Primary codes of its bodies. */
  languages: string[]
  shortcut: string
  use: Use | undefined
}

const ownersFirst: readonly TemplateOwner[] = ['personal', 'team', 'backend', 'starter']

export interface CatalogNeeds {
  now(): number
  shopLanguages(shopId: string | null): readonly string[]
}

export const createCatalog = (needs: CatalogNeeds) => {
  let index = new TemplateIndex()
  let byTyped = new Shortcuts()
  const standings = createStandings()
  /** Slots of what the agent has taken. */
  let taken = new Set<number>()
  /** What bodies are known by in a list; those of templates that went go with them. */
  const lines = new WeakMap<TemplateBody, string>()
  /** By document number; gone ones are empty places. */
  let slots: (Entry | null)[] = []
  const places = new Map<string, number>()
  const shortcuts = new Map<string, Set<string>>()

  const put = (entry: Entry) => {
    const { title, tags, bodies } = entry.template
    const slot = index.add({ title: `${title}\n${entry.shortcut}`, tags, texts: bodies.map(({ text }) => text) })
    byTyped.add(entry.shortcut, slot)
    slots[slot] = entry
    places.set(entry.template.id, slot)
    if (entry.use) taken.add(slot)
  }
  const lineOf = (body: TemplateBody): string => {
    const known = lines.get(body)
    if (known !== undefined) return known
    const line = firstLineOf(body.text)
    lines.set(body, line)
    return line
  }
  const entryOf = (id: string): Entry | undefined => slots[places.get(id) ?? -1] ?? undefined
  const drop = (id: string) => {
    const slot = places.get(id)
    if (slot === undefined) return
    const entry = slots[slot]
    slots[slot] = null
    places.delete(id)
    taken.delete(slot)
    shortcuts.get(entry?.shortcut ?? '')?.delete(id)
  }

  const byShortcut = (shortcut: string): Template[] =>
    [...(shortcuts.get(shortcut) ?? [])]
      .flatMap((id) => entryOf(id)?.template ?? [])
      .sort((a, b) => ownersFirst.indexOf(a.owner) - ownersFirst.indexOf(b.owner))

  return {
    get size() {
      return places.size
    },
    get: (id: string): Template | undefined => entryOf(id)?.template,
    all: (): Template[] => slots.flatMap((entry) => (entry ? [entry.template] : [])),
    set(template: Template, use?: Use) {
      const known = entryOf(template.id)
      drop(template.id)
      const shortcut = fold(template.shortcut)
      put({ template, shortcut, languages: [...new Set(template.bodies.map(({ locale }) => languageOf(locale)))], use: use ?? known?.use })
      if (shortcut !== '') {
        const ids = shortcuts.get(shortcut)
        if (ids) ids.add(template.id)
        else shortcuts.set(shortcut, new Set([template.id]))
      }
    },
    setUse(id: string, use: Use) {
      const slot = places.get(id)
      const entry = slots[slot ?? -1]
      if (slot === undefined || !entry) return
      entry.use = use
      taken.add(slot)
    },
    drop,
    /** Own ones first. */
    byShortcut,
    tags(): { tag: string; count: number }[] {
      const counts = new Map<string, number>()
      for (const entry of slots) for (const tag of entry?.template.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1)
      return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
    },
    /** How many places of the index are empty: from half of them on it is worth building anew. */
    wantsRebuild: () => index.size > 1_000 && index.size > 2 * places.size,
    /** With rests in between; what is searched meanwhile is the old one. */
    async rebuild(rest: () => Promise<void>) {
      const living = [...places.keys()]
      const next = new TemplateIndex()
      const nextTyped = new Shortcuts()
      const nextSlots: (Entry | null)[] = []
      const nextPlaces = new Map<string, number>()
      const seen = new Map<string, Entry>()
      for (const id of living) {
        const entry = entryOf(id)
        if (!entry) continue
        const { title, tags, bodies } = entry.template
        const slot = next.add({ title: `${title}\n${entry.shortcut}`, tags, texts: bodies.map(({ text }) => text) })
        nextTyped.add(entry.shortcut, slot)
        nextSlots[slot] = entry
        nextPlaces.set(id, slot)
        seen.set(id, entry)
        await rest()
      }
      // What came or changed during the rests stands only in the old one.
      const late = [...places.keys()].filter((id) => seen.get(id) !== entryOf(id)).flatMap((id) => entryOf(id) ?? [])
      for (const [id, slot] of nextPlaces) if (!places.has(id) || seen.get(id) !== entryOf(id)) nextSlots[slot] = null
      index = next
      byTyped = nextTyped
      slots = nextSlots
      standings.forget()
      places.clear()
      for (const [id, slot] of nextPlaces) if (nextSlots[slot]) places.set(id, slot)
      taken = new Set([...places.values()].filter((slot) => slots[slot]?.use))
      for (const entry of late) put(entry)
    },

    search(query: TemplateQuery): { hits: TemplateHit[]; total: number } {
      const now = needs.now()
      const text = query.text.trim()
      const typed = fold(text.replace(/^[;；/／、・]/, ''))
      const scores = index.scores(text)
      const shortcutScores = typed === '' ? null : byTyped.scores(typed, slots.length)
      const standing = standings.of(query, slots)
      const most = query.limit + query.offset
      let total = 0
      /** The best so far, best first, and how good each is. */
      const best: Entry[] = []
      const marks: number[] = []
      /** Among equals the titles' order counts in a plain list, the library's own where something was typed. */
      const before = (score: number, entry: Entry, at: number): boolean =>
        score !== marks[at] ? score > (marks[at] ?? 0) : scores === null && entry.template.title < (best[at]?.template.title ?? '')
      for (let slot = 0; slot < slots.length; slot += 1) {
        let score = scores === null ? 0 : (scores[slot] ?? 0)
        if (shortcutScores) {
          const by = shortcutScores[slot] ?? 0
          if (by === 0 && score === 0) continue
          score += query.shortcut || by >= 400 ? by : by / 4
        }
        const place = standing[slot] ?? unfit
        const entry = slots[slot]
        if (place === unfit || !entry) continue
        total += 1
        score += place
        if (taken.has(slot)) score += entry.use ? habitScore(entry.use, now) : 0
        if (best.length >= most && !before(score, entry, best.length - 1)) continue
        let low = 0
        let high = best.length
        while (low < high) {
          const middle = (low + high) >> 1
          if (before(score, entry, middle)) high = middle
          else low = middle + 1
        }
        best.splice(low, 0, entry)
        marks.splice(low, 0, score)
        if (best.length > most) {
          best.pop()
          marks.pop()
        }
      }
      const shopLanguages = needs.shopLanguages(query.shopId)
      const hits = best.slice(query.offset).flatMap(({ template, use }): TemplateHit[] => {
        const chosen = chooseBody(template, { locale: query.locale ?? query.language ?? null, shopLanguages })
        const old = query.staleOnly || query.overview ? template.bodies.filter((body) => staleSince(template, body) !== null) : []
        const older = query.staleOnly ? old[0] : undefined
        const choice = chosen && older ? { ...chosen, body: older, staleSince: staleSince(template, older) } : chosen
        if (!choice) return []
        return [
          {
            id: template.id,
            title: template.title,
            shortcut: template.shortcut,
            owner: template.owner,
            locale: choice.body.locale,
            variant: choice.body.variant,
            variants: choice.variants.length,
            fallback: choice.fallback,
            firstLine: lineOf(choice.body),
            staleSince: choice.staleSince,
            macro: template.actions.length > 0,
            uses: use?.count ?? 0,
            usedAt: use?.at ?? null,
            marks: marksIn(template.title, text),
            ...(query.overview
              ? {
                  locales: [...new Set([template.sourceLocale, ...template.bodies.map(({ locale }) => locale)])],
                  staleLocales: [...new Set(old.map(({ locale }) => locale))],
                }
              : {}),
          },
        ]
      })
      return { hits, total }
    },

    /** All that these name, and what those name. The wanted language does not matter: every body of theirs is looked at. */
    nestedOf(templates: readonly Template[], namesIn: (text: string) => readonly string[]): Template[] {
      const found = new Map<TemplateId, Template>()
      const open = [...templates]
      for (let at = 0; at < open.length && found.size < 200; at += 1)
        for (const { text } of open[at]?.bodies ?? [])
          for (const name of namesIn(text)) {
            const template = byShortcut(fold(name))[0]
            if (!template || found.has(template.id)) continue
            found.set(template.id, template)
            open.push(template)
          }
      return [...found.values()]
    },
  }
}
export type Catalog = ReturnType<typeof createCatalog>
