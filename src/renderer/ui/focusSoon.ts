/**
 * Moves the focus once the screen that was asked for stands, unless it has been moved meanwhile: who presses Escape and
 * then `/` or `r` within one frame types there already, and letters that fall on the list are commands.
 */
export const focusSoon = (move: () => void): void => {
  const before = document.activeElement
  requestAnimationFrame(() => {
    const { activeElement } = document
    if (activeElement === before || activeElement === null || activeElement === document.body) move()
  })
}
