import { readdirSync, readFileSync } from 'node:fs'
import { encodeAs } from '#engine/reading/testing/encodeAs.ts'
import { anywhere, type Spoilable } from '#engine/reading/testing/spoil.ts'

const corpus = new URL('../testdata/', import.meta.url)

/** The delimited texts of the corpus. */
export function textsOfCorpus(): { file: string; bytes: Buffer }[] {
  return readdirSync(corpus)
    .filter((file) => /\.(?:csv|tsv|txt)$/.test(file))
    .map((file) => ({ file, bytes: readFileSync(new URL(file, corpus)) }))
}

/** A text again and again, until only its ends are looked at first. */
export function lengthened(bytes: Buffer): Buffer {
  return Buffer.concat(Array.from({ length: Math.ceil(550_000 / bytes.length) }, () => bytes))
}

/** Delimited texts: those of the corpus, one table in every encoding, and long ones. */
export function spoilableTexts(): Spoilable[] {
  const encoded = encodings.map(({ encoding, letters, mark = '' }) => {
    const text = `${mark}Datum;Naam;Bedrag\r\n${rowsNaming(letters)}`
    return { file: `${mark === '' ? '' : 'marked-'}${encoding}.csv`, bytes: encodeAs(text, encoding) }
  })
  const long = encoded
    .filter(({ file }) => /^utf-(?:8|16le)\.csv$/.test(file))
    .map(({ file, bytes }) => ({ file: `long-${file}`, bytes: lengthened(bytes) }))
  return [...textsOfCorpus(), ...encoded, ...long].map(({ file, bytes }) => anywhere(file, bytes))
}

const byteOrderMark = '\ufeff'

/** Letters that the encoding has, and other encodings have elsewhere or not at all. */
const encodings: readonly { encoding: string; letters: string; mark?: string }[] = [
  { encoding: 'utf-8', letters: 'Café Łódź € 日本 🧾' },
  { encoding: 'utf-8', letters: 'Café Łódź € 日本 🧾', mark: byteOrderMark },
  { encoding: 'utf-16le', letters: 'Café Łódź € 日本 🧾' },
  { encoding: 'utf-16le', letters: 'Café Łódź € 日本 🧾', mark: byteOrderMark },
  { encoding: 'utf-16be', letters: 'Café Łódź € 日本 🧾' },
  { encoding: 'utf-16be', letters: 'Café Łódź € 日本 🧾', mark: byteOrderMark },
  { encoding: 'windows-1252', letters: 'Café Æbler €' },
  { encoding: 'iso-8859-15', letters: 'Café Æbler €' },
  { encoding: 'windows-1250', letters: 'Łódź Kraków €' },
  { encoding: 'macintosh', letters: 'Café Æbler' },
]

function rowsNaming(letters: string): string {
  return Array.from(
    { length: 28 },
    (_, row) =>
      `${String(row + 1).padStart(2, '0')}/03/2025;"${letters}; ""${row}""";-1.234,5${row % 10}\r\n`,
  ).join('')
}
