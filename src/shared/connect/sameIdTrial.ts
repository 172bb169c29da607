/**
 * What stub did with two expenses of one id: `updates`, it holds one, as it was sent last; `adds`, it holds both;
 * `refuses`, it holds the first and would not have the second; `unclear`, its books do not show it, or not in time.
 */
export const sameIdFindings = ['updates', 'adds', 'refuses', 'unclear'] as const

/** What stub did with two expenses of one id. */
export type SameIdFinding = (typeof sameIdFindings)[number]

/** What a trial found, and what follows for sending, in a sentence each. */
export function sameIdWords(found: SameIdFinding): string {
  switch (found) {
    case 'updates':
      return 'Sent twice with one id, the record is there once, as it was sent last. What may have arrived can be sent again without harm.'
    case 'adds':
      return 'Sent twice with one id, the record is there twice. What may have arrived is looked for before it is sent again.'
    case 'refuses':
      return 'stub refused the second one with the same id, and kept the first. What may have arrived is looked for before it is sent again.'
    case 'unclear':
      return 'stub’s books did not show in time what became of the second one. Try again later, or look for the two in stub.'
  }
}
