// Of English and Afrikaans texts, with what they borrow: `café`, `reën`, `sê`, `naïef`.
const home = 'áéëêèïîôöûüä'

// The letters beyond ASCII of languages that share an encoding: a text is written in one language, so it uses those of one.
const western = [
  'áéíóúàèäëêïîôöüûñ',
  'àâæçéèêëîïôœùûüÿ',
  'äöüßéà',
  'áéíóúüñç',
  'áâãàçéêíóôõúü',
  'àèéìíîòóùú',
  'åäöæøéü',
  'áðéíóúýþæö',
  'äöåšž',
] as const
const central = [
  'ąćęłńóśźż',
  'áčďéěíňóřšťúůýž',
  'áäčďéíĺľňóôŕšťúýž',
  'áéíóöőúüű',
  'ăâîşţ',
  'čćđšž',
  'äöüßé',
] as const
// `İ` in lower case is two characters.
const turkish = ['çğıi\u0307öşüâî'] as const
const cyrillic = ['абвгдежзийклмнопрстуфхцчшщъыьэюяё', 'абвгдежзийклмнопрстуфхцчшщьюяіїєґ'] as const
const greek = ['αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ'] as const
const hebrew = ['אבגדהוזחטיךכלםמןנסעףפץצקרשת'] as const
const arabic = ['ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي'] as const

/** The alphabets that a text in an encoding may use, each as its lower-case letters beyond ASCII; `home` is the one of South Africa. */
export const alphabets = { home, western, central, turkish, cyrillic, greek, hebrew, arabic } as const

// So many letters beyond ASCII beside each other are of no word: `Îïëàòà` is Cyrillic that was read as Western.
const longestRuns = new Map<string, number>([
  ...[home, ...western, ...turkish].map((alphabet) => [alphabet, 2] as const),
  ...central.map((alphabet) => [alphabet, 3] as const),
])

// Where a sign belongs, with `\0` in its place between the two characters before it and the two after.
const places: readonly { readonly signs: string; readonly fits: RegExp }[] = [
  { signs: '€£¥¢', fits: /\d[ \u00a0]?\0|\0[ \u00a0+-]{0,1}\d|[ (]\0(?:[) ,;\t\r\n"]|$)/ },
  { signs: '\u00a0', fits: /[\d\s.,;]\0|\0[\d\s]/ },
  {
    signs: "’'´",
    fits: /(?:^|[^\p{L}])\p{L}\0\p{L}|\p{L}\0(?:[stdm](?:[^\p{L}]|$)|ll|re|ve)|(?:^|[^\p{L}])\0[nstd]|s\0(?:[^\p{L}]|$)/iu,
  },
  { signs: '‘', fits: /(?:^|[^\p{L}])\0\p{L}/u },
  { signs: '“„', fits: /(?:^|[^\p{L}\d])\0[\p{L}\d]/u },
  { signs: '”', fits: /[\p{L}\d.!?]\0(?:[^\p{L}\d]|$)/u },
  { signs: '–—', fits: /\s\0\s|\d\0\d/ },
  { signs: '•·', fits: /(?:^|[\s,;"])\0\s/ },
  { signs: '°º', fits: /[\dNn]\0/ },
  { signs: '½¼¾', fits: /(?:^|[\s\d,;"])\0(?:[^\p{L}\d]|$)/u },
  { signs: '²³', fits: /[\dm]\0(?:[^\p{L}\d]|$)/u },
  { signs: '©®™', fits: /[\p{L}\d ]\0(?:[^\p{L}\d]|$)/u },
  { signs: '§', fits: /(?:^|[\s"(,;])\0[ \u00a0\d]/ },
  { signs: '¿¡', fits: /(?:^|[\s"(,;])\0\p{L}/u },
  { signs: '«', fits: /(?:^|[\s"(,;])\0[\s\u00a0\p{L}\d]/u },
  { signs: '»', fits: /[\s\u00a0\p{L}\d.!?]\0(?:[\s",;.)]|$)/u },
  { signs: '±×', fits: /(?:^|[\s\d])\0[\s\d]/ },
  { signs: '‰', fits: /\d ?\0/ },
]

/**
 * How likely a character stands where it stands, from -5 (a control that no text has) to 1: a letter of the alphabet among
 * letters of its case, a currency sign beside digits, an apostrophe where one belongs. `around` is the character in the
 * middle of five, or fewer where the text begins or ends, with `at` its place.
 */
export function likelihoodInPlace(around: string, at: number, alphabet: string): number {
  const character = around.charAt(at)
  if (/[\p{Cc}\p{Co}\p{Cn}\ufffd]/u.test(character)) return -5
  if (isLetter(character)) {
    const isKnown = alphabet.includes(character.toLowerCase())
    return likelihoodOfLetter(around, at) * (isKnown ? 1 : 0.4) * likelihoodAmongLetters(around, at, alphabet)
  }
  const rule = places.find(({ signs }) => signs.includes(character))
  const marked = `${around.slice(0, at)}\0${around.slice(at + 1)}`
  if (rule !== undefined) return rule.fits.test(marked) ? 1 : 0.3
  return isLetter(around.charAt(at - 1)) || isLetter(around.charAt(at + 1)) ? 0 : 0.4
}

// `ª`, `º` and `ƒ` count as letters in Unicode, and are signs in every text that has them.
function isLetter(character: string): boolean {
  return /[\p{L}]/u.test(character) && !/[ªºƒﬁﬂ]/.test(character)
}

function isUpper(character: string): boolean {
  return isLetter(character) && character !== character.toLowerCase()
}

function isLower(character: string): boolean {
  return isLetter(character) && character !== character.toUpperCase()
}

function likelihoodOfLetter(around: string, at: number): number {
  const [before, character, after] = [around.charAt(at - 1), around.charAt(at), around.charAt(at + 1)]
  if (/\d/.test(before + after)) return 0.1
  if (!isLetter(before) && !isLetter(after)) return 0.4
  if (isUpper(character)) return isLower(before) || (isUpper(before) && isLower(after)) ? 0.1 : 1
  if (isLower(character) && isUpper(after)) return isUpper(before) ? 0.1 : 0.3
  const isAmongCapitals = isUpper(before) && (isUpper(after) || isUpper(around.charAt(at - 2)))
  return isAmongCapitals || (!isLetter(before) && isUpper(after)) ? 0.1 : 1
}

// How far the letters around let one of an alphabet be: those of Western and Central Europe stand among ASCII, others do not.
function likelihoodAmongLetters(around: string, at: number, alphabet: string): number {
  const longest = longestRuns.get(alphabet)
  if (longest === undefined) return /[A-Za-z]/.test(around.charAt(at - 1) + around.charAt(at + 1)) ? 0.1 : 1
  let [from, to] = [at, at]
  while (isForeign(around.charAt(from - 1))) from -= 1
  while (isForeign(around.charAt(to + 1))) to += 1
  return to - from + 1 > longest ? 0.2 : 1
}

function isForeign(character: string): boolean {
  return character > '\x7f' && isLetter(character)
}
