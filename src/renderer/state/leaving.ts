/** What must be done before the desk locks, signs out or quits at the agent's word: open texts are kept first. */
const runs = new Set<() => Promise<void>>()

export const beforeLeaving = (run: () => Promise<void>): (() => void) => {
  runs.add(run)
  return () => runs.delete(run)
}

/** Waits for all, whatever becomes of each: leaving is never refused. */
export const readyToLeave = async (): Promise<void> => {
  await Promise.allSettled([...runs].map((run) => run()))
}
