import { dayText, type DayNumber } from '#shared/dates/dayNumber.ts'
import { noCounts, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'

interface WaySums {
  income: { count: number; sum: number }
  expense: { count: number; sum: number }
}

/** Adds up rows of one record each, of which nothing is doubtful. */
export class MoneySums {
  readonly #byCurrency = new Map<string, WaySums>()
  #latest: { readonly currency: string; readonly sums: WaySums } | null = null
  #rows = 0
  #from: DayNumber = 0
  #to: DayNumber = 0

  /** Adds a row: money in minor units, money in positive, never 0. */
  add(currency: string, money: number, day: DayNumber): void {
    const sums = this.#sumsOf(currency)
    const way = money > 0 ? sums.income : sums.expense
    way.count++
    way.sum += Math.abs(money)
    if (this.#rows === 0) this.#from = this.#to = day
    else if (day < this.#from) this.#from = day
    else if (day > this.#to) this.#to = day
    this.#rows++
  }

  /** What the rows come to. */
  counts(): ChunkCounts {
    if (this.#rows === 0) return noCounts
    const ofWay = (way: keyof WaySums) =>
      Object.fromEntries(
        [...this.#byCurrency].flatMap(([currency, sums]) =>
          sums[way].count > 0 ? [[currency, sums[way]]] : [],
        ),
      )
    const [from, to] = [dayText(this.#from), dayText(this.#to)]
    return {
      ...{ rows: this.#rows, converted: this.#rows, records: this.#rows },
      ...{ left: 0, errors: 0, warnings: 0, outside: 0 },
      money: { income: ofWay('income'), expense: ofWay('expense'), from, to },
    }
  }

  #sumsOf(currency: string): WaySums {
    if (this.#latest?.currency === currency) return this.#latest.sums
    const none = () => ({ count: 0, sum: 0 })
    const sums = this.#byCurrency.get(currency) ?? { income: none(), expense: none() }
    this.#byCurrency.set(currency, sums)
    this.#latest = { currency, sums }
    return sums
  }
}
