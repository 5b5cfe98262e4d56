/** Mails as the server hands them over: heads, parts, texts. What one mail breaks stays with that mail. */
import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow'
import type { BadItem } from '../../../shared/domain/sync/types'
import { decodeText, TEXT_BYTES } from './decode'
import { type MailFacts, readHead } from './head'
import { type Shape, shapeOf, type TextPart } from './structure'

export interface RawMail {
  uid: number
  flags: ReadonlySet<string>
  internalAt: number
  /** Bytes of the whole mail. */
  size: number
  /** Null where the head could not be read. */
  facts: MailFacts | null
  shape: Shape
  /** Why something of it could not be read. */
  why: string | null
  /** Its parts are not known, so neither is its text. */
  broken: boolean
}

/**
 * A mail may break the connection itself. Then the next pull goes one by one, and a mail under whose reading the line
 * broke twice is only named.
 */
export interface Caution {
  careful: boolean
  trying: string | null
  strikes: Map<string, number>
}
export const createCaution = (): Caution => ({ careful: false, trying: null, strikes: new Map() })

const full: FetchQueryObject = { uid: true, flags: true, internalDate: true, size: true, bodyStructure: true, headers: true }
const least: FetchQueryObject = { uid: true, flags: true, internalDate: true, size: true }

const whyOf = (error: unknown): string => (error instanceof Error ? error.name : 'unreadable')

const rawOf = async (message: FetchMessageObject, broken: string | null): Promise<RawMail> => {
  let facts: MailFacts | null = null
  let why = broken
  try {
    if (message.headers) facts = await readHead(message.headers)
  } catch (error) {
    why = `head: ${whyOf(error)}`
  }
  let shape: Shape = { texts: [], files: [], left: 0 }
  try {
    shape = shapeOf(message.bodyStructure)
  } catch (error) {
    why = `parts: ${whyOf(error)}`
  }
  const date = message.internalDate ? new Date(message.internalDate).getTime() : Number.NaN
  return {
    uid: message.uid,
    flags: message.flags ?? new Set(),
    internalAt: Number.isFinite(date) && date > 0 ? date : 0,
    size: message.size ?? 0,
    facts,
    shape,
    why: why ?? (facts === null ? 'no head' : null),
    broken: broken !== null || facts === null,
  }
}

/** Heads and parts of mails of the open folder, in the order of `uids`; those that have gone are missing. */
export const fetchHeads = async (client: ImapFlow, folder: string, uids: readonly number[], caution: Caution): Promise<RawMail[]> => {
  if (uids.length === 0) return []
  const found = new Map<number, FetchMessageObject>()
  const broken = new Map<number, string>()
  let single = caution.careful
  if (!single) {
    try {
      for (const message of await client.fetchAll(uids.join(','), full, { uid: true })) found.set(message.uid, message)
    } catch (error) {
      if (!client.usable) {
        caution.careful = true
        throw error
      }
      single = true
      found.clear()
    }
  }
  if (single) {
    for (const uid of uids) {
      const name = `${folder}#${uid}`
      const given = (caution.strikes.get(name) ?? 0) >= 2
      caution.trying = name
      try {
        const message = await client.fetchOne(String(uid), given ? least : full, { uid: true })
        if (message) found.set(uid, message)
        if (given) broken.set(uid, 'breaks the connection')
      } catch (error) {
        if (!client.usable) {
          caution.strikes.set(name, (caution.strikes.get(name) ?? 0) + 1)
          throw error
        }
        const message = await client.fetchOne(String(uid), least, { uid: true })
        if (message) found.set(uid, message)
        broken.set(uid, whyOf(error))
      }
      caution.trying = null
    }
    caution.careful = false
  }
  // A mail whose answer could not be parsed is left out silently; so is one that has just gone.
  const missing = uids.filter((uid) => !found.has(uid))
  if (missing.length > 0) {
    for (const message of await client.fetchAll(missing.join(','), { ...least, headers: true }, { uid: true })) {
      found.set(message.uid, message)
      broken.set(message.uid, 'parts unreadable')
    }
  }
  const mails: RawMail[] = []
  for (const uid of uids) {
    const message = found.get(uid)
    if (message) mails.push(await rawOf(message, broken.get(uid) ?? null))
  }
  return mails
}

export interface Texts {
  plain: string
  html: string
  /** What had to be left out. */
  short: string | null
}

const keyOf = (texts: readonly TextPart[]): string => texts.map(({ part }) => part).join(' ')

/** Texts of mails of the open folder, by UID. Mails with the same parts are asked for together. */
export const fetchTexts = async (client: ImapFlow, mails: readonly RawMail[]): Promise<Map<number, Texts>> => {
  const groups = new Map<string, RawMail[]>()
  const texts = new Map<number, Texts>()
  for (const mail of mails) {
    if (mail.broken) continue
    if (mail.shape.texts.length === 0) texts.set(mail.uid, { plain: '', html: '', short: null })
    else groups.set(keyOf(mail.shape.texts), [...(groups.get(keyOf(mail.shape.texts)) ?? []), mail])
  }
  for (const group of groups.values()) {
    const parts = group[0]?.shape.texts ?? []
    const bodyParts = parts.map(({ part }) => ({ key: part, start: 0, maxLength: TEXT_BYTES }))
    const answers = await client.fetchAll(group.map(({ uid }) => uid).join(','), { uid: true, bodyParts }, { uid: true })
    for (const answer of answers) {
      const mail = group.find(({ uid }) => uid === answer.uid)
      if (mail) texts.set(mail.uid, await join(mail, answer.bodyParts))
    }
  }
  return texts
}

const join = async (mail: RawMail, bodies: Map<string, Buffer> | undefined): Promise<Texts> => {
  const plain: string[] = []
  const html: string[] = []
  let short: string | null = null
  for (const part of mail.shape.texts) {
    const bytes = bodies?.get(part.part.toLowerCase()) ?? bodies?.get(part.part)
    if (!bytes) continue
    if (bytes.length >= TEXT_BYTES) short = `text cut at ${TEXT_BYTES} bytes of ${part.size}`
    try {
      const text = await decodeText(part, bytes)
      if (part.type === 'text/html') html.push(text)
      else plain.push(text)
    } catch (error) {
      short = `part ${part.part}: ${whyOf(error)}`
    }
  }
  return { plain: plain.join('\n\n').trim(), html: html.join('\n'), short }
}

export const badMail = (uid: number, why: string): BadItem => ({ what: 'mail', remoteId: `uid ${uid}`, why: why.slice(0, 200) })
