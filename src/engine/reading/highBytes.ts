import type { HighByte } from '#shared/reading/judgeEncoding.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

/** What a source that is not UTF-8 throughout holds beyond ASCII. */
export interface HighBytes {
  readonly found: readonly HighByte[]
  /** Where each byte value first stands. */
  readonly firstAt: ReadonlyMap<number, number>
  /**
   * How many characters of UTF-8 are whole, and where bytes are of none; one that the end cuts off does not count. `letterAt`
   * is the first that is whole and as European texts have them: other encodings hardly put these bytes side by side.
   */
  readonly utf8: {
    readonly whole: number
    readonly broken: number
    readonly brokenAt: number | null
    readonly letterAt: number | null
  }
}

// So many places of one byte tell what the others would.
const PLACES_OF_BYTE = 60
const MARGIN = 4

/** Looks at all bytes of a source for those beyond ASCII; `pause` is awaited after every slice. */
export async function collectHighBytes(bytes: SourceBytes, pause: () => Promise<void>): Promise<HighBytes> {
  const collector = new Collector()
  let held: Uint8Array = new Uint8Array(0)
  let offset = 0
  for (const slice of bytes.slices()) {
    const joined = held.length === 0 ? slice : Buffer.concat([held, slice])
    const end = Math.max(0, joined.length - MARGIN)
    collector.look(joined, offset, end)
    // Two bytes that were looked at stay, for what follows to stand beside.
    const keepFrom = Math.max(0, end - 2)
    held = joined.slice(keepFrom)
    offset += keepFrom
    await pause()
  }
  collector.look(held, offset, held.length)
  return collector.result()
}

class Collector {
  readonly #counts = new Map<string, number>()
  readonly #seen = new Uint16Array(256)
  readonly #firstAt = new Map<number, number>()
  #next = 0
  #utf8End = 0
  #whole = 0
  #broken = 0
  #brokenAt: number | null = null
  #letterAt: number | null = null

  /** Looks at `bytes` up to `end`; the first of them is number `offset` of the source. */
  look(bytes: Uint8Array, offset: number, end: number): void {
    for (let at = Math.max(0, this.#next - offset); at < end; at++) {
      const byte = bytes[at] ?? 0
      if (byte < 0x80) continue
      this.#asUtf8(bytes, at, offset)
      if (!this.#firstAt.has(byte)) this.#firstAt.set(byte, offset + at)
      const seen = this.#seen[byte] ?? 0
      if (seen >= PLACES_OF_BYTE) continue
      this.#seen[byte] = seen + 1
      const from = Math.max(0, at - 2)
      const key = `${at - from}${String.fromCharCode(...bytes.subarray(from, at + 3))}`
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    }
    this.#next = Math.max(this.#next, offset + end)
  }

  #asUtf8(bytes: Uint8Array, at: number, offset: number): void {
    if (offset + at < this.#utf8End) return
    const length = characterLength(bytes, at)
    if (length > 0) {
      this.#whole += 1
      if (isEuropean(bytes[at] ?? 0)) this.#letterAt ??= offset + at
      this.#utf8End = offset + at + length
    } else if (length === 0) {
      this.#broken += 1
      this.#brokenAt ??= offset + at
    } else this.#utf8End = Infinity
  }

  result(): HighBytes {
    const found = [...this.#counts].map(([key, count]) => ({
      around: key.slice(1),
      at: Number(key.charAt(0)),
      count,
    }))
    const utf8 = { whole: this.#whole, broken: this.#broken }
    const places = { brokenAt: this.#brokenAt, letterAt: this.#letterAt }
    return { found, firstAt: this.#firstAt, utf8: { ...utf8, ...places } }
  }
}

/** Whether a character that begins so in UTF-8 is a letter up to `ſ`, or a quote, dash or `€`. */
function isEuropean(lead: number): boolean {
  return (lead >= 0xc2 && lead <= 0xc5) || lead === 0xe2
}

/** The length of the UTF-8 character at a place: 0 where none is, -1 where the end of all bytes cuts it off. */
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 ? 2 : 0
  if (lead >= 0xf5) return 0
  for (let step = 1; step < length; step++) {
    const byte = bytes[at + step]
    if (byte === undefined) return -1
    if (byte < 0x80 || byte > 0xbf) return 0
  }
  return length
}
