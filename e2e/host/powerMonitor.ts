import { EventEmitter } from 'node:events'

/** Never tells of a sleeping machine by itself; tests make it emit `suspend` and `resume`. */
export const powerMonitor = new EventEmitter()
