import { createHmac, timingSafeEqual } from 'node:crypto'
import { drawInvoice } from './pdf'
import { drawPicture } from './png'
import type { Blob } from './types'

/** Bytes of a stored file; pictures and invoices are drawn anew from their seed, so that snapshots stay small. */
export function blobBytes(blob: Blob): Buffer {
  switch (blob.source.kind) {
    case 'picture':
      return drawPicture(blob.source.seed, blob.source.width, blob.source.height)
    case 'invoice':
      return drawInvoice(blob.source.lines)
    case 'bytes':
      return Buffer.from(blob.source.base64, 'base64')
  }
}

/** A quarter-size copy of a drawn picture; other files have no smaller copy. */
export function thumbBytes(blob: Blob): Buffer {
  if (blob.source.kind !== 'picture') return blobBytes(blob)
  return drawPicture(blob.source.seed, Math.ceil(blob.source.width / 4), Math.ceil(blob.source.height / 4))
}

/** Active Storage's idea: who has the link may read the file, and nobody can guess a link. */
export function signBlob(secret: string, accountId: number, key: string): string {
  const id = `${accountId}.${key}`
  return `${id}--${createHmac('sha256', secret).update(id).digest('hex').slice(0, 40)}`
}

export function openSignedBlob(secret: string, signed: string): { accountId: number; key: string } | null {
  const [id, mac] = signed.split('--')
  const [account, key] = (id ?? '').split('.')
  if (!account || !key || !mac) return null
  const wanted = Buffer.from(signBlob(secret, Number(account), key))
  const given = Buffer.from(signed)
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null
  return { accountId: Number(account), key }
}
