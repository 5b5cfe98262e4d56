let asked = 0
/**
 * Moves the focus once the screen that was asked for stands, unless it has been moved meanwhile: who presses Escape and
 * then `/` or `r` within one frame types there already, and letters that fall on the list are commands. Of two that are asked for
 * within a frame the later is meant: Escape right behind Enter leads back to the list.
 */
export const focusSoon = (move: () => void): void => {
  const before = document.activeElement
  asked += 1
  const mine = asked
  requestAnimationFrame(() => {
    if (mine !== asked) return
    const { activeElement } = document
    if (activeElement === before || activeElement === null || activeElement === document.body) move()
  })
}
