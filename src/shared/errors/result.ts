/** The outcome of something that may fail in a way that was foreseen. A bug throws instead. */
export type Result<Value, Problem> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Problem }

/** A success that carries `value`. */
export function ok<Value>(value: Value): Result<Value, never> {
  return { ok: true, value }
}

/** A foreseen failure that carries `error`. */
export function err<Problem>(error: Problem): Result<never, Problem> {
  return { ok: false, error }
}
