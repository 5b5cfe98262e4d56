/**
 * A window that rests hands back memory. V8 collects when its heap has grown by half again, not when there is time: after
 * a hundred conversations that were opened and left, three quarters of a window's heap is what nobody needs. So it is
 * collected in a pause, some tens of milliseconds that fall between two pieces of work instead of into one.
 */

/** Nobody touches keys or mouse for so long: the next touch is not under way. */
export const REST_MS = 2_500
/** What fewer touches leave behind is not worth the time. */
export const TOUCHES = 12
/** Readings that leave behind as much as one touch: a window that is only looked at reads its lists again and again, too. */
export const READINGS = 8
/** By then the first screen stands, and what is read ahead of need has been read. */
const START_MS = 4_000

export interface RestNeeds {
  /** Hands back what it can; takes some tens of milliseconds. */
  collect(): void
  later(ms: number, run: () => void): () => void
}

/** Counts touches and readings; once enough of them were followed by a pause, collects. */
export const createRest = ({ collect, later }: RestNeeds) => {
  let done = 0
  let stop: () => void = () => undefined
  const count = (what: number) => {
    done += what
    stop()
    stop = later(REST_MS, () => {
      if (done < TOUCHES) return
      done = 0
      collect()
    })
  }
  return {
    touch: (): void => count(1),
    read: (): void => count(1 / READINGS),
    /** Much has been read and drawn at once. */
    worked: (): void => count(TOUCHES),
    end(): void {
      stop()
    },
  }
}

let watched: { read(): void } | null = null
/** The cache was read: for a screen, or because something came. */
export const noteReading = (): void => watched?.read()

const TOUCH_EVENTS = ['keydown', 'pointerdown', 'wheel'] as const

/** Watches this window, from its start. @returns the end of it */
export const watchRest = (): (() => void) => {
  const rest = createRest({
    collect: () => window.postMessage('dragoman:rest', location.origin),
    later: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  watched = rest
  const start = setTimeout(rest.worked, START_MS)
  for (const name of TOUCH_EVENTS) window.addEventListener(name, rest.touch, { capture: true, passive: true })
  return () => {
    clearTimeout(start)
    watched = null
    rest.end()
    for (const name of TOUCH_EVENTS) window.removeEventListener(name, rest.touch, { capture: true })
  }
}
