/** A place in a row of things as it is said: 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinalWord(place: number): string {
  const isTeen = place % 100 > 10 && place % 100 < 14
  const ending = isTeen ? undefined : endings[(place % 10) - 1]
  return `${place}${ending ?? 'th'}`
}

const endings = ['st', 'nd', 'rd']
