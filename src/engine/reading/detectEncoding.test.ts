import { describe, expect, it } from 'vitest'
import { detectEncoding, type DetectedEncoding } from '#engine/reading/detectEncoding.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { encodeAs } from '#engine/reading/testing/encodeAs.ts'

const mark = { utf8: [0xef, 0xbb, 0xbf], utf16le: [0xff, 0xfe], utf16be: [0xfe, 0xff] }
const withMark = (bytes: readonly number[], text: Buffer): Buffer => Buffer.concat([Buffer.from(bytes), text])

async function detect(bytes: Uint8Array, sliceSize = 1 << 20): Promise<DetectedEncoding> {
  return detectEncoding(memoryBytes('text.csv', bytes, sliceSize), async () => Promise.resolve())
}

describe('the encoding of a text', () => {
  it.each([
    { of: 'ASCII', bytes: Buffer.from('Date,Amount\n'), is: 'utf-8' },
    { of: 'UTF-8', bytes: Buffer.from('Café €5 😀\n'), is: 'utf-8' },
    { of: 'UTF-8 with its mark', bytes: withMark(mark.utf8, Buffer.from('Café')), is: 'utf-8' },
    { of: 'UTF-8 that was cut off', bytes: Buffer.from('Café €').subarray(0, -1), is: 'utf-8' },
    {
      of: 'UTF-16 with its mark',
      bytes: withMark(mark.utf16le, encodeAs('日付', 'utf-16le')),
      is: 'utf-16le',
    },
    {
      of: 'big-endian UTF-16 with its mark',
      bytes: withMark(mark.utf16be, encodeAs('日付', 'utf-16be')),
      is: 'utf-16be',
    },
    { of: 'UTF-16 without a mark', bytes: encodeAs('Date\tCafé\r\n', 'utf-16le'), is: 'utf-16le' },
    { of: 'big-endian UTF-16 without a mark', bytes: encodeAs('Date\tCafé\r\n', 'utf-16be'), is: 'utf-16be' },
    {
      of: 'UTF-16 in Greek letters',
      bytes: encodeAs('Ημερομηνία\tΠοσό\r\n01/03/2025\t5,00\r\n', 'utf-16le'),
      is: 'utf-16le',
    },
    { of: 'a few zero bytes among ASCII', bytes: Buffer.from('Date,Amount,\0Description\0\n'), is: 'utf-8' },
  ])('of $of is $is, however its bytes are cut', async ({ bytes, is }) => {
    for (const size of [1, 2, 3, 4, 5, 1 << 20])
      expect(await detect(bytes, size)).toEqual({ encoding: is, questions: [] })
  })

  it.each([
    { encoding: 'windows-1252', text: 'Café €5' },
    { encoding: 'windows-1252', text: 'Date,Amount\nMôre Koffie,5\nHêrold se Reënval,6\n’n Wêreld,7' },
    { encoding: 'windows-1252', text: 'CAFÉ MOKA,5\nREËL 4 MÔRE,7\nSÃO PAULO,9' },
    { encoding: 'windows-1252', text: 'Woolworth’s,5\nTraders’ Hub,3\nO’Brien – “Spur”,4\n1\u00a0234,50' },
    { encoding: 'windows-1252', text: 'Libellé;Débit\nCrème brûlée;5,00 €\nGarçon à l’hôtel, où;6' },
    { encoding: 'windows-1252', text: 'Buchung;Betrag\nBäckerei Müller Straße;-12,50\nÖl;3' },
    { encoding: 'windows-1252', text: 'Fecha;Importe\nCompañía Peñón;5\n¿Qué?;6' },
    { encoding: 'windows-1252', text: 'Dato;Beløp\nSmørbrød på Ålesund;5' },
    { encoding: 'windows-1252', text: 'Date,Note\n2,½ day at £5.00\n3,20° © Karoo™' },
    { encoding: 'iso-8859-15', text: 'Libellé;Montant\nCafé;5 ¤'.replace('¤', '€') },
    { encoding: 'iso-8859-15', text: 'Libellé;Montant\nŒuvre, cœur et sœur;5,00' },
    { encoding: 'windows-1250', text: 'Data;Opis;Kwota\n1;Żółta łódź, ćma;5\n2;Piękna gęś;6' },
    { encoding: 'windows-1250', text: 'Datum;Částka\n1;Příjem spořitelna;5\n2;Účet č. 4, věc;7' },
    { encoding: 'windows-1250', text: 'Dátum;Összeg\n1;Főösszeg, tűzőgép;5\n2;Könyvelő;7' },
    { encoding: 'macintosh', text: 'Date,Amount\nCafé Zoë,5\nMôre,6\nCrème,7' },
    { encoding: 'macintosh', text: 'Fecha;Importe\nMaría García;5\nCompañía;6' },
    { encoding: 'macintosh', text: 'Betrag\nBäckerei Müller Straße;5' },
    { encoding: 'cp850', text: 'Datum;Beskrywing;Bedrag\n1;Café Zoë;-40,00\n2;Bärend môre;-60,55' },
    { encoding: 'cp850', text: 'Date,Description,Amount\n1,BELGIË REËL,5\n2,JOSÉ MÜLLER,6\n3,Hôtel,7' },
    { encoding: 'cp852', text: 'Data;Opis;Kwota\n1;Żółta łódź, ćma;5\n2;Piękna gęś;6' },
    { encoding: 'iso-8859-2', text: 'Data;Opis;Kwota\n1;Żółta łódź, ćma;5\n2;Święta gęś;6' },
  ])('of $text in $encoding is told by its letters and signs', async ({ encoding, text }) => {
    const detected = await detect(encodeAs(text, encoding))
    expect(detected).toEqual({ encoding, questions: [] })
    expect(await detect(encodeAs(text, encoding), 3)).toEqual(detected)
  })

  it('is settled by the whole, not by its beginning', async () => {
    const long = Buffer.concat([Buffer.alloc(3 << 20, 'plain,text\n'), Buffer.from([0x63, 0xe9, 0x0a])])
    expect(await detect(long)).toMatchObject({ encoding: 'windows-1252' })
  })
})

