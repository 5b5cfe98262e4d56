/** What is wrong with the template that is being written: its text, the templates it names, and its shortcut. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fold } from '../../../shared/domain/conversation/fold'
import { checkTemplate } from '../../../shared/domain/template/check'
import type { TemplateFault } from '../../../shared/domain/template/fault'
import { nestedNames } from '../../../shared/domain/template/nested'
import type { Template } from '../../../shared/domain/template/types'
import { calls } from '../../bridge/deskStore'

const deepest = 5

/** Templates of this very shortcut. */
const byShortcut = async (shortcut: string): Promise<Template[]> => {
  const { hits } = await calls().library.search({
    text: shortcut,
    shortcut: true,
    shopId: null,
    backendId: null,
    channel: null,
    locale: null,
    tag: null,
    owner: null,
    approvedOnly: false,
    limit: 20,
    offset: 0,
  })
  const ids = hits.filter((hit) => fold(hit.shortcut) === fold(shortcut)).map(({ id }) => id)
  return ids.length === 0 ? [] : (await calls().library.get({ ids })).templates
}

/** All that its bodies name, and what those name. */
const named = async (names: readonly string[]): Promise<Template[]> => {
  const found = new Map<string, Template>()
  let open = [...new Set(names)]
  for (let depth = 0; depth < deepest && open.length > 0; depth += 1) {
    const templates = (await Promise.all(open.slice(0, 20).map(byShortcut))).flat()
    const fresh = templates.filter(({ id }) => !found.has(id))
    for (const one of fresh) found.set(one.id, one)
    open = [...new Set(fresh.flatMap(({ bodies }) => bodies.flatMap(({ text }) => nestedNames(text))))]
  }
  return [...found.values()]
}

export interface Faults {
  faults: readonly TemplateFault[]
  /** What its bodies name, for filling them. */
  nested: readonly Template[]
  /** It cannot be saved like this. */
  stops: boolean
}
const none: readonly Template[] = []

export const useFaults = (template: Template): Faults => {
  const names = [...new Set(template.bodies.flatMap(({ text }) => nestedNames(text)))].sort()
  const nested = useQuery({
    queryKey: ['libraryNested', names],
    queryFn: () => named(names),
    enabled: names.length > 0,
    staleTime: 5_000,
  })
  const twins = useQuery({
    queryKey: ['libraryShortcut', template.shortcut],
    queryFn: () => byShortcut(template.shortcut),
    enabled: template.shortcut !== '',
    staleTime: 5_000,
  })
  const waits = names.length > 0 && nested.data === undefined
  return useMemo(() => {
    const known = nested.data ?? none
    const others = [...known, ...(twins.data ?? none)].filter(({ id }) => id !== template.id)
    const found = checkTemplate(template, others)
    // What is still being looked up is not missing yet.
    const faults = waits ? found.filter(({ code }) => code !== 'unknownTemplate') : found
    return {
      faults,
      nested: known,
      stops: template.title.trim() === '' || faults.some(({ code }) => code === 'duplicateShortcut' || code === 'badShortcut'),
    }
  }, [template, nested.data, twins.data, waits])
}
