const name = String.raw`(?:bal(?:ance|ans|\.)?|saldo)`
const kind = '(?:ledger|available|account|statement|bank|book|cash)'
const forward = 'f(?:or)?wa?r?d'
const sheet = '(?:statement|page|staat|bladsy)'
const span = '(?:day|week|month|quarter|year|period|statement)'

/*
 * What banks call the balance before the first transaction and behind the last, in the order of English and Afrikaans, Dutch, German,
 * Swedish, Danish and Norwegian, Finnish, Polish, Czech and Slovak, French, Spanish and Portuguese, Italian. Accents do not count.
 */

const opening = phrases([
  `(?:opening|open|beginning|begin|starting|start|initial|previous|vorige|aanvangs?|oorgebringde) (?:${kind} )?${name}`,
  'openingsaldo|beginsaldo|aanvangsaldo',
  String.raw`(?:${name} )?(?:(?:brought|b\/?t) ${forward}|b\/f(?:wd)?)`,
  String.raw`${name} (?:brought down|b\/d|oorgebring|afgebring)`,
  `${name} (?:(?:from|van) )?(?:previous|prior|last|vorige) ${sheet}`,
  `${name} (?:as )?(?:at|on) (?:the )?(?:start|beginning|opening)`,
  `(?:start|beginning) of (?:the )?${span} ${name}`,
  'openingssaldo|(?:vorig|oud) saldo',
  'alter (?:kontostand|saldo)|anfangs(?:saldo|bestand|kontostand)|ero(?:e)?ffnungs(?:saldo|bestand)|saldovortrag',
  '(?:in|inn|ind)ga(?:a)?ende (?:saldo|balanse?|behallning|beholdning)|primo ?saldo|(?:oppnings|apnings|abnings|start)saldo',
  'forrige saldo|gammel saldo',
  'alkusaldo|edellinen saldo',
  'saldo (?:poczatkowe|otwarcia|poprzednie)|poprzednie saldo',
  '(?:pocatecni|predchozi) zustatek|pociatocny zostatok',
  'ancien solde|solde (?:initial|precedent|anterieur|d.ouverture|de depart|(?:au|en) debut)',
  'saldo (?:inicial|anterior|previo|de (?:apertura|abertura)|(?:al|no) inicio)',
  'saldo (?:iniziale|precedente|di (?:apertura|partenza))',
])

const closing = phrases([
  `(?:closing|close|ending|end|final|eind|slot|sluitings?|oorgedraagde) (?:${kind} )?${name}`,
  'sluitingsaldo|afsluitingsaldo|eindsaldo|slotsaldo',
  String.raw`(?:${name} )?(?:(?:carried|c\/?d) ${forward}|c\/f(?:wd)?)`,
  String.raw`${name} (?:carried down|c\/d|oorgedra|afgedra)`,
  `${name} (?:to|na) (?:next|volgende) ${sheet}`,
  `${name} (?:as )?(?:at|on) (?:the )?(?:end|close|closing)`,
  `(?:end|close) of (?:the )?${span} ${name}`,
  'nieuw saldo',
  'neuer (?:kontostand|saldo)|end(?:saldo|bestand|kontostand)|(?:ab)?schlu(?:ss|ß)(?:saldo|bestand)',
  '(?:ut|ud)ga(?:a)?ende (?:saldo|balanse?|behallning|beholdning)|ultimo ?saldo|slutt?saldo|ny saldo',
  'loppusaldo|uusi saldo',
  'saldo (?:koncowe|zamkniecia)|nowe saldo',
  '(?:konecny|koncovy) (?:zustatek|zostatok)',
  'nouveau solde|solde (?:final|de (?:cloture|fermeture)|(?:de|en|a la) fin)',
  'nuevo saldo|novo saldo|saldo (?:final|nuevo|novo|de (?:cierre|fecho|fechamento|encerramento)|al cierre)',
  'nuovo saldo|saldo (?:finale|di chiusura)',
])

