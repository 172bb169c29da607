import { createContext } from 'react'

/** Whether the states of deliveries that are shown are of before the business was emptied. */
export const OfBefore = createContext(false)
