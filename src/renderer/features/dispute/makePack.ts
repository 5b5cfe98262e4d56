/** The pack of a case as files: hashed in this page, printed by main. */
import { type PackFacts, type PackFile, packHtml, packParts, packSums } from '../../../shared/domain/dispute/pack'
import type { BackendId } from '../../../shared/domain/ids'
import type { StoredFile } from '../../../shared/domain/outbox/types'
import { calls } from '../../bridge/deskStore'
import type { DisputeCase } from '../../data/read/disputes'

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => hex(await crypto.subtle.digest('SHA-256', bytes))
const sha256Of = (text: string): Promise<string> => sha256(new TextEncoder().encode(text))

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
/** What the customer and the shop wrote to each other, oldest first; notes, events and what failed to leave are no part of it. */
export const packMessages = (messages: DisputeCase['messages']): PackFacts['messages'] =>
  messages
    .filter(({ kind, delivery }) => (kind === 'incoming' || kind === 'outgoing') && delivery !== 'failed')
    .map((message) => ({
      at: message.at,
      by: message.kind === 'incoming' ? 'customer' : 'shop',
      author: message.author.name,
      text: message.text,
      language: message.language,
      attachments: message.attachments.map(({ name }) => name),
      deleted: message.deleted,
    }))

/** Checksums of what is handed in beside the pack. */
export const packFiles = (backendId: BackendId, files: readonly StoredFile[]): Promise<PackFile[]> =>
  Promise.all(
    files.map(async (file) => {
      const { base64 } = await calls().outbox.file({ backendId, file })
      return { name: file.name, size: file.size, sha256: await sha256(bytesOf(base64)) }
    }),
  )

export const makePack = async (facts: PackFacts): Promise<string> => {
  const parts = packParts(facts)
  const hashes = await Promise.all(parts.map(({ html }) => sha256Of(html)))
  return packHtml(facts, parts, hashes, await sha256Of(packSums(hashes)))
}

export const printPack = async (html: string): Promise<string> => (await calls().desk.printPdf({ html })).base64
