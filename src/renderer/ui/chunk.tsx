import { type ComponentType, useEffect, useState } from 'react'

/**
 * A part of the program that is read apart. Once it was read it is drawn at once, as any other component. `lazy` would
 * wait at its first drawing all the same; what has waited React draws in slices between everything else, and not before
 * 300 ms after the last thing that waited. A failed reading is thrown to the boundary above; drawn anew, it tries again.
 */
export const chunk = <P extends object>(read: () => Promise<ComponentType<P>>) => {
  let found: ComponentType<P> | null = null
  const reading = async (): Promise<ComponentType<P>> => {
    found ??= await read()
    return found
  }
  function Chunk(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | null>(() => found)
    const [failure, setFailure] = useState<{ error: unknown } | null>(null)
    useEffect(() => {
      if (Part) return
      let over = false
      reading().then(
        (part) => (over ? undefined : setPart(() => part)),
        (error: unknown) => (over ? undefined : setFailure({ error })),
      )
      return () => {
        over = true
      }
    }, [Part])
    if (failure) throw failure.error
    return Part ? <Part {...props} /> : null
  }
  return { Chunk, read: reading }
}
