import { lazy, Suspense } from 'react'
import { useAsked } from './open'

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
