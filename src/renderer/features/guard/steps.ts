/** Which editor answers F8: the one shown last, as with sending. */
type Step = (by: 1 | -1) => void

const steppers: Step[] = []
export const answerSteps = (step: Step): (() => void) => {
  steppers.push(step)
  return () => {
    const at = steppers.indexOf(step)
    if (at >= 0) steppers.splice(at, 1)
  }
}
export const stepFinding = (by: 1 | -1): void => steppers.at(-1)?.(by)
export const maySteps = (): boolean => steppers.length > 0
