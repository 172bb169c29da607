/** How far the balance of each account of a table has been followed, in whatever form, and of which one the rows are now. */
export class AccountPlaces<Place> {
  /** The place of the account that the rows are of now. */
  at: Place
  readonly #begin: () => Place
  readonly #places = new Map<string, Place>()

  /** `begin` makes the place of an account of which nothing is known before its first row. */
  constructor(first: Place, begin: () => Place) {
    this.at = first
    this.#begin = begin
    this.#places.set('', first)
  }

  turnTo(key: string): void {
    // Until it is said whose the rows are, they are the first account's.
    const known = this.#places.get(key) ?? (this.#places.size === 1 ? this.at : this.#begin())
    this.#places.set(key, known)
    this.at = known
  }

  all(): Iterable<Place> {
    return this.#places.values()
  }
}
