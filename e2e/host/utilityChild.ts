// Loaded before the body of a utility process: gives it the `process.parentPort` that Electron gives it.
import { EventEmitter } from 'node:events'
import process from 'node:process'

class ParentPort extends EventEmitter {
  #early: unknown[] | null = []

  constructor() {
    super()
    process.on('message', (message: unknown) => {
      if (this.#early === null) this.emit('message', { data: message, ports: [] })
      else this.#early.push(message)
    })
    this.once('newListener', () => {
      queueMicrotask(() => {
        const early = this.#early ?? []
        this.#early = null
        for (const message of early) this.emit('message', { data: message, ports: [] })
      })
    })
  }

  postMessage(message: unknown): void {
    process.send?.(message)
  }
}

Object.assign(process, { type: 'utility' })
Object.defineProperty(process, 'parentPort', { value: new ParentPort() })
process.on('disconnect', () => {
  process.exit(0)
})
