import type { Question } from '#shared/reading/question.ts'
import type { HighBytes } from '#engine/reading/highBytes.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { decodeBytes, latin1 } from '#engine/reading/textDecoder.ts'

/** Asks which of some likely encodings a text has, with a word in each that tells them apart. */
export function askAmong(
  bytes: SourceBytes,
  options: readonly string[],
  places: readonly number[],
): Question {
  const words = tellingWords(bytes, options, places)
  return asked(options, `the bytes fit more than one: ${shown(options, words)}`)
}

/** Asks for an encoding of which none may be right, and says what to do then. */
export function askAnyOf(
  bytes: SourceBytes,
  options: readonly string[],
  places: readonly number[],
): Question {
  const words = tellingWords(bytes, options, places)
  const otherwise = 'If none of these is right, save the file as UTF-8 in the program that it comes from'
  return asked(options, `the bytes fit none or several: ${shown(options, words)}. ${otherwise}`)
}

/** Asks how to read a text of which some letters are of UTF-8 and some are not, and says what each answer loses. */
export function askOfMixed(
  bytes: SourceBytes,
  options: readonly string[],
  { whole, broken, letterAt, brokenAt }: HighBytes['utf8'],
): Question {
  const places = [letterAt, brokenAt].filter((place) => place !== null)
  const words = places.map((place) => shown(options, readings(bytes, options, place)))
  const lost = `Read as utf-8, ${counted(broken)} lost; read otherwise, ${counted(whole)} wrong`
  return asked(options, `letters of more than one are mixed: ${words.join('; and ')}. ${lost}`)
}

function counted(letters: number): string {
  return letters === 1 ? '1 letter is' : `${letters} letters are`
}

function asked(options: readonly string[], why: string): Question {
  return { about: 'encoding', options: [...options], why }
}

/** The words at a place where they differ in every encoding, else at the first one. */
function tellingWords(
  bytes: SourceBytes,
  options: readonly string[],
  places: readonly number[],
): readonly string[] {
  const words = places.map((at) => readings(bytes, options, at))
  return words.find((one) => new Set(one).size === options.length) ?? words[0] ?? []
}

/** The word around a byte, in each encoding. */
function readings(bytes: SourceBytes, options: readonly string[], at: number): string[] {
  return options.map((option) => wordAt(bytes, option, at))
}

function shown(options: readonly string[], words: readonly string[]): string {
  return options.map((option, index) => `“${words[index] ?? ''}” in ${option}`).join(', ')
}

const WORD = 24

/** What stands around a byte, without the cells beside its own. */
function wordAt(bytes: SourceBytes, encoding: string, at: number): string {
  const from = Math.max(0, at - WORD)
  const around = latin1(bytes.range(from, 2 * WORD))
  const before = /[^,;|\t\r\n"]*$/.exec(around.slice(0, at - from))?.[0] ?? ''
  const after = /^[^,;|\t\r\n"]*/.exec(around.slice(at - from))?.[0] ?? ''
  return decodeBytes(encoding, before + after).trim()
}
