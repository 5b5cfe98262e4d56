import { createContext, useContext } from 'react'

/** False in a thread that is drawn ahead: nothing is fetched for it and nothing told of it before it is opened. */
export const InSight = createContext(true)
export const useInSight = (): boolean => useContext(InSight)
