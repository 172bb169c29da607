/** The bytes of a source, wherever they are kept: a file, or the import's own snapshot of it. */
export interface SourceBytes {
  readonly name: string
  readonly size: number
  /** The bytes from the start in pieces of about 1 MB, read as they are asked for. Each run starts anew. */
  slices(this: void): Iterable<Uint8Array>
  /** The first `length` bytes, or all if there are fewer. */
  head(this: void, length: number): Uint8Array
}
