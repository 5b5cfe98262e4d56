/** The five keys of the tour, and what it takes to be past each. */
export interface TourStep {
  id: 'move' | 'open' | 'reply' | 'send' | 'palette'
  /** As drawn on the card, written as in the registry. */
  keys: readonly string[]
  /** Strokes (names of `strokeOf`) that complete the step. */
  done: readonly string[]
}

const STEPS: readonly TourStep[] = [
  { id: 'move', keys: ['j', 'k'], done: ['j', 'k', 'ArrowDown', 'ArrowUp'] },
  { id: 'open', keys: ['Enter'], done: ['Enter'] },
  { id: 'reply', keys: ['r'], done: ['r'] },
  { id: 'send', keys: ['Mod+Enter', 'Escape'], done: ['Mod+Enter', 'Escape'] },
  { id: 'palette', keys: ['Mod+K'], done: ['Mod+K'] },
]

/** Without single letters (WCAG 2.1.4) the arrows move, and answering has no key of its own. */
export const tourSteps = (singleKeys: boolean): readonly TourStep[] =>
  singleKeys
    ? STEPS
    : STEPS.flatMap((step) => (step.id === 'move' ? [{ ...step, keys: ['ArrowDown', 'ArrowUp'] }] : step.id === 'reply' ? [] : [step]))

/** The step after a stroke: the next one where it was what the card asked for, null after the last. */
export const afterStroke = (steps: readonly TourStep[], step: number, stroke: string): number | null => {
  if (!steps[step]?.done.includes(stroke)) return step
  return step + 1 < steps.length ? step + 1 : null
}
