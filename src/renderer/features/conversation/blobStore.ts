/** Attachments on demand, as blob addresses of this window: each fetched once, let go a little after its last reader. */
import { useEffect, useState } from 'react'
import type { Attachment } from '../../../shared/domain/conversation/types'
import type { BackendId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls, onDeskEvent } from '../../bridge/deskStore'

export type Fetched = { type: 'waiting' } | { type: 'ready'; url: string } | { type: 'failed'; problem: Problem }

interface Entry {
  readers: number
  promise: Promise<string>
  url: string | null
  timer: number | undefined
}
const entries = new Map<string, Entry>()
/** Stays for the zoom that follows a thumbnail. */
const LINGER_MS = 20_000

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** What a blob may call itself in this window: never a page. */
const safeMime = (mime: string): string => (/^(image|audio|video)\/[\w.+-]+$/i.test(mime) ? mime : 'application/octet-stream')

const take = (backendId: BackendId, attachment: Attachment): Entry => {
  const found = entries.get(attachment.id)
  if (found) {
    window.clearTimeout(found.timer)
    found.readers++
    return found
  }
  const { id, ref, name, mime } = attachment
  const entry: Entry = {
    readers: 1,
    url: null,
    timer: undefined,
    promise: calls()
      .backends.attachment({ backendId, attachmentId: id, ref, name, mime })
      .then((answer) => {
        const url = URL.createObjectURL(new Blob([bytesOf(answer.base64)], { type: safeMime(answer.mime || mime) }))
        entry.url = url
        if (entry.readers <= 0 && entries.get(id) !== entry) URL.revokeObjectURL(url)
        return url
      }),
  }
  entries.set(id, entry)
  entry.promise.catch(() => {
    if (entries.get(id) === entry) entries.delete(id)
  })
  return entry
}

const leave = (id: string, entry: Entry): void => {
  entry.readers--
  if (entry.readers > 0) return
  entry.timer = window.setTimeout(() => {
    if (entries.get(id) === entry) entries.delete(id)
    if (entry.url) URL.revokeObjectURL(entry.url)
  }, LINGER_MS)
}

/** Lets go at once of what nobody shows. */
const forgetBlobs = (): void => {
  for (const [id, entry] of entries) {
    if (entry.readers > 0) continue
    window.clearTimeout(entry.timer)
    entries.delete(id)
    if (entry.url) URL.revokeObjectURL(entry.url)
  }
}

onDeskEvent((event) => {
  if (event.type === 'erased') forgetBlobs()
})

/** Its address once it was fetched; nothing is fetched while `wanted` is false. `again` tries once more after a failure. */
export const useAttachment = (backendId: BackendId, attachment: Attachment, wanted: boolean): { fetched: Fetched; again: () => void } => {
  const [fetched, setFetched] = useState<Fetched>({ type: 'waiting' })
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attachment is named by its id; `tries` asks again
  useEffect(() => {
    if (!wanted) return
    let over = false
    setFetched({ type: 'waiting' })
    const entry = take(backendId, attachment)
    entry.promise.then(
      (url) => (over ? undefined : setFetched({ type: 'ready', url })),
      (error: unknown) => (over ? undefined : setFetched({ type: 'failed', problem: problemOf(error) as Problem })),
    )
    return () => {
      over = true
      leave(attachment.id, entry)
    }
  }, [backendId, attachment.id, wanted, tries])
  return { fetched, again: () => setTries((count) => count + 1) }
}

/** For pictures inside a letter: the address and the way to let it go. */
export const borrowAttachment = (backendId: BackendId, attachment: Attachment): { url: Promise<string>; letGo: () => void } => {
  const entry = take(backendId, attachment)
  return { url: entry.promise, letGo: () => leave(attachment.id, entry) }
}
