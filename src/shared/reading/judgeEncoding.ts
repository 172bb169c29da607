import { alphabets, likelihoodInPlace } from '#shared/reading/letterPlaces.ts'

/** A byte beyond ASCII with up to two bytes before and after it, each as the character of its number; `at` is its place. */
export interface HighByte {
  readonly around: string
  readonly at: number
  readonly count: number
}

/** What the bytes of a text say of its encoding: the likeliest, and those that are nearly as likely and read differently. */
export interface EncodingJudgement {
  readonly encoding: string
  readonly rivals: readonly string[]
}

/** The encodings of one byte a character that are told apart, the likelier first. */
export const singleByteEncodings = ['windows-1252', 'windows-1250', 'iso-8859-15', 'macintosh'] as const

type SingleByteEncoding = (typeof singleByteEncodings)[number]

// How much likelier one encoding is before a byte is seen, by what programs write.
const prior: Readonly<Record<SingleByteEncoding, number>> = {
  'windows-1252': 1,
  'windows-1250': 0.97,
  'iso-8859-15': 0.95,
  macintosh: 0.85,
}
/** Two readings this near each other leave the choice open. */
const NEAR = 0.9
/** Below this no reading makes a text of the bytes. */
const DOUBTFUL = 0.6

/**
 * Judges which encoding of one byte a character makes the most of the bytes beyond ASCII, in their places. `decode` turns
 * bytes, as `HighByte` writes them, into text; `words` is ASCII text of the file, which may tell the language.
 */
export function judgeEncoding(
  found: readonly HighByte[],
  decode: (encoding: string, bytes: string) => string,
  words: string,
): EncodingJudgement {
  const region = regionOf(words)
  const scored = singleByteEncodings
    .map((encoding) => {
      const texts = found.map(({ around, at, count }) => ({ around: decode(encoding, around), at, count }))
      const isElsewhere = region !== null && (encoding === 'windows-1250') !== (region === 'central')
      const score = scoreOf(texts, encoding) * prior[encoding] * (isElsewhere ? 0.8 : 1)
      return { encoding, score, reads: texts.map(({ around, at }) => around.charAt(at)).join('') }
    })
    .toSorted((one, other) => other.score - one.score)
  const [best, ...others] = scored
  if (best === undefined) return { encoding: 'windows-1252', rivals: [] }
  const near = best.score < DOUBTFUL ? -Infinity : best.score * NEAR
  const rivals = others.filter(({ score, reads }) => score >= near && reads !== best.reads)
  return { encoding: best.encoding, rivals: differing(rivals) }
}

function differing(rivals: readonly { encoding: string; reads: string }[]): string[] {
  return rivals
    .filter(({ reads }, index) => rivals.findIndex((one) => one.reads === reads) === index)
    .map(({ encoding }) => encoding)
}

// The average over the places, in the language that fits best: no text mixes the letters of all.
function scoreOf(texts: readonly HighByte[], encoding: SingleByteEncoding): number {
  const languages = encoding === 'windows-1250' ? alphabets.central : alphabets.western
  const total = texts.reduce((sum, { count }) => sum + count, 0)
  const scores = languages.map((alphabet) =>
    texts.reduce((sum, { around, at, count }) => sum + likelihoodInPlace(around, at, alphabet) * count, 0),
  )
  return Math.max(...scores) / Math.max(1, total)
}

const westernWords =
  /\b(?:amount|balance|description|date|payment|account|reference|fees?|the|and|bedrag|beskrywing|rekening|omschrijving|montant|solde|compte|betrag|buchung\w*|verwendungszweck|fecha|importe|concepto|descrizione|importo|valor|dato|tekst|bel.p|dag)\b/i
const centralWords =
  /\b(?:kwota|opis|rachun\w+|przelew\w*|nadawca|odbiorca|popis|platba|mena|iznos|stanje|znesek|egyenleg|descriere|sold|wydatki|wp.aty|saldo po)\b/i

/** Where the words that need no letter beyond ASCII come from; null where none tells, or they contradict each other. */
function regionOf(words: string): 'western' | 'central' | null {
  const [isWestern, isCentral] = [westernWords.test(words), centralWords.test(words)]
  if (isWestern === isCentral) return null
  return isWestern ? 'western' : 'central'
}
