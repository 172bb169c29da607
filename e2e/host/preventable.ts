/** An event that a listener can forbid. */
export interface Preventable {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

/** A fresh event with these fields, not yet forbidden. */
export function preventable<Fields extends object>(fields: Fields): Fields & Preventable {
  let isPrevented = false
  return Object.defineProperties(
    { ...fields, preventDefault: () => (isPrevented = true) },
    { defaultPrevented: { get: () => isPrevented } },
    // The property just defined is what makes it whole.
  ) as unknown as Fields & Preventable
}
