/** Canned responses of the account, and the approved templates of its WhatsApp inboxes. */
import type { BadItem } from '../../../shared/domain/sync/types'
import { readItems } from '../common/items'
import type { RemoteTemplate } from '../connector'
import { isGone, shaped } from './client'
import type { Session } from './session'
import { readInboxes } from './sets'
import { WireApproved, WireCanned } from './wire'

const mapCanned = ({ id, short_code, content }: WireCanned): RemoteTemplate => ({
  id: String(id),
  shortcut: short_code,
  text: content,
  approved: null,
})

const gap = /\{\{\s*[\w.]+\s*\}\}/

/**
 * How an approved template reads. Null for one that needs what an agent cannot give here: a picture or a gap in its head, a
 * gap in the address of a button.
 */
const readsAs = (wire: (typeof WireApproved)['_output']): string | null => {
  const parts: string[] = []
  for (const type of ['HEADER', 'BODY', 'FOOTER'])
    for (const component of wire.components.filter((one) => one.type.toUpperCase() === type)) {
      if (type === 'HEADER' && ((component.format ?? 'TEXT').toUpperCase() !== 'TEXT' || gap.test(component.text ?? ''))) return null
      if (component.text) parts.push(component.text)
    }
  const buttons = wire.components.flatMap((component) => component.buttons ?? [])
  return parts.length === 0 || gap.test(JSON.stringify(buttons)) ? null : parts.join('\n\n')
}

/** Only those that WhatsApp has approved; one that stands in several inboxes is one. */
const approvedOf = (messageTemplates: readonly unknown[], bad: BadItem[]): RemoteTemplate[] => {
  const found = readItems('message_templates', messageTemplates, WireApproved, (item) => item)
  bad.push(...found.bad)
  return found.items.flatMap((wire) => {
    const text = wire.status.toUpperCase() === 'APPROVED' ? readsAs(wire) : null
    if (text === null) return []
    const { name, language } = wire
    return [
      {
        id: `${name}:${language}`,
        shortcut: name,
        text,
        approved: { name, language, category: wire.category ?? '', channel: 'whatsapp' as const },
      },
    ]
  })
}

export const readTemplates = async (session: Session, signal: AbortSignal): Promise<{ templates: RemoteTemplate[]; bad: BadItem[] }> => {
  const { client, api } = session
  const bad: BadItem[] = []
  const answer = await client.get(`${api}/canned_responses`, {}, signal)
  const canned = readItems('canned_response', answer.json, WireCanned, mapCanned)
  bad.push(...canned.bad)
  const inboxes = (await readInboxes(client, api, bad, signal)) ?? []
  const approved = new Map<string, RemoteTemplate>()
  for (const inbox of inboxes) for (const one of approvedOf(inbox.message_templates ?? [], bad)) approved.set(one.id, one)
  return { templates: [...canned.items, ...approved.values()], bad }
}

export const writeTemplate = async (
  { client, api }: Session,
  id: string | null,
  { shortcut, text }: { shortcut: string; text: string },
  signal: AbortSignal,
): Promise<RemoteTemplate> => {
  const body = { short_code: shortcut, content: text }
  const path = `${api}/canned_responses`
  const answer =
    id === null ? await client.send('POST', path, body, signal) : await client.send('PATCH', `${path}/${Number(id)}`, body, signal)
  return mapCanned(shaped(WireCanned, answer))
}

export const removeTemplate = async ({ client, api }: Session, id: string, signal: AbortSignal): Promise<void> => {
  try {
    await client.send('DELETE', `${api}/canned_responses/${Number(id)}`, undefined, signal)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}
