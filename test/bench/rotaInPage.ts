/** The rota's timeline in a page of the packaged program: whether a change of it has come, and a copy of it that does nothing but scroll. */
import { shoot } from './staticCopy'
import { frames } from './timing'

export type RotaUntil = 'bar' | 'week'

const timelineIn = (root: ParentNode): HTMLElement => {
  const found = root.querySelector<HTMLElement>('#rota-timeline')
  if (!found) throw new Error('no timeline')
  return found
}
const pointed = (): HTMLElement | null => {
  const id = timelineIn(document).getAttribute('aria-activedescendant')
  return id ? document.getElementById(id) : null
}

/** `bar`: the shift under the cursor lies elsewhere or is longer; `week`: other days stand on the ruler. */
export const rotaUntil = (until: RotaUntil): (() => boolean) => {
  const look =
    until === 'bar'
      ? () => pointed()?.style.cssText ?? null
      : () => timelineIn(document).querySelectorAll('[role=columnheader]')[1]?.getAttribute('aria-label') ?? null
  const was = look()
  if (was === null) throw new Error(`there is nothing to be changed (${until})`)
  return () => look() !== was
}

const rowsIn = (timeline: Element): HTMLElement[] =>
  [...timeline.querySelectorAll<HTMLElement>('[role=row]')].filter((row) => row.ariaRowIndex !== '1')

let cover: HTMLElement | null = null

/**
 * Lays a copy of the screen over the program, its timeline with every row there is, drawn once: what scrolling costs where nothing
 * is done for it. Answers how many rows it has.
 */
export const layScroll = async (): Promise<number> => {
  const timeline = timelineIn(document)
  const rows = new Map<string, HTMLElement>()
  for (let top = 0; ; top += Math.max(40, timeline.clientHeight / 2)) {
    timeline.scrollTop = top
    await frames(4)
    for (const row of rowsIn(timeline)) rows.set(row.ariaRowIndex ?? '', row.cloneNode(true) as HTMLElement)
    if (top >= timeline.scrollHeight - timeline.clientHeight) break
  }
  timeline.scrollTop = 0
  await frames(4)
  const { root } = shoot()
  const copied = timelineIn(root)
  const drawn = rowsIn(copied)
  const body = drawn[0]?.parentElement
  for (const row of drawn) row.remove()
  body?.append(...rows.values())
  cover = document.createElement('div')
  Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '2147483647', contain: 'strict', background: 'Canvas' })
  cover.append(root)
  document.body.append(cover)
  await frames(4)
  return rows.size
}
export const removeScroll = async (): Promise<void> => {
  cover?.remove()
  cover = null
  await frames(4)
}

interface Scrolled {
  /** Ms between two frames, of those in which it moved. */
  frames: number[]
  /** Frames whose work took over 50 ms, as the browser itself tells. */
  slow: number[]
  /** Px it moved in all. */
  moved: number
}
let watched: { seen: Scrolled; end: () => void } | null = null

/** Watches the frames of the timeline on top: the copy's where one lies over it. */
export const watchScroll = (): void => {
  const timeline = timelineIn(cover ?? document)
  const seen: Scrolled = { frames: [], slow: [], moved: 0 }
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.slow.push(duration)
  })
  observer.observe({ type: 'long-animation-frame', buffered: false })
  let last = performance.now()
  let top = timeline.scrollTop
  let going = true
  const step = (now: number) => {
    if (!going) return
    const { scrollTop } = timeline
    if (scrollTop !== top) {
      seen.frames.push(now - last)
      seen.moved += Math.abs(scrollTop - top)
    }
    last = now
    top = scrollTop
    requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
  watched = {
    seen,
    end: () => {
      going = false
      observer.disconnect()
    },
  }
}
export const scrolled = (): Scrolled => {
  if (!watched) throw new Error('nothing was watched')
  watched.end()
  const { seen } = watched
  watched = null
  return seen
}
