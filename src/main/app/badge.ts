/** How much is unread, leaves by itself and waits for a word: for tray, badge and quitting. */
export const createBadge = (needs: {
  standing(): { leaving: number; asks: number }
  /** Shows it where the system has a place for it. */
  show(unread: number): void
}) => {
  const listeners = new Set<() => void>()
  let unread = 0
  let due = false
  /** Once for all that changes in the same moment: a batch of a hundred is one look. */
  const look = () => {
    if (due) return
    due = true
    queueMicrotask(() => {
      due = false
      needs.show(unread)
      for (const listener of listeners) listener()
    })
  }
  return {
    look,
    unread(count: number) {
      unread = count
      look()
    },
    counts: () => ({ unread, ...needs.standing() }),
    onCounts(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
