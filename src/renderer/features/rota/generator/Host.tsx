import { lazy, Suspense, useEffect } from 'react'
import { dayAfter } from '../../../../shared/domain/rota/when'
import { openGenerator, useAsked } from './open'

const GeneratorDrawer = lazy(() => import('./GeneratorDrawer').then((part) => ({ default: part.GeneratorDrawer })))

/** The drawer over whichever tab asked for it; read when it is first wanted. */
export function GeneratorHost() {
  const asked = useAsked((state) => state.asked)
  return asked === null ? null : (
    <Suspense fallback={null}>
      <GeneratorDrawer />
    </Suspense>
  )
}

/** Opens it for the days that the plan shows, and says when it was closed. */
export function PlanGenerator({ onClose, from, days }: { isOpen: boolean; onClose: () => void; from: string; days: number }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once; what the plan shows meanwhile does not ask anew.
  useEffect(() => {
    openGenerator(from, dayAfter(from, days - 1))
    return useAsked.subscribe(({ asked }) => {
      if (asked === null) onClose()
    })
  }, [])
  return null
}
