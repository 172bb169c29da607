/**
 * Gives each row at most one column so that the sum of the scores is the highest possible; a pair with a score of 0 or less is
 * never made. Answers with a column, or null, for each row. The Hungarian method with potentials, O(rows² × columns).
 */
export function assignColumns(scores: readonly (readonly number[])[]): (number | null)[] {
  const width = scores[0]?.length ?? 0
  // As many columns of nothing behind the real ones as there are rows: each row may stay without.
  const columns = width + scores.length
  const cost = (row: number, column: number): number => -Math.max(0, scores[row]?.[column] ?? 0)
  const matching = new Matching(scores.length, columns)
  for (let row = 0; row < scores.length; row++) matching.place(row, cost)
  return scores.map((own, row) => {
    const column = matching.columnOf(row)
    return column < width && (own[column] ?? 0) > 0 ? column : null
  })
}

const free = -1

class Matching {
  readonly #columns: number
  readonly #rowPotential: Float64Array
  readonly #columnPotential: Float64Array
  readonly #rowOf: Int32Array

  constructor(rows: number, columns: number) {
    this.#columns = columns
    this.#rowPotential = new Float64Array(rows)
    this.#columnPotential = new Float64Array(columns)
    this.#rowOf = new Int32Array(columns).fill(free)
  }

  columnOf(row: number): number {
    return this.#rowOf.indexOf(row)
  }

  /** Adds one row by the cheapest path of exchanges, so that what is placed stays the best possible. */
  place(newRow: number, cost: (row: number, column: number) => number): void {
    const slack = new Float64Array(this.#columns).fill(Infinity)
    const reachedFrom = new Int32Array(this.#columns).fill(free)
    const visited: number[] = []
    let row = newRow
    let column = free
    do {
      const here = column
      for (const next of this.#unvisited(visited)) {
        const reduced = cost(row, next) - this.#row(row) - this.#column(next)
        if (reduced < (slack[next] ?? Infinity)) {
          slack[next] = reduced
          reachedFrom[next] = here
        }
      }
      column = this.#nearest(slack, visited)
      this.#shift(slack, visited, newRow, slack[column] ?? 0)
      visited.push(column)
      row = this.#rowOf[column] ?? free
    } while (row !== free)
    this.#exchange(column, reachedFrom, newRow)
  }

  *#unvisited(visited: readonly number[]): Iterable<number> {
    for (let column = 0; column < this.#columns; column++) if (!visited.includes(column)) yield column
  }

  #nearest(slack: Float64Array, visited: readonly number[]): number {
    let nearest = free
    for (const column of this.#unvisited(visited)) {
      if (nearest === free || (slack[column] ?? 0) < (slack[nearest] ?? 0)) nearest = column
    }
    return nearest
  }

  #shift(slack: Float64Array, visited: readonly number[], newRow: number, by: number): void {
    this.#rowPotential[newRow] = this.#row(newRow) + by
    for (const column of visited) {
      const row = this.#rowOf[column] ?? free
      this.#rowPotential[row] = this.#row(row) + by
      this.#columnPotential[column] = this.#column(column) - by
    }
    for (const column of this.#unvisited(visited)) slack[column] = (slack[column] ?? 0) - by
  }

  #exchange(last: number, reachedFrom: Int32Array, newRow: number): void {
    let column = last
    while (column !== free) {
      const from = reachedFrom[column] ?? free
      this.#rowOf[column] = from === free ? newRow : (this.#rowOf[from] ?? free)
      column = from
    }
  }

  #row(row: number): number {
    return this.#rowPotential[row] ?? 0
  }

  #column(column: number): number {
    return this.#columnPotential[column] ?? 0
  }
}
