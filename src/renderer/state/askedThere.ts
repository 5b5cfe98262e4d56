/** What the agent asked to be searched for at the backends as well; the search's own foot carries it out. */
import { create } from 'zustand'

export const useAskedThere = create<{ text: string | null }>()(() => ({ text: null }))
export const askThere = (text: string): void => useAskedThere.setState({ text: text.trim() })
/** Carried out, or no longer meant. */
export const thereAsked = (): void => useAskedThere.setState({ text: null })
