/** The header of a mail: who, to whom, when, in answer to what. */
import PostalMime, { decodeWords, type Address as Parsed } from 'postal-mime'
import type { Address, MailHead } from '../../../shared/domain/conversation/types'
import { OutboxKey } from '../../../shared/domain/ids'
import { oneLine } from '../common/text'

export const KEY_HEADER = 'X-Dragoman-Key'

export interface MailFacts {
  /** Message-ID without angle brackets; null where it is missing or nonsense. */
  mid: string | null
  /** Message-IDs it answers, root first, at most 60. */
  refs: string[]
  head: MailHead
  /** Time of the Date header (epoch ms), null where it is none. */
  dateAt: number | null
  /** Written by a machine: an automatic answer, or a report that a mail did not arrive. */
  machine: 'auto' | 'bounce' | null
  key: OutboxKey | null
}

const idPattern = /<([^<>\s]{1,900})>/g
/** Message-IDs in a header value, in order. */
export const idsIn = (value: string): string[] => {
  const ids = [...value.matchAll(idPattern)].map((match) => match[1] ?? '')
  if (ids.length > 0) return ids
  // Some programs forget the brackets.
  return value.split(/\s+/).filter((one) => /^[^\s<>]+@[^\s<>]+$/.test(one) && one.length <= 900)
}

const flat = (list: readonly Parsed[]): Address[] =>
  list
    .flatMap((one) => ('group' in one && one.group ? one.group : [one]))
    .slice(0, 300)
    .map((one) => ({ name: oneLine(one.name ?? '', 200), address: oneLine(one.address ?? '', 320) }))
    .filter(({ address }) => address !== '')

const dated = (value: string): number | null => {
  const at = Date.parse(value.replace(/\([^)]*\)/g, ' ').trim())
  return Number.isFinite(at) && at > 0 && at < 8.64e15 ? at : null
}

const keyOf = (value: string): OutboxKey | null => {
  const parsed = OutboxKey.safeParse(value.trim().replace(/\.\d{1,3}$/, ''))
  return parsed.success ? parsed.data : null
}

/** RFC 3834 and the marks that programs older than it set. */
export const machineOf = (headers: ReadonlyMap<string, string>, from: string, contentType: string): MailFacts['machine'] => {
  if (/report-type\s*=\s*"?delivery-status/i.test(contentType) || /^(mailer-daemon|postmaster)@/i.test(from)) return 'bounce'
  const auto = (headers.get('auto-submitted') ?? '').trim().toLowerCase()
  if (auto !== '' && !auto.startsWith('no')) return 'auto'
  if (/^\s*(auto_reply|bulk|junk|list)\b/i.test(headers.get('precedence') ?? '')) return 'auto'
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-response-suppress-reply'].some((name) => headers.has(name))) return 'auto'
  return null
}

/** Reads a header block (with its empty line or without). Throws where postal-mime refuses it (over 2 MiB). */
export const readHead = async (block: Uint8Array): Promise<MailFacts> => {
  const mail = await PostalMime.parse(block, { maxNestingDepth: 2, maxRfc822NestingDepth: 0 })
  const headers = new Map<string, string>()
  for (const { key, value } of mail.headers) if (!headers.has(key)) headers.set(key, value)
  const list = (value: Parsed[] | undefined) => flat(value ?? [])
  const from = flat(mail.from ? [mail.from] : mail.sender ? [mail.sender] : [])
  const refs = [...idsIn(headers.get('references') ?? ''), ...idsIn(headers.get('in-reply-to') ?? '').slice(0, 1)]
  const unique = [...new Set(refs)]
  const subject = mail.subject ?? decodeWords(headers.get('subject') ?? '')
  return {
    mid: idsIn(headers.get('message-id') ?? '')[0] ?? null,
    refs: unique.length > 60 ? [...unique.slice(0, 1), ...unique.slice(-59)] : unique,
    head: {
      from,
      to: list(mail.to),
      cc: list(mail.cc),
      bcc: list(mail.bcc),
      replyTo: list(mail.replyTo),
      subject: oneLine(subject, 998),
    },
    dateAt: dated(headers.get('date') ?? ''),
    machine: machineOf(headers, from[0]?.address ?? '', headers.get('content-type') ?? ''),
    key: keyOf(headers.get('x-dragoman-key') ?? ''),
  }
}
