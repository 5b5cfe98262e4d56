/** The glossary's side of the memory. */

import type { Inside } from './inside'
import { MemoryError } from './problem'
import type { Memory } from './types'

export const mostTerms = 50_000

export const termsOf = ({
  clock,
  oneByOne,
  opened,
  ready,
  glossary,
  changed,
}: Inside): Pick<Memory, 'terms' | 'saveTerm' | 'removeTerm'> => ({
  async terms({ layer }) {
    await ready()
    const terms = glossary()
      .all()
      .filter((term) => layer === null || term.layer === layer)
    return { terms: terms.sort((a, b) => a.source.localeCompare(b.source, 'en') || (a.id < b.id ? -1 : 1)) }
  },
  saveTerm: (term) =>
    oneByOne(async () => {
      const open = await opened()
      const there = glossary().get(term.id)
      if (there && there.updatedAt !== term.updatedAt) throw new MemoryError('changedMeanwhile')
      if (!there && glossary().size >= mostTerms) throw new MemoryError('tooLarge')
      const saved = { ...term, targets: term.never ? [] : term.targets, updatedAt: Math.max(clock.now(), (there?.updatedAt ?? 0) + 1) }
      await open.terms.write(new Map([[term.id, { thing: saved }]]))
      changed(true)
    }),
  removeTerm: ({ id, undo }) =>
    oneByOne(async () => {
      const open = await opened()
      const term = undo ? open.terms.removed(id) : glossary().get(id)
      if (!term) throw new MemoryError('notFound')
      const at = Math.max(clock.now(), term.updatedAt + 1)
      await open.terms.write(new Map([[id, undo ? { thing: { ...term, updatedAt: at } } : { removed: term, at }]]))
      changed(true)
    }),
})
