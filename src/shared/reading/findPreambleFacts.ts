import { cellText, type Cell, type Cells } from '#shared/reading/cell.ts'
import { currencyNamed, isSharedName } from '#shared/money/currency.ts'
import { countsThousands } from '#shared/money/countsThousands.ts'
import { balanceAmount } from '#shared/reading/balanceAmount.ts'
import type { Facts } from '#shared/reading/reading.ts'
import { saidByNumbered } from '#shared/reading/numberedRows.ts'
import { plainWords, rowLabel } from '#shared/reading/rowWords.ts'

/** What the rows above a table say. `balance` is one that the file calls just so, without saying as of when. */
export interface PreambleFacts {
  readonly facts: Facts
  readonly balance: number | null
}

interface Said {
  readonly key: string
  /** Whether a colon stands behind the key, without which it may be a heading. */
  readonly hasColon?: true
  /** What follows the key, up to the next key: never empty. */
  readonly values: readonly Cell[]
}

const LONGEST_FACT = 200

type FactName = 'account' | 'holder' | 'period' | 'from' | 'to' | 'currency' | 'balance'

const keys: Readonly<Record<FactName, RegExp>> = {
  account:
    /^(?:iban|(?:bank )?acc(?:ount|t)?(?: (?:number|num|no|nr))?|rekening(?:nommer|nummer)?|kontonummer|konto)$/,
  holder:
    /^(?:name|(?:account|customer|client|company) (?:name|holder)|holder|rekeninghouer|kontoinhaber(?:in)?|customer|client)$/,
  period: /^(?:(?:statement |transaction )?period|date range|periode|(?:staat)?tydperk|zeitraum)$/,
  from: /^(?:(?:period |date )?from|start date|from date|von|vanaf)$/,
  to: /^(?:(?:period |date )?to|end date|to date|bis|tot)$/,
  currency: /^(?:(?:account )?currency|geldeenheid|währung|waluta)$/,
  balance: /^(?:current |account )?balance$/,
}

/** Collects what key and value say in the rows above a table: `Account:, 62…`, `Account Name:J Soap`, `Period,March`. */
export function findPreambleFacts(rows: readonly Cells[]): PreambleFacts {
  const said = saidByNumbered(rows) ?? rows.flatMap(keysAndValues)
  const first = (name: FactName): Said | undefined => said.find(({ key }) => keys[name].test(key))
  const currency = currencyOf(first('currency')) ?? currencyInSentence(rows)
  const labelled = (label: string): number | null => {
    const found = said.find(({ key }) => rowLabel(key) === label)
    return found === undefined ? null : balanceAmount(found.values[0], currency)
  }
  const holder = splitHolder(allText(first('holder')))
  return {
    facts: withoutEmpty({
      account: firstText(first('account')) ?? holder.account,
      holder: holder.name,
      period: periodOf(first('period'), first('from'), first('to')),
      currency,
      openingBalance: labelled('opening') ?? undefined,
      closingBalance: labelled('closing') ?? undefined,
    }),
    balance: balanceAmount(first('balance')?.values[0], currency),
  }
}

interface Keyed extends Said {
  readonly values: Cell[]
}

function keysAndValues(cells: Cells): Said[] {
  const found: Keyed[] = []
  for (const cell of cells) {
    const keyed = asKey(cell, found.length === 0)
    if (keyed !== null) found.push(keyed)
    else if (cell !== '') found.at(-1)?.values.push(cell)
  }
  return found.filter(({ values }) => values.length > 0)
}

// A text with a colon is a key, with its value behind it or in the next cell; the first cell may go without.
function asKey(cell: Cell, isFirst: boolean): Keyed | null {
  if (typeof cell !== 'string' || cell.length > LONGEST_FACT) return null
  const [, before, behind] = /^([^:\d]*[^:\d\s])\s*:(.*)$/s.exec(cell) ?? []
  if (before !== undefined && behind !== undefined) {
    const value = behind.trim()
    return { key: plainWords(before), hasColon: true, values: value === '' ? [] : [value] }
  }
  return isFirst && cell.trim() !== '' ? { key: plainWords(cell), values: [] } : null
}

function firstText(said: Said | undefined): string | undefined {
  return said === undefined ? undefined : cellText(said.values[0]).trim()
}

function allText(said: Said | undefined): string | undefined {
  return said?.values.map((cell) => cellText(cell).trim()).join(' ')
}

// Investec writes `J SOAP  10011234567`.
function splitHolder(text: string | undefined): { name?: string; account?: string } {
  if (text === undefined) return {}
  const [, name, account] = /^(.*\S) {2,}(\d[\d -]{5,})$/.exec(text) ?? []
  return name === undefined || account === undefined ? { name: text } : { name, account }
}

// A word that names none is kept as it stands: whoever takes the rows for those of another currency has to know of it.
function currencyOf(said: Said | undefined): string | undefined {
  const text = firstText(said) ?? ''
  const named = currencyNamed(text)
  if (named !== null) return named
  const isCode = /^[A-Z]{3}$/.test(text)
  const isWord = said?.hasColon === true && /\p{L}/u.test(text) && !/^n\/?a$/i.test(text)
  return isCode || isWord || isSharedName(text) ? text : undefined
}

const amountsAreIn =
  /^\(?(?:alle? )?(?:amounts?|figures|values|balances|bedrae|bedragen|beträge|montants|importes) (?:(?:are|is|shown|stated|expressed|quoted|reported|word|sind) )*(?:in|en):? (.+?)(?:,? (?:unless|tensy|incl|excl).*)?[.)*]*$/iu

/** What `All amounts are in USD` says: a currency, what several are called, or thousands of one, kept as it stands; no other words. */
export function currencyInSentence(rows: readonly Cells[]): string | undefined {
  const said = rows
    .flat()
    .map((cell) => amountsAreIn.exec(cellText(cell).trim())?.[1])
    .find((text) => text !== undefined)
  if (said === undefined) return undefined
  return currencyNamed(said) ?? (isSharedName(said) || countsThousands(said) ? said : undefined)
}

function periodOf(
  period: Said | undefined,
  from: Said | undefined,
  to: Said | undefined,
): string | undefined {
  if (period !== undefined) return allText(period)
  const [start, end] = [firstText(from), firstText(to)]
  return start === undefined || end === undefined ? undefined : `${start} – ${end}`
}

function withoutEmpty(facts: { [Name in keyof Facts]: Facts[Name] | undefined }): Facts {
  const kept: Facts = Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== ''),
  )
  return kept
}
