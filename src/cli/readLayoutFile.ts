import { z } from 'zod'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { layoutSchema, savedLayoutSchema, type Layout } from '#shared/layout/layout.ts'
import { readTextFile } from './readTextFile.ts'

/** A layout from a JSON file: the layout alone, or one that was saved under a name. Says which of path, JSON and shape is wrong. */
export function readLayoutFile(path: string): Result<Layout, Failure> {
  const text = readTextFile(path)
  if (!text.ok) return text
  const json = readJson(text.value)
  if (!json.ok) return json
  const saved = z.looseObject({ layout: z.unknown() }).safeParse(json.value).success
  const parsed = saved
    ? savedLayoutSchema.transform(({ layout }) => layout).safeParse(json.value)
    : layoutSchema.safeParse(json.value)
  return parsed.success ? ok(parsed.data) : err({ code: 'layout.broken', detail: reasons(parsed.error) })
}

function readJson(text: string): Result<unknown, Failure> {
  try {
    return ok(JSON.parse(text))
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem
    return err({ code: 'layout.broken', detail: `it is not JSON (${problem.message})` })
  }
}

function reasons(problem: z.ZodError): string {
  return problem.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ')
}
