import { toMajor } from '#shared/connect/toMajor.ts'
import type { StubSale } from '#shared/connect/requests.ts'

/** What was sold, as it is typed: figures in the major unit, '' where nothing is said. */
export interface TypedItem {
  readonly code: string
  readonly name: string
  readonly description: string
  readonly price: number | ''
  readonly quantity: number | ''
  readonly cost: number | ''
}

/** Who bought, as it is typed: '' where nothing is said. Without a name there is no customer. */
export interface TypedCustomer {
  readonly code: string
  readonly name: string
  readonly email: string
  readonly address: string
  readonly address2: string
  readonly suburb: string
  readonly city: string
  readonly postalcode: string
  readonly country: string
  readonly vatnumber: string
  readonly registrationnumber: string
}

/** A sale as it is typed. What it was paid with, where it was paid, is all that was sold together. */
export interface TypedSale {
  readonly number: string
  readonly name: string
  readonly paid: boolean
  readonly date: string
  readonly category: string
  readonly vat: number | ''
  readonly items: readonly TypedItem[]
  readonly customer: TypedCustomer
}

/** The one currency that sales are typed in: every example of the reference is in it. */
export const saleCurrency = 'ZAR'

/** What the items come to together, in minor units; each line is rounded to the cent, half up. */
export function sumOfItems(items: readonly TypedItem[]): number {
  return items.reduce(
    (sum, { price, quantity }) => sum + Math.round(minorOf(price || 0) * (quantity || 0)),
    0,
  )
}

/**
 * The sale that stub gets. Its id is the typed number, so that what is sent twice is the same sale; items and customers
 * are told apart by their own numbers, else by their names. What is empty is left out.
 */
export function saleOf({ number, name, paid, date, category, vat, items, customer }: TypedSale): StubSale {
  const id = number.trim()
  const payment = {
    ...{ id: `${id}-payment`, date, name: name.trim(), ...said({ category }), currency: saleCurrency },
    amount: toMajor(sumOfItems(items), saleCurrency),
    ...(vat === '' ? {} : { vat }),
  }
  const { code, name: buyer, ...about } = customer
  const called = buyer.trim()
  return {
    id,
    ...(paid ? { payment } : {}),
    items: items.map(itemOf),
    ...(called === '' ? {} : { customer: { id: code.trim() || called, name: called, ...said(about) } }),
  }
}

function itemOf({ code, name, description, price, quantity, cost }: TypedItem): StubSale['items'][number] {
  const called = name.trim()
  return {
    ...{ id: code.trim() || called, name: called, ...said({ description }) },
    ...{ price: price || 0, quantity: quantity || 0 },
    ...(cost === '' ? {} : { cost, costcurrency: saleCurrency }),
  }
}

function minorOf(major: number): number {
  return Math.round(major * 100)
}

/** The texts that say something, without the blanks around them. */
function said<Name extends string>(texts: Readonly<Record<Name, string>>): Partial<Record<Name, string>> {
  const entries = Object.entries<string>(texts).map(([name, text]) => [name, text.trim()] as const)
  // The names are those of `texts`.
  return Object.fromEntries(entries.filter(([, text]) => text !== '')) as Partial<Record<Name, string>>
}
