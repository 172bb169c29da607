import { closeSync, openSync } from 'node:fs'

/** What an importer's process is told of a task, as far as this one reads it. */
interface Told {
  readonly request?: { readonly id: string; readonly input: { readonly path: string } }
}

// Begins like the making of an import, whose file is the first thing that it makes, says so, and is then busy for ever.
process.on('message', (message) => {
  const { request } = message as Told // its parent is a test, which tells it of tasks alone
  if (request === undefined) return
  closeSync(openSync(request.input.path, 'w'))
  const value = { phase: 'copying', done: 0, total: 1 }
  process.send?.({ is: 'notice', notice: { is: 'progress', id: request.id, value } })
  for (;;);
})
