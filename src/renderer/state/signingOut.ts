/** Signing out takes the keys, and with them the queue stands still: with a queue it is asked first. */
import { create } from 'zustand'
import { calls } from '../bridge/deskStore'
import { readyToLeave } from './leaving'

/** How many items wait while it is asked; null: nothing is asked. */
export const useSigningOut = create<{ waiting: number | null }>()(() => ({ waiting: null }))
export const stay = (): void => useSigningOut.setState({ waiting: null })

/** Texts first, then the way out. */
export const signOutNow = async (): Promise<void> => {
  await readyToLeave()
  await calls().desk.signOut()
}
export const signOut = async (): Promise<void> => {
  const waiting = (await calls().outbox.list()).items.filter(({ state }) => state.type !== 'sent').length
  if (waiting > 0) useSigningOut.setState({ waiting })
  else await signOutNow()
}
