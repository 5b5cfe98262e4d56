/** Bytes of a part → text or file: transfer encoding off, character set read, flowed lines joined. */
import PostalMime from 'postal-mime'
import { wellFormed } from '../common/text'
import type { TextPart } from './structure'

/** Bytes of one text part that are fetched at most. */
export const TEXT_BYTES = 6 * 1024 * 1024

const safe = (value: string): string => value.replace(/[^A-Za-z0-9._:+-]/g, '').slice(0, 60)

/**
 * Text of one part. Unknown and forbidden character sets (UTF-7 hides script from filters) are read as windows-1252,
 * halves of surrogate pairs are replaced. Throws only what postal-mime throws.
 */
export const decodeText = async (part: TextPart, bytes: Uint8Array): Promise<string> => {
  const charset = safe(part.charset)
  const head = [
    `Content-Type: ${part.type}${charset ? `; charset=${charset}` : '; charset=utf-8'}${part.flowed ? '; format=flowed' : ''}${part.delSp ? '; delsp=yes' : ''}`,
    `Content-Transfer-Encoding: ${safe(part.encoding) || '8bit'}`,
    '',
    '',
  ].join('\r\n')
  const mail = await PostalMime.parse(Buffer.concat([Buffer.from(head), bytes]))
  const text = (part.type === 'text/html' ? mail.html : mail.text) ?? ''
  return wellFormed(text.replace(/\r\n?/g, '\n'))
}

const fromQuoted = (bytes: Buffer): Buffer => {
  const text = bytes
    .toString('latin1')
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

/** Bytes of a file part. What is broken inside is read as far as it goes. */
export const decodeFile = (encoding: string, bytes: Buffer): Uint8Array => {
  if (encoding === 'base64') return new Uint8Array(Buffer.from(bytes.toString('latin1').replace(/[^A-Za-z0-9+/]/g, ''), 'base64'))
  if (encoding === 'quoted-printable') return new Uint8Array(fromQuoted(bytes))
  return new Uint8Array(bytes)
}