/** What the phrases of balances begin with, in lower case; an accent that may be left out makes two of one. */
export const balanceBeginnings = [
  ...['open', 'begin', 'start', 'initial', 'prev', 'bal', 'b/', 'c/', 'bt', 'cd', 'brought', 'carried'],
  ...['saldo', 'ledger', 'available', 'current'],
  ...['clos', 'sluit', 'slot', 'aanvang', 'eind', 'end', 'final', 'new', 'nuwe', 'vorig', 'oorgebring'],
  ...['oorgedra', 'afsluit', 'oud saldo', 'nieuw', 'alter', 'anfangs', 'eroff', 'eröff', 'eroeff', 'neuer'],
  ...['schlu', 'abschlu', '#saldo'],
  ...['inga', 'ingå', 'inng', 'indg', 'utga', 'utgå', 'udga', 'udgå', 'primo', 'ultimo', 'slut', 'ny saldo'],
  ...['oppning', 'öppning', 'apning', 'åpning', 'abning', 'åbning', 'forrige', 'gammel'],
  ...['alku', 'edellinen', 'loppu', 'uusi', 'poprzednie', 'nowe', 'pocat', 'poč', 'pociat', 'predch', 'před'],
  ...['kone', 'konc', 'solde', 'ancien', 'nouveau', 'nuevo', 'novo', 'nuovo'],
] as const

// New Balance sells shoes, and a balance as at some day may be what was owed and is paid.
const perhapsBalance = /^(?:(?:new balance|nuwe saldo)$|(?:balance|balans|saldo) (?:as )?(?:at|on|op|per)\b)/

// Beside what the transactions come to, a bank may state what can be spent.
const balanceOfSomeKind = /^(?:available|current|ledger) (?:balance|saldo)$/

// What is left of an invoice is paid with the same words.
const perhapsPayment = /^(?:saldo finale?|solde final)$/

// `Closing balance as at 31 March`, `Opening balance (R)`, `Balance b/f from page 2`; not `Closing balance consultants`.
const goesOnAsBalance = new RegExp(
  '^(?: (?:as )?(?:at|on|op|of|per|for|vir|from|van|to|na|page|bladsy|statement|staat)\\b|' +
    '(?: (?:am|vom|zum|den|pr|k|ke|dne|z|na|dnia|dzien|au|du|de|la|al|del|di|do|da|em|a)\\b\\.?){1,2} (?:\\d|period|mois|mes)|' +
    ' ?[^\\p{L} ]|$)',
  'u',
)

/** Which balance a text in `plainWords` begins with the name of. */
export function balanceNamed(words: string): 'opening' | 'closing' | null {
  const plain = withoutAccents(words)
  if (opening.test(plain)) return 'opening'
  return closing.test(plain) ? 'closing' : null
}

/** Whether a text in `plainWords` that begins with the name of a balance goes on as somebody's name does that only begins like one. */
export function goesOnAsName(words: string): boolean {
  const plain = withoutAccents(words)
  return !goesOnAsBalance.test(plain.replace(opening.test(plain) ? opening : closing, ''))
}

/** Whether a text in `plainWords` has the words of a balance that are also those of something else. */
export function isPerhapsBalance(words: string): boolean {
  return perhapsBalance.test(words)
}

/** Whether a text in `plainWords` names a balance that need not be the one before or behind the transactions. */
export function isBalanceOfSomeKind(words: string): boolean {
  return isPerhapsBalance(words) || balanceOfSomeKind.test(words)
}

/** Whether a text in `plainWords` that names a closing balance also names the payment of what was still owed. */
export function isPerhapsPayment(words: string): boolean {
  return perhapsPayment.test(words)
}

function phrases(of: readonly string[]): RegExp {
  return new RegExp(String.raw`^(?:${of.join('|')})(?![\p{L}\d])`, 'u')
}

function withoutAccents(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '')
}
