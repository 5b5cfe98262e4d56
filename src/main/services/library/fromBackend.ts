/**
 * What a backend's canned responses mean for the library. They stay theirs; a template of ours that was taken from one follows
 * it as long as nobody changed it here, and where both sides changed, both forms are kept and shown. Pure.
 */
import type { TemplateConflict } from '../../../shared/contract/library'
import { type BackendId, type ShopId, TemplateId } from '../../../shared/domain/ids'
import { guessLanguage } from '../../../shared/domain/language/guess'
import type { Template } from '../../../shared/domain/template/types'
import type { RemoteTemplate } from '../../connectors/connector'
import { shortcutFrom } from './wire'

export interface BackendSide {
  backendId: BackendId
  shopId: ShopId | null
  /** For texts that do not tell their language. */
  languages: readonly string[]
  now: number
}

const longestText = 20_000
const idOf = ({ backendId }: BackendSide, remote: RemoteTemplate): TemplateId | null =>
  TemplateId.safeParse(`${backendId}~${remote.approved ? 'approved' : 'canned'}~${remote.id}`).data ?? null

export const sourceText = (template: Template): string =>
  (
    template.bodies.find(({ locale, variant }) => locale === template.sourceLocale && variant === '') ??
    template.bodies.find(({ locale }) => locale === template.sourceLocale) ??
    template.bodies[0]
  )?.text ?? ''

/** What was changed here since it was last the same there. */
const changedHere = (template: Template): boolean =>
  template.remote !== null &&
  (sourceText(template) !== template.remote.text || template.shortcut !== shortcutFrom(template.remote.shortcut).slice(0, 60))
const changedThere = (template: Template, remote: RemoteTemplate): boolean =>
  template.remote !== null && (template.remote.text !== remote.text || template.remote.shortcut !== remote.shortcut)

const remoteOf = (remote: RemoteTemplate, now: number): NonNullable<Template['remote']> => ({
  id: remote.id,
  shortcut: remote.shortcut.slice(0, 255),
  text: remote.text.slice(0, longestText),
  readAt: now,
  approved: remote.approved && { name: remote.approved.name, language: remote.approved.language, category: remote.approved.category },
})

/** The backend's own, as a template; null for one whose id is too long to be named. */
export const theirsOf = (remote: RemoteTemplate, side: BackendSide, before?: Template): Template | null => {
  const id = idOf(side, remote)
  if (!id) return null
  const text = remote.text.slice(0, longestText)
  const was = before?.bodies[0]
  const locale = remote.approved?.language.replaceAll('_', '-') ?? guessLanguage(text) ?? side.languages[0] ?? 'en'
  const same = was?.text === text && was.locale === locale
  return {
    id,
    title: remote.shortcut.slice(0, 200),
    shortcut: shortcutFrom(remote.shortcut).slice(0, 60),
    sourceLocale: locale,
    bodies: [{ locale, variant: '', register: null, text, updatedAt: same ? was.updatedAt : side.now, basedOn: null }],
    shopIds: side.shopId ? [side.shopId] : [],
    channels: remote.approved ? [remote.approved.channel] : [],
    tags: [],
    owner: 'backend',
    backendId: side.backendId,
    remote: remoteOf(remote, side.now),
    actions: [],
    updatedAt: same && before ? before.updatedAt : side.now,
  }
}

/** The template with the text that stands at the backend; its other languages are then older than it. */
export const followed = (template: Template, remote: NonNullable<Template['remote']>, now: number): Template => ({
  ...template,
  shortcut: shortcutFrom(remote.shortcut).slice(0, 60),
  bodies: template.bodies.map((body) =>
    body.locale === template.sourceLocale && (body.variant === '' || template.bodies.length === 1)
      ? { ...body, text: remote.text, updatedAt: body.text === remote.text ? body.updatedAt : now }
      : body,
  ),
  remote,
  updatedAt: now,
})

export const linked = (template: Template, backendId: BackendId, remote: RemoteTemplate, now: number): Template => ({
  ...template,
  backendId,
  remote: remoteOf(remote, now),
  updatedAt: Math.max(now, template.updatedAt + 1),
})

export interface Decided {
  put: Template[]
  drop: TemplateId[]
  conflicts: TemplateConflict[]
}

/** @param whole false where some could not be read: then nothing is taken for gone */
export const decide = (here: readonly Template[], remotes: readonly RemoteTemplate[], side: BackendSide, whole: boolean): Decided => {
  const of = here.filter(({ backendId }) => backendId === side.backendId)
  const owned = new Map(of.filter(({ owner }) => owner === 'backend').map((one) => [one.id, one]))
  const ours = of.filter(({ owner, remote }) => owner !== 'backend' && remote !== null)
  const decided: Decided = { put: [], drop: [], conflicts: [] }
  const conflict = (mine: Template, theirs: Template | null) =>
    void decided.conflicts.push({ templateId: mine.id, with: 'backend', mine, theirs, at: side.now })
  const seen = new Set<string>()
  for (const remote of remotes) {
    const id = idOf(side, remote)
    if (!id) continue
    seen.add(remote.approved ? '' : remote.id)
    const mine = remote.approved ? [] : ours.filter((one) => one.remote?.id === remote.id)
    if (mine.length === 0) {
      const before = owned.get(id)
      owned.delete(id)
      const now = theirsOf(remote, side, before)
      if (
        now &&
        (!before ||
          now.updatedAt !== before.updatedAt ||
          now.shortcut !== before.shortcut ||
          !before.remote ||
          changedThere(before, remote))
      )
        decided.put.push(now)
      continue
    }
    for (const one of mine) {
      if (!changedThere(one, remote)) continue
      const now = remoteOf(remote, side.now)
      if (sourceText(one) === remote.text) decided.put.push({ ...one, remote: now })
      else if (changedHere(one)) conflict(one, theirsOf(remote, side))
      else decided.put.push(followed(one, now, side.now))
    }
  }
  // One that a template of ours stands for is shown once, as ours.
  for (const [id, one] of owned) if (whole || ours.some((mine) => mine.remote?.id === one.remote?.id)) decided.drop.push(id)
  if (whole)
    for (const one of ours)
      if (one.remote && !seen.has(one.remote.id)) {
        if (changedHere(one)) conflict(one, null)
        else decided.put.push({ ...one, backendId: null, remote: null })
      }
  return decided
}

/** What is to be done at the backend for a template that the agent wants there. */
export const sending = (
  template: Template,
  remotes: readonly RemoteTemplate[],
):
  | { type: 'write'; id: string | null }
  | { type: 'same'; remote: RemoteTemplate }
  | { type: 'conflict'; theirs: RemoteTemplate | null } => {
  const canned = remotes.filter(({ approved }) => approved === null)
  const there = template.remote
    ? canned.find(({ id }) => id === template.remote?.id)
    : canned.find(({ shortcut }) => shortcutFrom(shortcut) === template.shortcut)
  if (!there) return template.remote ? { type: 'conflict', theirs: null } : { type: 'write', id: null }
  // Perhaps our own, whose answer was lost.
  if (there.text === sourceText(template) && shortcutFrom(there.shortcut) === template.shortcut) return { type: 'same', remote: there }
  if (!template.remote || changedThere(template, there)) return { type: 'conflict', theirs: there }
  return { type: 'write', id: there.id }
}
