import { type ComponentType, lazy, useState } from 'react'

/**
 * A part of the program that is read apart. Once it was read it is drawn at once, as any other component: `lazy` alone
 * would wait at its first drawing all the same, and what has waited React draws in slices between everything else.
 */
export const chunk = <P extends object>(read: () => Promise<ComponentType<P>>) => {
  let found: ComponentType<P> | null = null
  const reading = async () => {
    found = await read()
    return found
  }
  const Waiting = lazy(async () => ({ default: await reading() }))
  function Chunk(props: P) {
    // What stands stays as it is, whichever of the two it was.
    const [Part] = useState<ComponentType<P>>(() => found ?? Waiting)
    return <Part {...props} />
  }
  return { Chunk, read: reading }
}
