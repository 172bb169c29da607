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

function codes(list: string): string[] {
  return list.trim().split(/\s+/)
}

/** How many decimals a currency has, by its ISO 4217 code in upper case; undefined where there is no such currency. */
export function currencyDecimals(code: string): number | undefined {
  return decimalsByCode.get(code)
}

/** The ISO 4217 code that a text names, by code in any case or by a sign that one currency alone has; null where it names none. */
export function currencyNamed(text: string): string | null {
  const name = text.trim().toUpperCase()
  return decimalsByCode.has(name) ? name : (codeBySign.get(name) ?? null)
}
