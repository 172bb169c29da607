import { readdirSync } from 'node:fs'
import { z } from 'zod'
import type { BankCsv } from '../bankCsv.ts'

const chunks = new URL('../../out/main/chunks/', import.meta.url)

const answerSchema = z.object({
  is: z.literal('reply'),
  reply: z.object({
    ok: z.literal(true),
    value: z.object({ tally: z.object({ rows: z.number(), errors: z.number() }) }),
  }),
})

/** The same as `runImportOnDisk`, by the importer as it is built and from the loading of its program on. */
export async function runImportAsBuilt(source: string, target: string): Promise<BankCsv> {
  const program = readdirSync(chunks).find((file) => /^importerProcess-.*\.js$/.test(file))
  if (program === undefined) throw new Error('The importer is not built')
  const { reply } = answerSchema.parse(await answerOf(new URL(program, chunks), source, target))
  const { rows, errors } = reply.value.tally
  return { rows, badRows: errors }
}

/** What the importer answers, in the place of the `parentPort` that Electron gives its process. */
async function answerOf(program: URL, sourcePath: string, path: string): Promise<unknown> {
  const answer = Promise.withResolvers<unknown>()
  const heard = Promise.withResolvers<(event: { readonly data: unknown }) => void>()
  const parentPort = {
    postMessage: (message: { readonly is: string }) => {
      if (message.is === 'reply') answer.resolve(message)
    },
    on: (_message: string, hear: (event: { readonly data: unknown }) => void) => heard.resolve(hear),
  }
  Object.assign(process, { parentPort })
  await import(program.href)
  const input = { path, id: 'bench', sourcePath, sourceName: 'bank.csv', choice: {}, account: '62000000001' }
  const request = { id: '1', name: 'import.create', input }
  const hear = await heard.promise
  hear({ data: { is: 'request', request } })
  return answer.promise
}