describe('an encoding that the bytes leave open is asked for', () => {
  it.each([
    {
      where: 'one letter is as likely in the west as in the east',
      bytes: encodeAs('Kè;5', 'windows-1252'),
      options: ['windows-1252', 'windows-1250'],
      why: 'the bytes fit more than one: “Kè” in windows-1252, “Kč” in windows-1250',
    },
    {
      where: 'UTF-8 is damaged in one place',
      bytes: Buffer.concat([Buffer.from('Café,Zoë\nB'), Buffer.from([0xe4]), Buffer.from('r,Crème\n')]),
      options: ['utf-8', 'windows-1252'],
      why: 'letters of more than one are mixed: “Café” in utf-8, “CafÃ©” in windows-1252; and “B�r” in utf-8, “Bär” in windows-1252. Read as utf-8, 1 letter is lost; read otherwise, 3 letters are wrong',
    },
    {
      where: 'as many letters are of UTF-8 as are not',
      bytes: Buffer.concat([Buffer.from('Café,5\nZo'), Buffer.from([0xeb]), Buffer.from(',6\n')]),
      options: ['windows-1252', 'utf-8'],
      why: 'letters of more than one are mixed: “CafÃ©” in windows-1252, “Café” in utf-8; and “Zoë” in windows-1252, “Zo�” in utf-8. Read as utf-8, 1 letter is lost; read otherwise, 1 letter is wrong',
    },
    {
      where: 'one letter of UTF-8 is among others',
      bytes: Buffer.concat([encodeAs('Zoë,Hêrold,Môre\n', 'windows-1252'), Buffer.from('Café\n')]),
      options: ['windows-1252', 'utf-8'],
      why: 'letters of more than one are mixed: “CafÃ©” in windows-1252, “Café” in utf-8; and “Zoë” in windows-1252, “Zo�” in utf-8. Read as utf-8, 3 letters are lost; read otherwise, 1 letter is wrong',
    },
  ])('where $where', async ({ bytes, options, why }) => {
    const { encoding, questions } = await detect(bytes)
    expect(encoding).toBe(options[0])
    expect(questions).toMatchObject([{ about: 'encoding', options, why }])
  })

  const heading = 'Date,Description,Amount\n2025-01-13,'

  it.each([
    { where: 'DOS and Macintosh make a word of it', text: 'Zoë', encoding: 'cp850' },
    { where: 'DOS has capitals where Windows has others', text: 'VOËLHUIS', encoding: 'cp850' },
    { where: 'it is Russian', text: 'Оплата товара', encoding: 'windows-1251' },
    { where: 'it is Russian of Unix', text: 'ООО Ромашка', encoding: 'koi8-r' },
    { where: 'it is Russian of DOS', text: 'Кофе', encoding: 'ibm866' },
    { where: 'it is Greek', text: 'Καφές', encoding: 'windows-1253' },
    { where: 'it is Turkish and could be Icelandic', text: 'İşyeri', encoding: 'windows-1254' },
    { where: 'it is Hebrew', text: 'משכורת', encoding: 'windows-1255' },
    { where: 'it is Arabic', text: 'قهوة', encoding: 'windows-1256' },
  ])('where $where', async ({ text, encoding }) => {
    const { questions } = await detect(encodeAs(`${heading}${text},-40.00\n`, encoding))
    expect(questions).toHaveLength(1)
    expect(questions[0]?.options).toContain(encoding)
    expect(questions[0]?.why).toContain(`“${text}” in ${encoding}`)
  })

  it('where letters stand side by side as in no word, and no heading tells', async () => {
    const { questions } = await detect(encodeAs('1;Кока кола;5\n', 'windows-1251'))
    expect(questions[0]?.why).toContain('“Кока кола” in windows-1251')
  })

  it.each([
    { encoding: 'gbk', text: '咖啡', bytes: [0xbf, 0xa7, 0xb7, 0xc8] },
    { encoding: 'big5', text: '咖啡', bytes: [0xa9, 0x40, 0xb0, 0xd8] },
    { encoding: 'shift_jis', text: 'コーヒー', bytes: [0x83, 0x52, 0x81, 0x5b, 0x83, 0x71, 0x81, 0x5b] },
    { encoding: 'euc-kr', text: '삼성', bytes: [0xbb, 0xef, 0xbc, 0xba] },
  ])('where a letter is more than a byte, as in $encoding', async ({ encoding, text, bytes }) => {
    const file = Buffer.concat([Buffer.from(heading), Buffer.from(bytes), Buffer.from(',-40.00\n')])
    const { questions } = await detect(file)
    expect(questions[0]?.options).toContain(encoding)
    expect(questions[0]?.why).toContain(`“${text}” in ${encoding}`)
  })

  it('where no reading makes words of the bytes, with what to do if none is right', async () => {
    const { questions } = await detect(Buffer.from([0x41, 0x81, 0x8d, 0x42, 0x90, 0x9d, 0x43]))
    expect(questions.map(({ about }) => about)).toEqual(['encoding'])
    expect(questions[0]?.why).toMatch(
      /\. If none of these is right, save the file as UTF-8 in the program that it comes from$/,
    )
  })
})
