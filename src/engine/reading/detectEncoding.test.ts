import { describe, expect, it } from 'vitest'
import { detectEncoding } from '#engine/reading/detectEncoding.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const mark = { utf8: [0xef, 0xbb, 0xbf], utf16le: [0xff, 0xfe], utf16be: [0xfe, 0xff] }
const withMark = (bytes: readonly number[], text: Buffer): Buffer => Buffer.concat([Buffer.from(bytes), text])

describe('the encoding of a text', () => {
  it.each([
    { of: 'ASCII', bytes: Buffer.from('Date,Amount\n'), is: 'utf-8' },
    { of: 'UTF-8', bytes: Buffer.from('Café €5 😀\n'), is: 'utf-8' },
    { of: 'UTF-8 with its mark', bytes: withMark(mark.utf8, Buffer.from('Café')), is: 'utf-8' },
    {
      of: 'UTF-16 with its mark',
      bytes: withMark(mark.utf16le, Buffer.from('日付', 'utf16le')),
      is: 'utf-16le',
    },
    { of: 'big-endian UTF-16 with its mark', bytes: withMark(mark.utf16be, utf16be('日付')), is: 'utf-16be' },
    { of: 'UTF-16 without a mark', bytes: Buffer.from('Date\tCafé\r\n', 'utf16le'), is: 'utf-16le' },
    { of: 'big-endian UTF-16 without a mark', bytes: utf16be('Date\tCafé\r\n'), is: 'utf-16be' },
    { of: 'Windows-1252', bytes: Buffer.from('Caf\xe9 \x80 5\n', 'latin1'), is: 'windows-1252' },
    {
      of: 'a character cut off at the end',
      bytes: Buffer.from('Café €').subarray(0, -1),
      is: 'windows-1252',
    },
    { of: 'a few zero bytes among ASCII', bytes: Buffer.from('Date,Amount,\0Description\0\n'), is: 'utf-8' },
  ])('of $of is $is, however its bytes are cut', async ({ bytes, is }) => {
    for (const size of [1, 2, 3, 4, 5, 1 << 20]) {
      expect(await detectEncoding(memoryBytes('text.csv', bytes, size), async () => Promise.resolve())).toBe(
        is,
      )
    }
  })

  it('is settled by the whole, not by its beginning', async () => {
    const long = Buffer.concat([Buffer.alloc(3 << 20, 'plain,text\n'), Buffer.from([0xe9, 0x0a])])
    expect(await detectEncoding(memoryBytes('text.csv', long), async () => Promise.resolve())).toBe(
      'windows-1252',
    )
  })
})
