import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { z } from 'zod'

const execute = promisify(execFile)

/** Runs a case that is a program of its own, in a fresh process, and answers with what its last line says. */
export async function runProgram<Said>(
  name: string,
  words: readonly string[],
  said: z.ZodType<Said>,
  signal: AbortSignal,
): Promise<Said> {
  const program = fileURLToPath(new URL(`cases/${name}.ts`, import.meta.url))
  const { stdout } = await execute(process.execPath, [program, ...words], { signal })
  return said.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''))
}
