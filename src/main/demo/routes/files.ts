import { blobBytes, openSignedBlob, thumbBytes } from '../blobs'
import { type Call, type Reply, redirect } from '../http'
import type { AccountStore } from '../store'

const missing: Reply = { status: 404 }

/** Active Storage: a lasting signed link that redirects to the bytes. Needs no token, only the link. */
export function serveFile(call: Call, secret: string, storeOf: (accountId: number) => AccountStore | undefined): Reply | null {
  const match = /^\/rails\/active_storage\/(blobs\/redirect|representations\/redirect|disk|disk-thumb)\/([^/]+)\/([^/]+)$/.exec(call.path)
  if (!match || call.method !== 'GET') return null
  const [, kind = '', signed = '', name = ''] = match
  const found = openSignedBlob(secret, signed)
  const blob = found && storeOf(found.accountId)?.data.blobs[found.key]
  if (!blob) return missing
  if (kind.endsWith('redirect')) {
    return redirect(`/rails/active_storage/${kind.startsWith('representations') ? 'disk-thumb' : 'disk'}/${signed}/${name}`)
  }
  // A file of unknown making must never be taken for a page of this address.
  return {
    status: 200,
    headers: { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" },
    raw: { data: kind === 'disk-thumb' ? thumbBytes(blob) : blobBytes(blob), contentType: blob.contentType },
  }
}
