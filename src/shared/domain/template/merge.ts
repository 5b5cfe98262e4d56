/** Two hands at one template: what each changed since both had the same. */
import type { Template, TemplateBody } from './types'

/** Whether two forms say the same, whenever they were written and whatever backend a desk keeps them at. */
export const sameTemplate = (a: Template, b: Template): boolean => canonical(said(a)) === canonical(said(b))
const said = (one: Template): Template => ({ ...one, updatedAt: 0, backendId: null, remote: null })

/** JSON with the names in order, so that equal things are equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

const bodyKey = ({ locale, variant }: TemplateBody): string => `${locale}|${variant}`
/** Apart from the instants: two hands that wrote the same text have not disagreed. */
const sameBody = (a: TemplateBody | undefined, b: TemplateBody | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.text === b.text && a.register === b.register

const fields = ['title', 'shortcut', 'sourceLocale', 'shopIds', 'channels', 'tags', 'actions'] as const

/**
 * Three-way, field by field and body by body. `clashes` names what both changed to different things (`title`, `body:de`,
 * `body:de|short`); `merged` then holds mine there and is only a proposal.
 */
export const mergeTemplates = (base: Template, mine: Template, theirs: Template): { merged: Template; clashes: string[] } => {
  const clashes: string[] = []
  const merged: Template = { ...mine, updatedAt: Math.max(mine.updatedAt, theirs.updatedAt) }
  const take = <Name extends (typeof fields)[number]>(name: Name) => {
    const [was, ours, others] = [base, mine, theirs].map((one) => canonical(one[name]))
    if (ours === was) merged[name] = theirs[name]
    else if (others !== was && others !== ours) clashes.push(name)
  }
  for (const name of fields) take(name)
  const of = (template: Template) => new Map(template.bodies.map((body) => [bodyKey(body), body]))
  const [was, ours, others] = [of(base), of(mine), of(theirs)]
  const bodies: TemplateBody[] = []
  for (const key of new Set([...ours.keys(), ...others.keys()])) {
    const [b, m, t] = [was.get(key), ours.get(key), others.get(key)]
    const mineStands = sameBody(m, b)
    const kept = mineStands ? t : m
    if (!mineStands && !sameBody(t, b) && !sameBody(m, t)) clashes.push(`body:${key.replace(/\|$/, '')}`)
    if (kept) bodies.push(kept)
  }
  return { merged: { ...merged, bodies }, clashes }
}
