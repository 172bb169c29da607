import { describe, expect, it } from 'vitest'
import { readAnswer, readData } from '#shared/connect/readAnswer.ts'

const page = '<!DOCTYPE html><html><body>Welcome to the hotel</body></html>'

describe('the answer to a push', () => {
  it.each([
    { status: 200, body: '', is: 'accepted' },
    { status: 204, body: '', is: 'accepted' },
    { status: 202, body: ' \n', is: 'accepted' },
    { status: 200, body: '{"error": false, "message": "queued"}', is: 'accepted' },
    { status: 200, body: '{}', is: 'accepted' },
    { status: 200, body: '{"error": true, "message": "No."}', is: 'refused' },
    { status: 500, body: '{"error": true, "message": "No."}', is: 'refused' },
    { status: 302, body: '{"error": true, "message": "No."}', is: 'refused' },
    { status: 400, body: '', is: 'refused' },
    { status: 404, body: page, is: 'refused' },
    { status: 429, body: '{"message": "Slow down."}', is: 'refused' },
    { status: 200, body: page, is: 'unknown' },
    { status: 200, body: '[]', is: 'unknown' },
    { status: 200, body: '"ok"', is: 'unknown' },
    { status: 200, body: '{"error": fal', is: 'unknown' },
    { status: 301, body: '', is: 'unknown' },
    { status: 500, body: '', is: 'unknown' },
    { status: 502, body: page, is: 'unknown' },
    { status: 503, body: '{"error": false}', is: 'unknown' },
  ])('$status with $body is $is', ({ status, body, is }) => {
    expect(readAnswer(status, body).is).toBe(is)
  })

  it.each([
    { status: 400, again: false },
    { status: 404, again: false },
    { status: 408, again: true },
    { status: 429, again: true },
    { status: 500, again: true },
    { status: 503, again: true },
  ])('of $status may be tried again: $again', ({ status, again }) => {
    expect(readAnswer(status, '')).toMatchObject({ mayTryAgain: again })
  })

  it.each([
    { body: '{"error": true, "message": "Date is missing."}', reason: 'Date is missing.' },
    { body: '{"error": true, "message": ["a", "b"]}', reason: '["a","b"]' },
    { body: '{"error": true}', reason: 'no reason given (HTTP 400)' },
    { body: page, reason: 'no reason given (HTTP 400)' },
    { body: `{"error": true, "message": "${'x'.repeat(900)}"}`, reason: 'x'.repeat(500) },
  ])('gives the reason $reason', ({ body, reason }) => {
    expect(readAnswer(400, body)).toMatchObject({ is: 'refused', reason })
  })

  it.each([
    { status: 401, message: 'No.', concerns: 'access' },
    { status: 403, message: 'No.', concerns: 'access' },
    { status: 404, message: 'No.', concerns: 'access' },
    { status: 200, message: 'Invalid API key.', concerns: 'access' },
    { status: 200, message: 'The apikey is not known', concerns: 'access' },
    { status: 400, message: 'uid is missing', concerns: 'access' },
    { status: 400, message: 'Date is missing.', concerns: 'records' },
    { status: 200, message: 'record r1uid: feeid is missing', concerns: 'records' },
  ])('of $status "$message" is about the $concerns', ({ status, message, concerns }) => {
    expect(readAnswer(status, JSON.stringify({ error: true, message }))).toMatchObject({ concerns })
  })

  it.each([
    { message: '“API KEY RENEWAL” has no date', concerns: 'records' },
    { message: 'r7 (“Forbidden Fruit CC”) is too large', concerns: 'records' },
    { message: 'API KEY RENEWAL: the API key is not known', concerns: 'access' },
    { message: 'The apikey is not known', concerns: 'access' },
  ])('of "$message", where records are named so, is about the $concerns', ({ message, concerns }) => {
    const sent = {
      income: [{ id: 'r7', name: 'Forbidden Fruit CC' }],
      expenses: [{ name: 'API KEY RENEWAL' }, { name: 'a' }],
    }
    expect(readAnswer(400, JSON.stringify({ error: true, message }), sent)).toMatchObject({ concerns })
  })
})

describe('the answer to a question', () => {
  it.each([
    { status: 200, body: '[]', is: 'accepted' },
    { status: 200, body: '{"uid": "u"}', is: 'accepted' },
    { status: 200, body: '', is: 'unknown' },
    { status: 200, body: page, is: 'unknown' },
    { status: 200, body: '{"error": true}', is: 'refused' },
    { status: 404, body: page, is: 'refused' },
  ])('$status with $body is $is', ({ status, body, is }) => {
    expect(readData(status, body).is).toBe(is)
  })
})
