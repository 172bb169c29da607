/** The bytes of a source, wherever they are kept: a file, or the import's own snapshot of it. */
export interface SourceBytes {
  readonly name: string
  readonly size: number
  /** The bytes from the start in pieces of about 1 MB, each good until the next is asked for. Each run starts anew. */
  slices(this: void): Iterable<Uint8Array>
  /** The `length` bytes from `from` on, or as many of them as there are. */
  range(this: void, from: number, length: number): Uint8Array
}
