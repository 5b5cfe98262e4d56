/** The tree of parts as the server tells it → which parts are the text, which are files. Never recurses, always bounded. */
import type { MessageStructureObject } from 'imapflow'
import { decodeWords } from 'postal-mime'
import { safeFileName } from '../../../shared/domain/fileName'

export interface TextPart {
  part: string
  type: 'text/plain' | 'text/html'
  charset: string
  encoding: string
  flowed: boolean
  delSp: boolean
  size: number
}
export interface FilePart {
  part: string
  mime: string
  name: string
  encoding: string
  /** Bytes as encoded; null where the server does not tell. */
  size: number | null
  contentId: string | null
  inline: boolean
}
export interface Shape {
  texts: TextPart[]
  files: FilePart[]
  /** Parts beyond what is listed. */
  left: number
}

const TEXTS_MOST = 20
const FILES_MOST = 200
const NODES_MOST = 20_000

const endings: Record<string, string> = {
  'message/rfc822': 'eml',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/calendar': 'ics',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'application/zip': 'zip',
  'message/delivery-status': 'txt',
}

/** RFC 2231 continuations and encoded words alike; servers hand both through as they came. */
const parameter = (parameters: Record<string, string> | undefined, name: string): string => {
  if (!parameters) return ''
  const plain = parameters[name]
  if (plain !== undefined) return decodeWords(plain)
  const pieces: [number, boolean, string][] = []
  for (const [key, value] of Object.entries(parameters)) {
    const match = new RegExp(`^${name}(?:\\*(\\d{1,3}))?(\\*)?$`, 'i').exec(key)
    if (match) pieces.push([Number(match[1] ?? 0), match[2] === '*', value])
  }
  pieces.sort((a, b) => a[0] - b[0])
  const [first] = pieces
  if (!first) return ''
  const charset = first[1] ? (/^([^']*)'[^']*'/.exec(first[2])?.[1] ?? 'utf-8') : 'utf-8'
  const bytes: number[] = []
  for (const [index, encoded, value] of pieces) {
    const raw = index === 0 && encoded ? value.replace(/^[^']*'[^']*'/, '') : value
    if (!encoded) bytes.push(...new TextEncoder().encode(raw))
    else
      for (let at = 0; at < raw.length; at += 1) {
        const hex = raw[at] === '%' ? /^[0-9a-f]{2}$/i.exec(raw.slice(at + 1, at + 3)) : null
        if (hex) {
          bytes.push(Number.parseInt(hex[0], 16))
          at += 2
        } else bytes.push(...new TextEncoder().encode(raw[at] ?? ''))
      }
  }
  try {
    return new TextDecoder(charset || 'utf-8').decode(new Uint8Array(bytes))
  } catch {
    return new TextDecoder().decode(new Uint8Array(bytes))
  }
}

const nameOf = (node: MessageStructureObject, part: string): string => {
  const told = parameter(node.dispositionParameters, 'filename') || parameter(node.parameters, 'name')
  if (told.trim() !== '') return safeFileName(told)
  const subject = node.type === 'message/rfc822' ? (node.envelope?.subject ?? '') : ''
  const ending = endings[node.type]
  return safeFileName(`${subject || `part-${part}`}${ending ? `.${ending}` : ''}`)
}

/**
 * Text parts to show in their order and files. Of alternatives both the plain and the HTML one are named; text parts
 * with a file name or marked as attachment are files. Attached mails are files with all they hold.
 */
export const shapeOf = (root: MessageStructureObject | undefined): Shape => {
  const shape: Shape = { texts: [], files: [], left: 0 }
  if (!root) return shape
  const waiting: MessageStructureObject[] = [root]
  let nodes = 0
  while (waiting.length > 0) {
    const node = waiting.pop() as MessageStructureObject
    nodes += 1
    if (nodes > NODES_MOST) {
      shape.left += waiting.length + 1
      break
    }
    const type = (node.type || 'text/plain').toLowerCase()
    if (type.startsWith('multipart/') || (node.childNodes && type !== 'message/rfc822')) {
      for (const child of [...(node.childNodes ?? [])].reverse()) waiting.push(child)
      continue
    }
    const part = node.part ?? '1'
    const disposition = (node.disposition ?? '').toLowerCase()
    const named = parameter(node.dispositionParameters, 'filename') !== '' || parameter(node.parameters, 'name') !== ''
    const isText =
      (type === 'text/plain' || type === 'text/html') &&
      disposition !== 'attachment' &&
      !(named && disposition !== 'inline' && part !== '1')
    if (isText && shape.texts.length < TEXTS_MOST) {
      shape.texts.push({
        part,
        type: type as TextPart['type'],
        charset: node.parameters?.charset ?? '',
        encoding: (node.encoding ?? '').toLowerCase(),
        flowed: /^flowed$/i.test(node.parameters?.format ?? ''),
        delSp: /^yes$/i.test(node.parameters?.delsp ?? ''),
        size: node.size ?? 0,
      })
      continue
    }
    if (shape.files.length >= FILES_MOST) {
      shape.left += 1
      continue
    }
    shape.files.push({
      part,
      mime: type,
      name: nameOf({ ...node, type }, part),
      encoding: (node.encoding ?? '').toLowerCase(),
      size: node.size ?? null,
      contentId: node.id ? node.id.replace(/^<|>$/g, '') : null,
      inline: disposition === 'inline' || !!node.id,
    })
  }
  return shape
}

/** Bytes of the file itself; of base 64 told from its lines of 76, exact to a line. */
export const fileSize = ({ size, encoding }: FilePart): number | null => {
  if (size === null) return null
  return encoding === 'base64' ? Math.max(0, Math.floor((size * 57) / 78)) : size
}
