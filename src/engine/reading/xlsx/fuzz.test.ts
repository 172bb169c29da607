import { describe, expect, it } from 'vitest'
import { failureSchema } from '#shared/errors/failure.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import { xlsxOf, xlsxParts } from '#engine/reading/testing/xlsxOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'
import { generatedBook, seeded } from '#engine/reading/xlsx/testing/generatedBook.ts'

type Random = () => number

const book = {
  sheets: [
    {
      name: 'March',
      xml: '<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>a</t></r></is></c></row><row r="2"><c r="A2" s="1"><v>45717</v></c><c r="B2"><f>1+1</f><v>2.50</v></c></row></sheetData>',
    },
    { name: 'Notes', xml: '<sheetData/>', state: 'hidden' as const },
  ],
  strings: '<si><t>Caf\u00e9 &amp; Co</t></si><si><r><t>b</t></r></si>',
  formats: ['yyyy-mm-dd'],
}

/** Some bytes changed, cut out or repeated. */
function spoilt(bytes: Buffer, random: Random): Buffer {
  const at = Math.floor(random() * bytes.length)
  const length = 1 + Math.floor(random() ** 3 * 200)
  const kind = random()
  if (kind < 0.2) return bytes.subarray(0, at)
  if (kind < 0.4) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
  if (kind < 0.6) return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])
  const changed = Buffer.from(bytes)
  for (let left = Math.ceil(random() * 4); left > 0; left--)
    changed[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
  return changed
}

/** One part spoilt, in an archive that is whole. */
function withSpoiltPart(random: Random): Buffer {
  const parts = Object.entries(xlsxParts(book))
  const chosen = Math.floor(random() * parts.length)
  return zipOf(
    parts.map(([name, text], index): [string, Uint8Array] => {
      const bytes = Buffer.from(text)
      return [name, index === chosen ? spoilt(bytes, random) : bytes]
    }),
  )
}

async function expectAnswer(bytes: Buffer): Promise<void> {
  const read = await readSource(memoryBytes('book.xlsx', bytes), {
    choice: {},
    onRows: () => undefined,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  if (!read.ok) expect(failureSchema.parse(read.error)).toEqual(read.error)
}

describe('a spoilt workbook is read or refused with a known failure', () => {
  it('where its archive is spoilt', async () => {
    const random = seeded(11)
    const whole = xlsxOf(book)
    for (let run = 0; run < 300; run++) await expectAnswer(spoilt(whole, random))
  })

  it('where one of its parts is spoilt', async () => {
    const random = seeded(12)
    for (let run = 0; run < 400; run++) await expectAnswer(withSpoiltPart(random))
  })

  it('where it is larger', async () => {
    const random = seeded(13)
    const whole = generatedBook({ rows: 60, columns: 12, sharesTexts: true, since1904: false }, 5)
    for (let run = 0; run < 100; run++) await expectAnswer(spoilt(whole, random))
  })
})
