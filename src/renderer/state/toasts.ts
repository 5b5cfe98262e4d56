import { create } from 'zustand'
import type { ToastWords } from '../ui/ToastRegion'

export type Toast = ToastWords

interface Toasts {
  toasts: Toast[]
}
export const useToasts = create<Toasts>(() => ({ toasts: [] }))

let next = 1
/** The same words again, with nothing of their own to take back, stand once: as the newest. */
const repeats = (one: Toast, text: string, tone: Toast['tone']) => one.text === text && one.tone === tone && !one.onUndo

/** At most three stand at once; the oldest leaves first. The words must be said by the caller or by `pushDeed`. */
export const showToast = (toast: {
  text: string
  tone?: Toast['tone']
  onUndo?: () => void
  action?: Toast['action']
  lasts?: number
}): number => {
  const id = next++
  const tone = toast.tone ?? 'plain'
  const lasts = toast.lasts ?? (tone === 'trouble' ? 0 : 8_000)
  const { text, onUndo, action } = toast
  useToasts.setState(({ toasts }) => {
    const others = onUndo ? toasts : toasts.filter((one) => !repeats(one, text, tone))
    return { toasts: [...others.slice(-2), { id, text, tone, onUndo, action, lasts }] }
  })
  return id
}
export const closeToast = (id: number): void => useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }))
