/** A mail as bytes: plain text and the same as HTML, with language and direction, files with names in any script. */
import type { Address } from '../../../shared/domain/conversation/types'
import type { FileToSend } from '../connector'
import { KEY_HEADER } from './head'

export interface Letter {
  from: Address
  to: readonly Address[]
  cc: readonly Address[]
  bcc: readonly Address[]
  subject: string
  text: string
  language: string | null
  direction: 'ltr' | 'rtl' | null
  /** Without angle brackets. */
  messageId: string
  inReplyTo: string | null
  references: readonly string[]
  /** Key and index of the effect, for our own header. */
  key: string
  at: number
  files: readonly FileToSend[]
}

/** The domain in ASCII, as Message-IDs and envelopes want it. */
export const asciiDomain = (address: string): string => {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  try {
    return new URL(`http://${domain}`).hostname || 'localhost'
  } catch {
    return 'localhost'
  }
}

/** `<key>.<index>@<domain>`: the same at every try of the same text. */
export const messageIdFor = (key: string, index: number, address: string): string => `${key}.${index}@${asciiDomain(address)}`

const strongRtl = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const strongLtr = /[A-Za-z\u00aa-\u02b8\u0370-\u058f\u0900-\u1fff\u2c00-\ud7ff\uf900-\ufaff]/

/** Direction by the first letter that has one. */
export const directionOf = (text: string): 'ltr' | 'rtl' | null => {
  for (const letter of text) {
    if (strongRtl.test(letter)) return 'rtl'
    if (strongLtr.test(letter)) return 'ltr'
  }
  return null
}

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;')

/** HTML of a plain text: a paragraph per block, each with its own direction, line breaks kept, nothing interpreted. */
export const htmlOf = (text: string, language: string | null, direction: 'ltr' | 'rtl' | null): string => {
  const base = direction ?? directionOf(text) ?? 'ltr'
  const lang = language !== null && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? ` lang="${language}"` : ''
  const paragraphs = text
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block
        .split('\n')
        .map((line) => escapeHtml(line).replace(/^ +| {2,}/g, (spaces) => '&nbsp;'.repeat(spaces.length)))
        .join('<br>\n')
      return `<p dir="${directionOf(block) ?? base}">${lines}</p>`
    })
    .join('\n')
  return `<!DOCTYPE html>\n<html${lang} dir="${base}">\n<head><meta charset="utf-8"></head>\n<body>\n${paragraphs}\n</body>\n</html>\n`
}

const named = ({ name, address }: Address) => ({ name: name.replace(/[\r\n]+/g, ' '), address })

/** Bytes that go over the line; blind copies stand only in the envelope. Throws what nodemailer throws. */
export const composeMail = async (letter: Letter): Promise<Buffer> => {
  const text = letter.text.replace(/\r\n?/g, '\n')
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const composer = new MailComposer({
    from: named(letter.from),
    to: letter.to.map(named),
    cc: letter.cc.map(named),
    subject: letter.subject.replace(/[\r\n]+/g, ' '),
    text,
    html: htmlOf(text, letter.language, letter.direction),
    messageId: `<${letter.messageId}>`,
    ...(letter.inReplyTo === null ? {} : { inReplyTo: `<${letter.inReplyTo}>` }),
    ...(letter.references.length === 0 ? {} : { references: letter.references.map((id) => `<${id}>`).join(' ') }),
    date: new Date(letter.at),
    headers: { [KEY_HEADER]: letter.key, ...(letter.language ? { 'Content-Language': letter.language } : {}) },
    attachments: letter.files.map((file) => ({
      filename: file.name,
      content: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(file.mime) ? file.mime : 'application/octet-stream',
      contentDisposition: 'attachment' as const,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
  return composer.compile().build()
}

/** The copy for Sent also says who got it blindly. */
export const withBcc = (raw: Buffer, bcc: readonly Address[]): Buffer =>
  bcc.length === 0 ? raw : Buffer.concat([Buffer.from(`Bcc: ${bcc.map(({ address }) => address).join(',\r\n ')}\r\n`), raw])
