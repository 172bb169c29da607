import { FailureError } from '#shared/errors/failure.ts'

/** Throws the `FailureError` of `file.tooLarge` where a count of `file` is over a limit: `16,384 columns`. */
export function expectWithin(file: string, count: number, limit: number, what: string): void {
  if (count <= limit) return
  throw new FailureError({
    code: 'file.tooLarge',
    name: file,
    limit: `${limit.toLocaleString('en')} ${what}`,
  })
}
