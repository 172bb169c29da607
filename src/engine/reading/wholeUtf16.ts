/**
 * Does work that reads UTF-16 from Buffers with whole units only: half a unit at the end is dropped. Node 24 copies an odd
 * number of bytes that begin at an odd address into one byte too few, and the process dies of it sooner or later; SheetJS
 * asks for that where a damaged string runs over the end of its record. The work is synchronous, so that nobody else sees
 * the change.
 */
export function withWholeUtf16<Result>(work: () => Result): Result {
  const descriptor = Object.getOwnPropertyDescriptor(Buffer.prototype, 'toString')
  if (descriptor === undefined) throw new Error('Buffers have a toString of their own')
  // The descriptor's value is declared as `any`; it is what every Buffer is made text with.
  const usual = descriptor.value as Buffer['toString']
  function toString(this: Buffer, encoding?: BufferEncoding, start = 0, end = this.length): string {
    const last = Math.min(end, this.length)
    const isHalf = encoding === 'utf16le' && last > start && (last - start) % 2 === 1
    return usual.call(this, encoding, start, isHalf ? last - 1 : end)
  }
  Object.defineProperty(Buffer.prototype, 'toString', { ...descriptor, value: toString })
  try {
    return work()
  } finally {
    Object.defineProperty(Buffer.prototype, 'toString', descriptor)
  }
}
