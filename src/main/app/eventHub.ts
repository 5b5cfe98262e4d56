/**
 * The one stream of events for every page. A page that does not keep up loses its stream, never an event of it:
 * it comes again, hears `hello`, and reads anew.
 */
import type { DeskEvent } from '../../shared/contract'

export type Role = 'window' | 'engine' | 'quick'
export interface Page {
  readonly role: Role
  /** Ends the stream this page listens to. */
  end: (() => void) | null
}

const longestQueue = 2_000
/** What a page may hear while no profile is open. */
const alwaysTold = new Set<DeskEvent['type']>(['hello', 'desk', 'command'])
/** All that the quick palette's page hears: it stands above other programs, and needs no customer's words. */
const quickTold = new Set<DeskEvent['type']>(['hello', 'desk', 'settings', 'library', 'quick'])

/** @param standing what holds on, told to every page that comes */
export const createEventHub = (isOpen: () => boolean, engineCame: () => void, standing: () => DeskEvent[] = () => []) => {
  const listeners = new Set<{ page: Page; push(event: DeskEvent): void; end(): void }>()

  return {
    emit(event: DeskEvent) {
      if (!isOpen() && !alwaysTold.has(event.type)) return
      for (const { page, push } of [...listeners]) {
        if (event.type === 'task' && page.role !== 'engine') continue
        if (page.role === 'quick' && !quickTold.has(event.type)) continue
        push(event)
      }
    },
    windows: () => [...listeners].filter(({ page }) => page.role === 'window').length,
    engines: () => [...listeners].filter(({ page }) => page.role === 'engine').length,
    /** `hello` first; one stream a page, an earlier one ends. Ends with the page, the signal, or when it overflows. */
    listen(page: Page, signal: AbortSignal | undefined): AsyncGenerator<DeskEvent, void, void> {
      page.end?.()
      const queue: DeskEvent[] = [{ type: 'hello' }, ...(isOpen() && page.role !== 'quick' ? standing() : [])]
      let ended = false
      let wake: (() => void) | null = null
      const rouse = () => {
        wake?.()
        wake = null
      }
      const listener = {
        page,
        push(event: DeskEvent) {
          if (queue.length >= longestQueue) return listener.end()
          queue.push(event)
          rouse()
        },
        end() {
          ended = true
          listeners.delete(listener)
          signal?.removeEventListener('abort', listener.end)
          if (page.end === listener.end) page.end = null
          rouse()
        },
      }
      listeners.add(listener)
      page.end = listener.end
      signal?.addEventListener('abort', listener.end, { once: true })
      if (signal?.aborted) listener.end()
      else if (page.role === 'engine') queueMicrotask(() => !ended && engineCame())

      return (async function* () {
        try {
          for (;;) {
            const next = queue.shift()
            if (next) yield next
            else if (ended) return
            else {
              await new Promise<void>((resolve) => {
                wake = resolve
              })
            }
          }
        } finally {
          listener.end()
        }
      })()
    },
    endAll() {
      for (const { end } of [...listeners]) end()
    },
  }
}
export type EventHub = ReturnType<typeof createEventHub>
