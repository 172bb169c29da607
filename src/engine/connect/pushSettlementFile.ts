import { readUploadPlace, type UploadPlace } from '#shared/connect/uploadPlace.ts'
import { readAnswer, readData } from '#shared/connect/readAnswer.ts'
import { toSettlement } from '#shared/connect/requests.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Settlement } from '#shared/records/record.ts'
import type { AnswerTo, PushOutcome } from '#engine/connect/connectClient.ts'
import { askEndpoint } from '#engine/connect/callEndpoint.ts'
import { judgeExchange, type FailedAttempt, type Verdict } from '#engine/connect/judgeExchange.ts'
import { measured } from '#engine/connect/measured.ts'
import {
  putFile,
  type ConnectEffects,
  type ConnectTarget,
  type Exchange,
} from '#engine/connect/stubRequest.ts'

const asking = '/api/pull/s3-upload-url'
const pushing = '/api/push/settlement-file'
/** How often a place is asked for anew when the one before was over. */
const mostPlaces = 3

/** The file of these settlements, made page by page. A record of which no request can be made is a bug and throws. */
export async function settlementFile(pages: AsyncIterable<readonly Settlement[]>): Promise<Blob> {
  const parts: Blob[] = []
  for await (const page of pages) {
    const text = page.map((settlement) => JSON.stringify(toSettlement(settlement))).join(',')
    if (text !== '') parts.push(new Blob([parts.length === 0 ? '[' : ',', text]))
  }
  return new Blob(parts.length === 0 ? ['[]'] : [...parts, ']'])
}

/**
 * Asks for a place, puts the file there and tells stub of it; `date` is the day of the upload, `webhook` where its outcome goes. Before stub is told, nothing
 * has come to the books: whatever fails until then is a request that never left.
 */
export async function pushSettlementFile(
  effects: ConnectEffects,
  target: ConnectTarget,
  file: Blob,
  { date, ...answerTo }: { readonly date: string } & Partial<AnswerTo>,
): Promise<PushOutcome> {
  for (let places = 1; ; places++) {
    const place = await askForPlace(effects, target)
    if (!place.ok) return place.error
    const put = await putFile(effects, target, place.value.url, file)
    if (put.is === 'answered' && isStored(put))
      return push(effects, target, file, { ...answerTo, data: { url: place.value.path, date } })
    // A presigned address is good for some time and for one exact request.
    const isOver = put.is === 'answered' && put.status === 403
    if (!isOver || places === mostPlaces) return notPut(target, put)
  }
}

async function askForPlace(
  effects: ConnectEffects,
  target: ConnectTarget,
): Promise<Result<UploadPlace, PushOutcome>> {
  const answered = await askEndpoint(effects, target, asking, {})
  const verdict = judgeExchange(answered, readData, target)
  const exchange = measured(answered, asking, target)
  switch (verdict.is) {
    case 'accepted': {
      const place = readUploadPlace(verdict.body, target.baseUrl)
      if (place !== null) return ok(place)
      const why = unclear(target.baseUrl, 200, 'no place to put a file at')
      return err({ ...neverLeft(why), exchange: { ...exchange, answer: '' } })
    }
    case 'refused':
      return err({ ...verdict, concerns: concernsOf(verdict), exchange })
    case 'failed':
      return err({ ...verdict, ...(verdict.cause.is === 'tooMany' ? {} : unreached), exchange })
  }
}

/** A stub without this call takes no file: then it is the file that is refused, not we. */
function concernsOf({ status, concerns }: Extract<Verdict, { is: 'refused' }>): 'records' | 'access' {
  return status === 404 || status === 405 ? 'records' : concerns
}

async function push(
  effects: ConnectEffects,
  target: ConnectTarget,
  file: Blob,
  fields: { readonly data: { readonly url: string; readonly date: string } } & Partial<AnswerTo>,
): Promise<PushOutcome> {
  const answered = await askEndpoint(effects, target, pushing, fields)
  const verdict = judgeExchange(answered, readAnswer, target)
  const exchange = measured({ ...answered, sentBytes: answered.sentBytes + file.size }, pushing, target)
  return verdict.is === 'accepted' ? { is: 'accepted', exchange } : { ...verdict, exchange }
}

function isStored({ status }: { readonly status: number }): boolean {
  return status >= 200 && status < 300
}

const unreached = { cause: { is: 'unreachable' } } as const

function notPut(target: ConnectTarget, put: Exchange): PushOutcome {
  const endpoint = 'PUT'
  const bytes = put.sentBytes
  if (put.is === 'failed') {
    const answer = 'detail' in put.why ? put.why.detail : put.why.code
    return { ...neverLeft(put.why), exchange: { endpoint, bytes, status: put.status, answer } }
  }
  // The rest of what S3 says repeats the request with its signature.
  const code = /<Code>(\w{1,80})<\/Code>/.exec(put.text)?.[1] ?? ''
  const why = unclear(target.baseUrl, put.status, `the upload was turned down ${code}`.trim())
  return { ...neverLeft(why), exchange: { endpoint, bytes, status: put.status, answer: code } }
}

function unclear(baseUrl: string, status: number, detail: string): FailedAttempt['why'] {
  return { code: 'stub.unclear', host: new URL(baseUrl).host, status, detail }
}

function neverLeft(why: FailedAttempt['why']): FailedAttempt {
  return { is: 'failed', ...unreached, why, refusal: null }
}
