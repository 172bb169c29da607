/** What the columns say about one thing: what it is and the sentence that proves it, or what it may be and why that is open. */
export type Judgement<Value> =
  | { readonly settled: true; readonly value: Value; readonly proof: string | null }
  | { readonly settled: false; readonly options: readonly Value[]; readonly why: string }

/** Evidence for the other way is taken for slips up to this share of the evidence for the one way. */
export const slips = 0.2
