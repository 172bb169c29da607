import { isJsonObject } from '#shared/connect/jsonObject.ts'

/**
 * What an answer of stub says. `body` is the parsed JSON, null when there was none. `mayTryAgain`: the same request may go
 * better later (408, 429, 5xx). `concerns`: whether it is the records that are refused, or we: the key, the app, the
 * business, the address.
 */
export type Answer =
  | { readonly is: 'accepted'; readonly body: unknown }
  | {
      readonly is: 'refused'
      readonly reason: string
      readonly concerns: 'records' | 'access'
      readonly mayTryAgain: boolean
    }
  | { readonly is: 'unknown'; readonly why: string; readonly mayTryAgain: boolean }

const longestReason = 500
const accessStatuses = [401, 403, 404, 405, 407]
const accessWords =
  /\bapi[\s_-]?key\b|\bapp[\s_-]?id\b|\buid\b|\bunauthori[sz]ed\b|\bnot authori[sz]ed\b|\bforbidden\b|\bauthenticat/i

/**
 * Judges the answer to a push by the rule of `docs/connect-api.md`, "Answers": 2xx with an empty body or a JSON object
 * whose `error` is not true is accepted; a JSON object whose `error` is true, or 4xx, is refused; all else is unknown.
 * `sent` is the data that was pushed: where a reason repeats a text of it, that text's words are not said of us.
 */
export function readAnswer(status: number, body: string, sent: unknown = null): Answer {
  const text = body.trim()
  const json = parsed(text)
  const accepted = isOk(status) && (text === '' || isJsonObject(json))
  return refusal(status, json, sent) ?? (accepted ? { is: 'accepted', body: json } : unclear(status, text))
}

/** Judges the answer to a question: as `readAnswer`, but an empty body answers nothing and a JSON list is as good as an object. */
export function readData(status: number, body: string): Answer {
  const text = body.trim()
  const json = parsed(text)
  const accepted = isOk(status) && (Array.isArray(json) || isJsonObject(json))
  return refusal(status, json, null) ?? (accepted ? { is: 'accepted', body: json } : unclear(status, text))
}

/** Whether a status says that what was asked for is not there: the call, or whom it is about; the key is not to blame. */
export function isNotThere(status: number | undefined): boolean {
  return status === 404 || status === 405
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300
}

function refusal(status: number, json: unknown, sent: unknown): Answer | null {
  const object = isJsonObject(json) ? json : {}
  if (object.error !== true && (status < 400 || status >= 500)) return null
  const reason = reasonOf(object.message, status)
  const isOfUs = accessStatuses.includes(status) || accessWords.test(withoutTexts(reason, sent))
  const concerns = isOfUs ? 'access' : 'records'
  return { is: 'refused', reason, concerns, mayTryAgain: mayTryAgain(status) }
}

/** A reason without those texts of `sent`, at any depth, that have such words themselves. */
function withoutTexts(reason: string, sent: unknown): string {
  if (typeof sent === 'string') return accessWords.test(sent) ? reason.replaceAll(sent, '') : reason
  if (typeof sent !== 'object' || sent === null) return reason
  return Object.values(sent).reduce<string>(withoutTexts, reason)
}

function unclear(status: number, text: string): Answer {
  return { is: 'unknown', why: looksLike(text), mayTryAgain: mayTryAgain(status) }
}

function mayTryAgain(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}

function reasonOf(message: unknown, status: number): string {
  if (message === undefined || message === null || message === '') return `no reason given (HTTP ${status})`
  return (typeof message === 'string' ? message : JSON.stringify(message)).slice(0, longestReason)
}

/** The JSON of a text, null when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (problem) {
    if (problem instanceof SyntaxError) return null
    throw problem
  }
}

function looksLike(text: string): string {
  if (text === '') return 'an empty answer'
  return /^<(!doctype|html|\?xml|\w+)/i.test(text) ? 'a web page' : 'an answer in an unknown form'
}
