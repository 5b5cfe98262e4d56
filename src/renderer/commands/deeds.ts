/** What was done and how to take it back: feeds the toast, the live region and the key z. */
import { closeToast, showToast } from '../state/toasts'
import { say } from '../ui/liveRegion'

export interface Deed {
  /** In the agent's language: «Resolved.» */
  says: string
  /** Takes it back; may fail, the failure is worded by the caller of `undoLast`. */
  undo: () => void | Promise<void>
  /** What is said once it is undone. */
  saysUndone: string
}

const LIMIT = 50
const stack: { deed: Deed; toast: number }[] = []
let onTrouble: (error: unknown) => void = () => undefined

export const setUndoTrouble = (handler: (error: unknown) => void): void => {
  onTrouble = handler
}

/** Deeds, and undoings of deeds, that the journal has not answered yet: z waits for them, else it would take back the one before. */
const coming = new Set<Promise<unknown>>()
export const expectDeed = (work: Promise<unknown>): void => {
  const settled = work.catch(() => undefined).finally(() => coming.delete(settled))
  coming.add(settled)
}

/** Tells what was done and keeps its undo. A deed without a screen word is never pushed. */
export const pushDeed = (deed: Deed): void => {
  say(deed.says)
  const entry = { deed, toast: 0 }
  entry.toast = showToast({ text: deed.says, onUndo: () => void undoEntry(entry) })
  stack.push(entry)
  if (stack.length > LIMIT) stack.shift()
}

const undoEntry = async (entry: { deed: Deed; toast: number }): Promise<void> => {
  const at = stack.indexOf(entry)
  if (at < 0) return
  stack.splice(at, 1)
  closeToast(entry.toast)
  try {
    const undone = Promise.resolve(entry.deed.undo())
    // z z: what was done before is taken back once this is, else it could be overtaken.
    expectDeed(undone)
    await undone
    say(entry.deed.saysUndone)
    showToast({ text: entry.deed.saysUndone, lasts: 3_000 })
  } catch (error) {
    onTrouble(error)
  }
}

/** The key z. Answers whether there was something to undo. */
export const undoLast = async (): Promise<boolean> => {
  while (coming.size > 0) await Promise.all(coming)
  const entry = stack.at(-1)
  if (!entry) return false
  await undoEntry(entry)
  return true
}
/** When the desk locks or the profile changes. */
export const forgetDeeds = (): void => {
  for (const { toast } of stack) closeToast(toast)
  stack.length = 0
}
