/** What nobody waits for begins once what was asked for stands on the screen. */
/** Where no frame comes (a window that is covered or minimised) it begins all the same. */
const AT_LATEST_MS = 200

/**
 * Runs in a task of its own after the next frame was drawn.
 * @returns calls it off
 */
export const afterFrame = (run: () => void): (() => void) => {
  let over = false
  const once = () => {
    if (over) return
    end()
    run()
  }
  // A task posted by a frame's callback comes after that frame's painting.
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = once
  const frame = requestAnimationFrame(() => port2.postMessage(null))
  const timer = setTimeout(once, AT_LATEST_MS)
  const end = () => {
    over = true
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    port1.close()
  }
  return end
}
