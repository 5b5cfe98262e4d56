/** Times the next key or pointer of a page, from the event's own time stamp to the end of the frame in which its change is there. */
export type Kind = 'keydown' | 'pointermove'

let timing: Promise<number> | null = null
/** Keys that say nothing by themselves come before the one that is meant. */
const held = new Set(['Alt', 'Control', 'Meta', 'Shift'])

export const timeNext = (kind: Kind, ready: () => boolean, onEvent: (event: Event) => void): void => {
  timing = new Promise((resolve, reject) => {
    const listen = (event: Event) => {
      if (event instanceof KeyboardEvent && held.has(event.key)) return
      window.removeEventListener(kind, listen, true)
      onEvent(event)
      const began = event.timeStamp
      const look = () => {
        if (!ready()) {
          if (performance.now() - began > 10_000) return reject(new Error(`the ${kind} changed nothing`))
          requestAnimationFrame(look)
          return
        }
        // A task posted from a frame runs once that frame was drawn.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now() - began)
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    }
    window.addEventListener(kind, listen, true)
  })
  timing.catch(() => undefined)
}

/** Ms of what was timed last. */
export const taken = async (): Promise<number> => {
  if (!timing) throw new Error('nothing was timed')
  const ms = await timing
  timing = null
  return ms
}

export const frames = (count: number): Promise<void> =>
  new Promise((resolve) => {
    const step = (left: number): unknown => (left === 0 ? resolve() : requestAnimationFrame(() => step(left - 1)))
    step(count)
  })
