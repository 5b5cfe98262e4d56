/** The program's own library: files of data that come with it, newer ones with a newer program. */
import { TemplateId } from '../../../shared/domain/ids'
import type { Template } from '../../../shared/domain/template/types'
import type { Files, Log } from '../../ports'
import { WireFile, WireTemplate } from './wire'

const folder = 'templates'
/** For what does not say when it was written. */
const AT = 1

const asTemplate = (wire: WireTemplate, id: string): Template => {
  const sourceLocale = wire.sourceLocale ?? wire.bodies[0]?.locale ?? 'en'
  return {
    title: wire.title,
    shortcut: wire.shortcut ?? '',
    shopIds: wire.shopIds ?? [],
    channels: wire.channels ?? [],
    tags: wire.tags ?? [],
    actions: wire.actions ?? [],
    id: TemplateId.parse(id),
    sourceLocale,
    bodies: wire.bodies.map((body) => ({
      ...body,
      updatedAt: body.updatedAt ?? AT,
      basedOn: body.locale === sourceLocale ? null : (body.basedOn ?? body.updatedAt ?? AT),
    })),
    owner: 'starter',
    backendId: null,
    remote: null,
    updatedAt: wire.updatedAt ?? AT,
  }
}

/** A file or an item that cannot be read is left out alone. Without an id it is `starter~<shortcut>`: uses and pins hang on it. */
export const starterTemplates = async (resources: Files, log: Log): Promise<Template[]> => {
  const found: Template[] = []
  for (const name of (await resources.list(folder)).filter((one) => one.endsWith('.json')).sort()) {
    let items: unknown[] = []
    try {
      const bytes = await resources.read(`${folder}/${name}`)
      items = WireFile.parse(JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()))).templates
    } catch {
      log.warn('library.starterUnreadable', { file: name })
    }
    for (const [at, item] of items.entries()) {
      const read = WireTemplate.safeParse(item)
      if (read.success && read.data.shortcut) found.push(asTemplate(read.data, read.data.id ?? `starter~${read.data.shortcut}`))
      else log.warn('library.starterItem', { file: name, item: at })
    }
  }
  return found
}
