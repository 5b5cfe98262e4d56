/** The live test of a backend that is only read: one call tells all four steps apart. */
import type { TestReport } from '../../../shared/domain/backend/types'
import type { Problem } from '../../../shared/domain/outbox/types'
import { ConnectorError } from '../connector'
import { failed } from './call'

type Step = TestReport['steps'][number]['step']
const steps: Step[] = ['reach', 'recognise', 'signIn', 'read']

const failing = ({ code }: Problem): Step => {
  if (['badAnswer', 'notFound', 'serverError', 'tooLarge'].includes(code)) return 'recognise'
  if (code === 'forbidden') return 'read'
  return ['signIn', 'rejected', 'rateLimited'].includes(code) ? 'signIn' : 'reach'
}

/** Never throws. `read` makes the one call and answers who it is read as, and what was found. */
export const readTest = async (
  read: () => Promise<{ detail: string; me: TestReport['me']; found: TestReport['found'] }>,
): Promise<TestReport> => {
  try {
    const { detail, me, found } = await read()
    return { ok: true, steps: steps.map((step) => ({ step, ok: true, why: null, detail: step === 'reach' ? detail : '' })), me, found }
  } catch (error) {
    const why = error instanceof ConnectorError ? error.problem : failed(error).problem
    const last = steps.indexOf(failing(why))
    return {
      ok: false,
      steps: steps.slice(0, last + 1).map((step, at) => ({ step, ok: at < last, why: at < last ? null : why, detail: '' })),
      me: null,
      found: [],
    }
  }
}
