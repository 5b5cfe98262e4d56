/** The generator's job as a page sees it: asked again at each knock. */
import { useCallback, useEffect, useState } from 'react'
import type { RotaJob } from '../../../../shared/contract/rota'
import type { Problem } from '../../../../shared/domain/outbox/types'
import { problemOf } from '../../../bridge/client'
import { calls, onDeskEvent } from '../../../bridge/deskStore'

export interface JobView {
  /** Undefined until it was asked for the first time. */
  readonly job: RotaJob | null | undefined
  readonly problem: Problem | null
  readonly again: () => void
}

export function useJob(): JobView {
  const [view, setView] = useState<Omit<JobView, 'again'>>({ job: undefined, problem: null })
  const again = useCallback(() => {
    calls()
      .rota.job()
      .then(
        (job) => setView({ job, problem: null }),
        (error: unknown) => setView((was) => ({ ...was, problem: problemOf(error) })),
      )
  }, [])
  useEffect(() => {
    again()
    return onDeskEvent((event) => {
      if (event.type === 'rotaJob' || event.type === 'hello') again()
    })
  }, [again])
  return { ...view, again }
}
