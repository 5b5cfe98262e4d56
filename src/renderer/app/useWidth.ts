import { useSyncExternalStore } from 'react'

const onResize = (listener: () => void) => {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}
/** Width of the window's page, CSS px. */
export const useWidth = (): number => useSyncExternalStore(onResize, () => window.innerWidth)
