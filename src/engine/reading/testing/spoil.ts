/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Bytes with some of them changed, a stretch cut out, or a stretch repeated. */
export function spoil(bytes: Buffer, random: () => number): Buffer {
  const at = (): number => Math.floor(random() * bytes.length)
  const [one, other] = [at(), at()]
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  const kind = Math.floor(random() * 4)
  if (kind === 0) return bytes.subarray(0, from)
  if (kind === 1) return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.min(to, from + 40))])
  if (kind === 2) return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
  const changed = Buffer.from(bytes)
  for (let count = 1 + Math.floor(random() * 8); count > 0; count--)
    changed[at()] = Math.floor(random() * 256)
  return changed
}
