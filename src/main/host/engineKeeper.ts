/** Keeps the engine page alive while a desk is open: started again when it ends, ever later when it ends again and again. */
import type { BrowserWindow } from 'electron'
import type { Log } from '../ports'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** A page that stood this long is well: its next end counts as the first. */
const WELL_MS = 60_000
/** So many ends in a row are told on the screens. */
const TOLD_AFTER = 3

/** Wait before the next start, ms, after so many ends in a row (1 and more). */
export const engineWait = (ends: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, ends - 1))

export interface EngineNeeds {
  open(): BrowserWindow
  admit(window: BrowserWindow): void
  /** Whether there is an open desk to work for. */
  wanted(): boolean
  log: Log
  /** Monotonic ms. */
  now(): number
  later(ms: number, run: () => void): void
  /** Tells that it fails (epoch ms since when), or null once it stands again. */
  failing(since: number | null): void
  clock(): number
}

export const createEngineKeeper = (needs: EngineNeeds) => {
  let page: BrowserWindow | null = null
  let ends = 0
  let startedAt = 0
  let waiting = false
  let told: number | null = null
  let firstEndAt = 0

  const want = (): void => {
    if (page || waiting || !needs.wanted()) return
    const made = needs.open()
    page = made
    startedAt = needs.now()
    needs.admit(made)
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      needs.log.warn('engine.gone', { reason })
      made.destroy()
    })
    made.on('unresponsive', () => {
      needs.log.warn('engine.unresponsive', {})
      made.destroy()
    })
    made.on('closed', () => {
      if (page !== made) return
      page = null
      if (needs.now() - startedAt >= WELL_MS) ends = 0
      if (ends === 0) firstEndAt = needs.clock()
      ends++
      if (ends >= TOLD_AFTER && told === null) {
        told = firstEndAt
        needs.failing(told)
      }
      waiting = true
      needs.later(engineWait(ends), () => {
        waiting = false
        want()
      })
    })
    needs.later(WELL_MS, () => {
      if (page !== made) return
      ends = 0
      if (told === null) return
      told = null
      needs.failing(null)
    })
  }
  return {
    want,
    /** With the desk locked or closed: the page goes, and its end counts for nothing. */
    stop(): void {
      const ending = page
      page = null
      ends = 0
      if (told !== null) needs.failing(null)
      told = null
      ending?.destroy()
    },
    failingSince: () => told,
  }
}
