/** One document of the open profile, sealed under the desk key: read whole at opening, written whole at each change. */
import type { z } from 'zod'
import { serial } from '../../../shared/serial'

export interface SealedDocuments {
  readSealed(name: string): Promise<unknown>
  writeSealed(name: string, content: unknown): Promise<void>
}

/**
 * For work that may outlive the lock: what it would write then must not come into the profile that is opened next.
 * @param locked what is thrown instead
 */
export const documentsUntil = (
  { readSealed, writeSealed }: SealedDocuments,
  isOver: () => boolean,
  locked: () => Error,
): SealedDocuments => ({
  readSealed,
  async writeSealed(name, content) {
    if (isOver()) throw locked()
    await writeSealed(name, content)
  },
})

export interface DocumentShape<Content> {
  file: string
  /** From what was stored, or from null where nothing was yet. Throws where the whole cannot be read: it is not written over. */
  read(stored: unknown): Content
  /** What is thrown while it is not open. */
  locked(): Error
}

export const createSealedDocument = <Content extends object>(
  { readSealed, writeSealed }: SealedDocuments,
  { file, read, locked }: DocumentShape<Content>,
) => {
  let content: Content | null = null
  const oneByOne = serial()
  const open = (): Content => {
    if (!content) throw locked()
    return content
  }
  return {
    load: () =>
      oneByOne(async () => {
        content = read(await readSealed(file))
      }),
    /** On lock and sign-out. */
    drop() {
      content = null
    },
    isOpen: () => content !== null,
    /** Throws `locked`. */
    read: open,
    /** Durable when it answers; nothing has changed where it fails. The same object: nothing is written, the answer is false. */
    change: (next: (now: Content) => Content) =>
      oneByOne(async () => {
        const before = open()
        const changed = next(before)
        if (changed === before) return false
        await writeSealed(file, { version: 1, ...changed })
        // Locked while it was written: it is on the disk, and read again at the next opening.
        if (content) content = changed
        return true
      }),
  }
}

/** Items that can be read; `onBad` is told of the others, which are left out alone. */
export const readableOf = <T>(schema: z.ZodType<T>, list: readonly unknown[], onBad: (count: number) => void): T[] => {
  const good = list.flatMap((one) => {
    const read = schema.safeParse(one)
    return read.success ? [read.data] : []
  })
  if (good.length < list.length) onBad(list.length - good.length)
  return good
}
