// ISO 4217: today's codes, and after the line break those that records of the last twenty years still name.
const twoDecimals = `
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK
DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP
PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG

ANG BGN CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWD ZWL`
const noDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF BYR'
const threeDecimals = 'BHD IQD JOD KWD LYD OMR TND'

const decimalsByCode = new Map<string, number>([
  ...codes(twoDecimals).map((code) => [code, 2] as const),
  ...codes(noDecimals).map((code) => [code, 0] as const),
  ...codes(threeDecimals).map((code) => [code, 3] as const),
])

// Only signs that one currency has: `$` and `¥` belong to several, so they name none.
const codeBySign = new Map([
  ['R', 'ZAR'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₦', 'NGN'],
  ['₹', 'INR'],
  ['N$', 'NAD'],
  ['R$', 'BRL'],
  ['US$', 'USD'],
])

// What people call a currency, in the singular, where one alone is called so.
const namesByCode: Readonly<Record<string, string>> = {
  ZAR: 'Rand, South African Rand, SA Rand, Suid-Afrikaanse Rand',
  EUR: 'Euro',
  GBP: 'Sterling, Pound Sterling, British Pound, British Pound Sterling, UK Pound',
  USD: 'US Dollar, United States Dollar, American Dollar, Amerikaanse Dollar',
  BWP: 'Pula, Botswana Pula',
  NAD: 'Namibian Dollar, Namibia Dollar, Namibiese Dollar',
  LSL: 'Loti, Maloti, Lesotho Loti',
  SZL: 'Lilangeni, Emalangeni, Swazi Lilangeni',
  MZN: 'Metical, Meticais, Mozambican Metical',
  ZMW: 'Zambian Kwacha',
  MWK: 'Malawian Kwacha, Malawi Kwacha',
  NGN: 'Naira, Nigerian Naira',
  KES: 'Kenyan Shilling, Kenya Shilling',
  MUR: 'Mauritian Rupee, Mauritius Rupee',
  INR: 'Indian Rupee',
  AUD: 'Australian Dollar',
  CAD: 'Canadian Dollar',
  NZD: 'New Zealand Dollar',
  HKD: 'Hong Kong Dollar',
  SGD: 'Singapore Dollar',
  CHF: 'Swiss Franc',
  JPY: 'Japanese Yen',
  CNY: 'Chinese Yuan, Renminbi',
}

const codeByName = new Map(
  Object.entries(namesByCode).flatMap(([code, names]) =>
    names.split(', ').map((name) => [plainName(name), code] as const),
  ),
)
// By themselves they name none, and beside a code they say nothing else.
const sharedNames = new Set([
  ...[
    'DOLLAR',
    'POUND',
    'KWACHA',
    'SHILLING',
    'RUPEE',
    'FRANC',
    'KRONA',
    'KRONOR',
    'KRONE',
    'KRONER',
    'PESO',
  ],
  ...['$', '¥', 'KR'],
])
const longestName = 40

function codes(list: string): string[] {
  return list.trim().split(/\s+/)
}

/** A name in capitals and the singular: `U.S. Dollars` as `US DOLLAR`. */
function plainName(text: string): string {
  return text
    .toUpperCase()
    .replaceAll('.', '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\w{3})S\b/g, '')
}

/** How many decimals a currency has, by its ISO 4217 code in upper case; undefined where there is no such currency. */
export function currencyDecimals(code: string): number | undefined {
  return decimalsByCode.get(code)
}

/**
 * The ISO 4217 code that a text names: by code in any case, by a sign or a name that one currency alone has (`R`, `Rands`,
 * `US Dollar`), or by two of these that agree, as in `Rand (ZAR)`. Null where it names none: a `Dollar` is of many countries.
 */
export function currencyNamed(text: string): string | null {
  const name = text.trim().toUpperCase()
  if (decimalsByCode.has(name)) return name
  const code = codeBySign.get(name)
  if (code !== undefined) return code
  if (name.length < 4 || name.length > longestName) return null
  return codeByName.get(plainName(name)) ?? namedTwice(name)
}

/** Whether a text is what several currencies are called or written with, and no more: `Dollars`, `$`. */
export function isSharedName(text: string): boolean {
  return sharedNames.has(plainName(text.trim()))
}

function namedTwice(name: string): string | null {
  const [, one = '', bracketed, behind] = /^([^()]+?) ?(?:\(([^()]+)\)|[-–:/] ?([^()]+))$/.exec(name) ?? []
  const other = bracketed ?? behind
  if (other === undefined) return null
  const [code, another] = [one, other]
    .filter((part) => !sharedNames.has(plainName(part)))
    .map((part) => currencyNamed(part))
  return another === undefined || another === code ? (code ?? null) : null
}
