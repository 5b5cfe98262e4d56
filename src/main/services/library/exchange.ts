/** Import and export. What comes in is a stranger's: parsed item by item, bounded, never carried out. */
import type { ImportReport } from '../../../shared/contract/library'
import { fold } from '../../../shared/domain/conversation/fold'
import { TemplateId } from '../../../shared/domain/ids'
import type { Template, TemplateBody } from '../../../shared/domain/template/types'
import { fromCsv, toCsv } from './csv'
import { LibraryError } from './problem'
import { fileVersion, toWire, WireFile, WireTemplate } from './wire'

const mostProblems = 500

export const exportText = (format: 'json' | 'csv', templates: readonly Template[]): string =>
  format === 'csv' ? toCsv(templates) : JSON.stringify({ version: fileVersion, templates: templates.map(toWire) }, null, 1)

interface Found {
  item: unknown
  place: string
}

/** Throws `badItem` for what is no such file at all. */
const itemsOf = (format: 'json' | 'csv', text: string, fallbackLocale: string): Found[] => {
  if (format === 'csv') return fromCsv(text, fallbackLocale)
  try {
    const read: unknown = JSON.parse(text)
    const items = Array.isArray(read) ? read : WireFile.parse(read).templates
    return items.map((item, at) => ({ item, place: String(at + 1) }))
  } catch {
    throw new LibraryError('badItem', { what: 'JSON' })
  }
}

const sameBody = (a: TemplateBody, b: TemplateBody) => a.locale === b.locale && a.variant === b.variant

/** The wire's word laid over what is here: bodies it does not name stay. */
const merged = (
  wire: WireTemplate,
  there: Template | undefined,
  rest: { id: TemplateId; owner: Template['owner']; now: number },
): Template => {
  const sourceLocale = wire.sourceLocale ?? there?.sourceLocale ?? wire.bodies[0]?.locale ?? 'en'
  const wireSource = wire.bodies.find(({ locale }) => locale === sourceLocale)
  const fresh = wire.bodies.map((body): TemplateBody & { stale: boolean } => {
    const was = there?.bodies.find((one) => one.locale === body.locale && one.variant === body.variant)
    const same = was && was.text === body.text && was.register === body.register
    return {
      locale: body.locale,
      variant: body.variant,
      register: body.register,
      text: body.text,
      updatedAt: same ? was.updatedAt : rest.now,
      basedOn: same ? was.basedOn : rest.now,
      // The other desk's clock is not ours: what counts is which of the two was older there.
      stale: !same && wireSource?.updatedAt !== undefined && body.basedOn != null && wireSource.updatedAt > body.basedOn,
    }
  })
  const bodies = [...(there?.bodies ?? []).filter((body) => !fresh.some((one) => sameBody(one, body))), ...fresh]
  const source = bodies.find(({ locale }) => locale === sourceLocale)
  return {
    id: rest.id,
    owner: rest.owner,
    title: wire.title,
    shortcut: wire.shortcut ?? there?.shortcut ?? '',
    sourceLocale,
    shopIds: wire.shopIds ?? there?.shopIds ?? [],
    channels: wire.channels ?? there?.channels ?? [],
    tags: wire.tags ?? there?.tags ?? [],
    actions: wire.actions ?? there?.actions ?? [],
    backendId: there?.backendId ?? null,
    remote: there?.remote ?? null,
    updatedAt: rest.now,
    bodies: bodies.map((body) => {
      const { stale, ...kept } = { stale: false, ...body }
      if (kept.locale === sourceLocale) return { ...kept, basedOn: null }
      return stale && source ? { ...kept, basedOn: Math.max(0, source.updatedAt - 1) } : kept
    }),
  }
}

const plain = (one: Template) => [
  one.title,
  one.shortcut,
  one.sourceLocale,
  one.shopIds,
  one.channels,
  one.tags,
  one.actions,
  one.bodies.map(({ locale, variant, register, text }) => [locale, variant, register, text]).sort(),
]
const unchanged = (a: Template, b: Template): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b))

export interface ImportNeeds {
  owner: Template['owner']
  now: number
  fallbackLocale: string
  get(id: string): Template | undefined
  byShortcut(shortcut: string): readonly Template[]
  newId(): TemplateId
  rest(): Promise<void>
}

/** What an import would do; nothing is written here. Throws `badItem` where the whole is no such file. */
export const readImport = async (
  format: 'json' | 'csv',
  text: string,
  needs: ImportNeeds,
): Promise<{ report: ImportReport; changes: Map<TemplateId, Template> }> => {
  const report: ImportReport = { added: 0, changed: 0, same: 0, problems: [] }
  const changes = new Map<TemplateId, Template>()
  const taken = new Map<string, TemplateId>()
  const bad = (place: string, problem: ImportReport['problems'][number]['problem']) => {
    if (report.problems.length < mostProblems) report.problems.push({ place, problem })
  }
  for (const { item, place } of itemsOf(format, text, needs.fallbackLocale)) {
    await needs.rest()
    const read = WireTemplate.safeParse(item)
    if (!read.success) {
      const [issue] = read.error.issues
      bad(place, { code: 'badItem', params: { what: `${issue?.path.join('.') ?? ''} (${issue?.code ?? ''})` } })
      continue
    }
    const wire = read.data
    const doubled = wire.bodies.find((body, at) =>
      wire.bodies.slice(0, at).some((one) => one.locale === body.locale && one.variant === body.variant),
    )
    if (doubled) {
      bad(place, { code: 'badItem', params: { what: `${doubled.locale} ×2` } })
      continue
    }
    const own = (one: Template | undefined) => (one?.owner === needs.owner ? one : undefined)
    const shortcut = fold(wire.shortcut ?? '')
    const there =
      own(wire.id === undefined ? undefined : needs.get(wire.id)) ??
      (shortcut === '' ? undefined : needs.byShortcut(shortcut).find((one) => own(one)))
    // Another owner's id stays that owner's: what is taken from there becomes a template of its own.
    const id = there?.id ?? (wire.id !== undefined && !needs.get(wire.id) ? TemplateId.parse(wire.id) : needs.newId())
    const holder =
      taken.get(shortcut) ??
      (shortcut === '' ? undefined : needs.byShortcut(shortcut).find((one) => own(one) && one.id !== id && !changes.has(one.id))?.id)
    if (changes.has(id) || (shortcut !== '' && holder !== undefined && holder !== id)) {
      bad(place, {
        code: 'shortcutTaken',
        params: { shortcut: `;${wire.shortcut ?? ''}`, title: (holder && needs.get(holder)?.title) || wire.title },
      })
      continue
    }
    const template = merged(wire, there, { id, owner: needs.owner, now: needs.now })
    if (shortcut !== '') taken.set(shortcut, id)
    if (there && unchanged(there, template)) report.same += 1
    else {
      changes.set(id, template)
      if (there) report.changed += 1
      else report.added += 1
    }
  }
  return { report, changes }
}
