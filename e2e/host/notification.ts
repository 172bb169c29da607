import { EventEmitter } from 'node:events'

/** Nobody is notified; a program that asks is told so. */
export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return false
  }

  show(): void {}
  close(): void {}
}
