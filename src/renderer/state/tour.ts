/** The tour of five keys: whether its cards stand, and at which of them. */
import { create } from 'zustand'

export const useTour = create<{ step: number | null }>()(() => ({ step: null }))
export const startTour = (): void => useTour.setState({ step: 0 })
export const tourTo = (step: number | null): void => useTour.setState({ step })
