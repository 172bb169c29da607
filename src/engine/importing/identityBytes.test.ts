import { describe, expect, it } from 'vitest'
import { identityText } from '#shared/records/identityText.ts'
import { TextFingerprint } from '#shared/records/textFingerprint.ts'
import { feedIdentityText } from '#engine/importing/identityBytes.ts'
import { RowBlock } from '#engine/reading/bytes/rowBlock.ts'
import { scanRows } from '#engine/reading/bytes/scanRows.ts'

const begun = 'row\n62001234567\n'

function printOf(feed: (print: TextFingerprint) => void) {
  const print = new TextFingerprint()
  print.reset()
  print.text(begun)
  feed(print)
  return { high: print.high, low: print.low }
}

function printOfBytes(bytes: Buffer, encoding: string) {
  const block = new RowBlock(encoding)
  block.bytes = bytes
  scanRows(block, { from: 0, isLast: true, delimiter: 44, rows: 1 })
  return { print: printOf((print) => feedIdentityText(print, block, 0)), text: block.text(0) }
}

describe('the identity text that is fed from bytes', () => {
  it.each([
    ...['Café Zürich', 'CAFÉ ZÜRICH', 'straße', 'ÿ', 'a × b ÷ c', 'É', 'e\u0301', 'é\u0327', 'þorn', 'Àß'],
    ...[
      '\u00a0Café',
      'ﬁ Café',
      'Łódź',
      'İstanbul',
      '"say ""Café"" à"',
      '(PENDING) Café',
      '漢字',
      'Café  "x"',
    ],
  ])('is that of the text %s', (written) => {
    const { print, text } = printOfBytes(Buffer.from(written), 'utf-8')
    expect(print).toEqual(printOf((fed) => fed.text(identityText(text))))
  })

  it('is that of the text for each letter of two bytes', () => {
    for (let code = 0x80; code < 0x800; code++) {
      const { print, text } = printOfBytes(Buffer.from(`a${String.fromCharCode(code)}b`), 'utf-8')
      expect(print, code.toString(16)).toEqual(printOf((fed) => fed.text(identityText(text))))
    }
  })

  it('is that of the text where the encoding has one byte a letter', () => {
    const { print } = printOfBytes(Buffer.from('Ã¤b', 'latin1'), 'windows-1252')
    expect(print).toEqual(printOf((fed) => fed.text('Ã¤B')))
  })

  it('is that of the text where bytes are no letters', () => {
    const { print, text } = printOfBytes(Buffer.from([0x61, 0xc3, 0x28, 0x62]), 'utf-8')
    expect(print).toEqual(printOf((fed) => fed.text(identityText(text))))
  })
})
