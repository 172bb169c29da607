import { alphabets, likelihoodInPlace } from '#shared/reading/letterPlaces.ts'

/** A byte beyond ASCII with up to two bytes before and after it, each as the character of its number; `at` is its place. */
export interface HighByte {
  readonly around: string
  readonly at: number
  readonly count: number
}

/**
 * What the bytes of a text say of its encoding: the likeliest, and those that are nearly as likely and read differently.
 * `makes` says of what the likeliest makes of them: words of Europe's Latin letters, words of others, which many encodings
 * that are not known here may make as well, or no words.
 */
export interface EncodingJudgement {
  readonly encoding: string
  readonly rivals: readonly string[]
  readonly makes: 'words' | 'wordsOfOtherLetters' | 'noWords'
}

type Letters = Exclude<keyof typeof alphabets, 'home'>

interface Candidate {
  readonly encoding: string
  readonly letters: Letters
  /** How much likelier one encoding is before a byte is seen, by what programs write. */
  readonly prior: number
}

/** The encodings of one byte a character that are told apart, the likelier first. */
const candidates: readonly Candidate[] = [
  { encoding: 'windows-1252', letters: 'western', prior: 1 },
  { encoding: 'windows-1250', letters: 'central', prior: 0.97 },
  { encoding: 'iso-8859-15', letters: 'western', prior: 0.95 },
  { encoding: 'windows-1254', letters: 'turkish', prior: 0.93 },
  { encoding: 'iso-8859-2', letters: 'central', prior: 0.92 },
  { encoding: 'macintosh', letters: 'western', prior: 0.85 },
  { encoding: 'cp850', letters: 'western', prior: 0.85 },
  { encoding: 'windows-1251', letters: 'cyrillic', prior: 0.85 },
  { encoding: 'windows-1253', letters: 'greek', prior: 0.85 },
  { encoding: 'cp437', letters: 'western', prior: 0.82 },
  { encoding: 'cp852', letters: 'central', prior: 0.82 },
  { encoding: 'koi8-r', letters: 'cyrillic', prior: 0.8 },
  { encoding: 'ibm866', letters: 'cyrillic', prior: 0.8 },
  { encoding: 'windows-1255', letters: 'hebrew', prior: 0.8 },
  { encoding: 'windows-1256', letters: 'arabic', prior: 0.8 },
]
/** What a letter that English and Afrikaans do not have counts in a file of their words. */
const FOREIGN = 0.88
/** Two readings this near each other leave the choice open, and below this no reading makes a text of the bytes. */
const usualDoubt = { near: 0.9, below: 0.6 } as const
/** The same where the likeliest encoding is one that few programs write. */
const rareDoubt = { near: 0.84, below: 0.7 } as const
const RARE = 0.9

function isLatin(letters: Letters): boolean {
  return letters === 'western' || letters === 'central' || letters === 'turkish'
}

/** No more than these can be chosen from. */
const MOST_RIVALS = 4

/**
 * Judges which encoding of one byte a character makes the most of the bytes beyond ASCII, in their places. `decode` turns
 * bytes, as `HighByte` writes them, into text; `words` is ASCII text of the file, which may tell the language.
 */
export function judgeEncoding(
  found: readonly HighByte[],
  decode: (encoding: string, bytes: string) => string,
  words: string,
): EncodingJudgement {
  const spoken = spokenIn(words)
  const scored = candidates
    .map(({ encoding, letters, prior }) => {
      const texts = found.map(({ around, at, count }) => ({ around: decode(encoding, around), at, count }))
      const score = scoreOf(texts, letters, spoken) * prior
      return {
        encoding,
        letters,
        prior,
        score,
        reads: texts.map(({ around, at }) => around.charAt(at)).join(''),
      }
    })
    .toSorted((one, other) => other.score - one.score)
  const [best, ...others] = scored
  if (best === undefined) throw new Error('There is always a candidate')
  const doubt = best.prior < RARE ? rareDoubt : usualDoubt
  const makes = best.score < doubt.below ? 'noWords' : isLatin(best.letters) ? 'words' : 'wordsOfOtherLetters'
  const least = makes === 'words' ? best.score * doubt.near : -Infinity
  const rivals = others.filter(({ score, reads }) => score >= least && reads !== best.reads)
  return { encoding: best.encoding, rivals: differing(rivals).slice(0, MOST_RIVALS), makes }
}

function differing(rivals: readonly { encoding: string; reads: string }[]): string[] {
  return rivals
    .filter(({ reads }, index) => rivals.findIndex((one) => one.reads === reads) === index)
    .map(({ encoding }) => encoding)
}

// The average over the places, in the language that fits best: no text mixes the letters of all.
function scoreOf(texts: readonly HighByte[], letters: Letters, spoken: Spoken): number {
  const total = texts.reduce((sum, { count }) => sum + count, 0)
  const scores = languagesOf(letters, spoken).map(({ alphabet, weight }) => {
    const fits = texts.map(({ around, at, count }) => likelihoodInPlace(around, at, alphabet) * count)
    return fits.reduce((sum, fit) => sum + fit, 0) * weight
  })
  return Math.max(...scores) / Math.max(1, total)
}

interface Language {
  readonly alphabet: string
  readonly weight: number
}

function languagesOf(letters: Letters, spoken: Spoken): Language[] {
  const all = alphabets[letters].map((alphabet) => ({ alphabet, weight: weightOf(letters, spoken) }))
  return letters === 'western' && spoken === 'home' ? [{ alphabet: alphabets.home, weight: 1 }, ...all] : all
}

// Headings may be English above names of anywhere, but Cyrillic proves itself by whole words.
function weightOf(letters: Letters, spoken: Spoken): number {
  switch (letters) {
    case 'western':
      return spoken === 'home' ? FOREIGN : spoken === 'central' ? 0.8 : 1
    case 'central':
      return spoken === 'home' || spoken === 'western' ? 0.8 : 1
    case 'turkish':
      return spoken === 'home' ? FOREIGN : 1
    case 'cyrillic':
    case 'greek':
    case 'hebrew':
    case 'arabic':
      return 1
  }
}

const homeWords =
  /\b(?:amount|balance|description|date|payment|account|reference|fees?|the|and|bedrag|beskrywing|rekening)\b/i
const westernWords =
  /\b(?:omschrijving|montant|solde|compte|betrag|buchung\w*|verwendungszweck|fecha|importe|concepto|descrizione|importo|valor|dato|tekst|bel.p|dag)\b/i
const centralWords =
  /\b(?:kwota|opis|rachun\w+|przelew\w*|nadawca|odbiorca|popis|platba|mena|iznos|stanje|znesek|egyenleg|descriere|sold|wydatki|wp.aty|saldo po)\b/i

/** Where the words that need no letter beyond ASCII come from, `home` from English or Afrikaans alone; null where none tells, or they contradict each other. */
type Spoken = 'home' | 'western' | 'central' | null

function spokenIn(words: string): Spoken {
  const [isHome, isWestern, isCentral] = [homeWords, westernWords, centralWords].map((known) =>
    known.test(words),
  )
  if (isCentral === true) return isHome === true || isWestern === true ? null : 'central'
  if (isWestern === true) return 'western'
  return isHome === true ? 'home' : null
}
