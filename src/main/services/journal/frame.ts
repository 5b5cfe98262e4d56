/**
 * One record, one line: `<crc32> <sequence> <backend> <kind> <sealed, base64>\n`. In clear stand only what is
 * needed to drop a backend's lines without its key. The payload is AES-256-GCM under the backend's journal key,
 * bound to backend, kind and sequence, so no line can be moved to another place unnoticed.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'

const IV = 12
const TAG = 16

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

const crc32 = (text: string): string => {
  let crc = 0xffffffff
  for (let at = 0; at < text.length; at += 1) crc = (crc >>> 8) ^ (crcTable[(crc ^ text.charCodeAt(at)) & 0xff] ?? 0)
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}

/** AES-256-GCM as iv, cipher text, tag. `iv` is 12 strong random bytes. */
export const seal = (key: Uint8Array, plain: Uint8Array, bound: string, iv: Uint8Array): Uint8Array => {
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(bound))
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The plain bytes, or null where key, binding or bytes are not what was sealed. */
export const unseal = (key: Uint8Array, sealed: Uint8Array, bound: string): Uint8Array | null => {
  if (sealed.length < IV + TAG) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV))
    decipher.setAAD(Buffer.from(bound))
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
    return Buffer.concat([decipher.update(sealed.subarray(IV, sealed.length - TAG)), decipher.final()])
  } catch {
    return null
  }
}

export interface Line {
  sequence: number
  backendId: string
  kind: string
  sealed: string
  /** The line as it stands, without its end. */
  raw: string
}

const bound = (line: { backendId: string; kind: string; sequence: number }) => `${line.backendId}\n${line.kind}\n${line.sequence}`

/** A record as the line that is written, with its end. */
export const frame = (
  key: Uint8Array,
  iv: Uint8Array,
  record: { backendId: string; kind: string; body: unknown },
  sequence: number,
): string => {
  const sealed = seal(key, Buffer.from(JSON.stringify(record.body)), bound({ ...record, sequence }), iv)
  const rest = `${sequence} ${record.backendId} ${record.kind} ${Buffer.from(sealed).toString('base64')}`
  return `${crc32(rest)} ${rest}\n`
}

/** Reads a line's frame; null where its checksum or shape is wrong. */
export const parseLine = (raw: string): Line | null => {
  const parts = raw.split(' ')
  const [crc, sequence, backendId, kind, sealed] = parts
  if (parts.length !== 5 || !sequence || !backendId || !kind || sealed === undefined) return null
  if (crc !== crc32(raw.slice(9)) || !/^\d{1,15}$/.test(sequence)) return null
  return { sequence: Number(sequence), backendId, kind, sealed, raw }
}

/** The body of a line, or undefined where the key does not open it. */
export const openLine = (key: Uint8Array, line: Line): unknown => {
  const plain = unseal(key, Buffer.from(line.sealed, 'base64'), bound(line))
  if (!plain) return undefined
  try {
    return JSON.parse(Buffer.from(plain).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

/**
 * Splits a segment into its lines. Bytes after the last line end are a write that a power cut tore: nobody was
 * told that they stand, so they are cut.
 */
export const splitLines = (bytes: Uint8Array): { lines: string[]; torn: boolean } => {
  const pieces = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').split('\n')
  const tail = pieces.pop() ?? ''
  return { lines: pieces.filter((line) => line !== ''), torn: tail !== '' }
}
