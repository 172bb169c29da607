import { describe, expect, it } from 'vitest'
import { call, freshDataFile, income, keysOf, post, practise, stateOf } from '#sandbox/testing/practice.ts'

const many = '/api/push/many'
const expense = (id: string, rest: object = {}) => ({ ...income(id), name: 'Milk', ...rest })

describe('who may call', () => {
  it.each([
    { who: 'a wrong key', keys: { apikey: 'sk_test_other' }, status: 401, says: 'API key' },
    { who: 'no key', keys: { apikey: undefined }, status: 401, says: 'API key' },
    { who: 'a wrong app id', keys: { appid: 'other' }, status: 401, says: 'app id' },
    { who: 'an unknown business', keys: { uid: 'other' }, status: 403, says: 'no business' },
  ])('$who is refused and stores nothing', async ({ keys, status, says }) => {
    const sandbox = await practise()
    const body = { ...keysOf(sandbox), data: { income: [income('a')], expenses: [] }, ...keys }
    const answer = await post(sandbox, many, body)
    expect(answer).toEqual({
      status,
      body: { error: true, message: expect.stringContaining(says) as string },
    })
    await sandbox.settled()
    expect((await stateOf(sandbox)).income).toEqual([])
  })

  it('keeps its credentials with its file', async () => {
    const dataFile = freshDataFile()
    const first = await practise({ dataFile })
    await first.close()
    const second = await practise({ dataFile })
    expect(keysOf(second)).toEqual(keysOf(first))
    expect(first.apiKey).toMatch(/^sk_test_sandbox[0-9a-f]{32}$/)
    expect(keysOf(await practise()).apikey).not.toBe(first.apiKey)
  })

  it('finds the practice business by its email', async () => {
    const sandbox = await practise()
    const { apikey, appid, uid } = keysOf(sandbox)
    const answer = await post(sandbox, '/api/pull/business', { apikey, appid, email: 'Practice@Example.com' })
    expect(answer.body).toMatchObject({
      error: false,
      businesses: [{ uid, businessname: 'Practice Business', email: 'practice@example.com' }],
    })
    const none = await post(sandbox, '/api/pull/business', { apikey, appid, email: 'nobody@example.com' })
    expect(none.body).toEqual({ error: false, businesses: [] })
  })
})

describe('a new business', () => {
  const data = { businessname: 'Corner Shop', firstname: 'Ann', lastname: 'Owner', email: 'ann@example.com' }

  async function add(sandbox: Awaited<ReturnType<typeof practise>>, more: object = {}) {
    const headers = { 'x-api-key': sandbox.apiKey }
    const { body } = await post(sandbox, '/api/push/business', { data: { ...data, ...more } }, headers)
    return body as { uid: string; token: string; account?: object } // checked by what the tests expect of it
  }

  it('has books of its own', async () => {
    const sandbox = await practise()
    const { uid } = await add(sandbox)
    await call(sandbox, many, { uid, data: { income: [income('hers')], expenses: [] } })
    await call(sandbox, many, { data: { income: [income('practice')], expenses: [] } })
    await sandbox.settled()
    expect((await stateOf(sandbox, uid)).income).toEqual([income('hers')])
    expect((await stateOf(sandbox)).income).toEqual([income('practice')])
    expect(sandbox.counts()).toEqual({ income: 1, expenses: 0, sales: 0, settlements: 0 })
  })

  it('comes with its account’s details when the email has one', async () => {
    const sandbox = await practise()
    const first = await add(sandbox)
    expect(first).not.toHaveProperty('account')
    const second = await add(sandbox, { businessname: 'Second Shop' })
    expect(second.uid).not.toBe(first.uid)
    expect(second.account).toEqual({ firstname: 'Ann', lastname: 'Owner', email: 'ann@example.com' })
    expect((await add(sandbox)).uid).toBe(first.uid)
  })
})

describe('a batch', () => {
  const good = income('r1good')

  it.each([
    { bad: { date: '2025-02-29' }, says: 'record r1bad: date is not a calendar date, YYYY-MM-DD.' },
    { bad: { date: '2025-03-01T00:00:00Z' }, says: 'record r1bad: date is not a calendar date, YYYY-MM-DD.' },
    { bad: { amount: '12.50' }, says: 'record r1bad: amount is not of the type number.' },
    { bad: { amount: -1 }, says: 'record r1bad: amount is negative.' },
    { bad: { amount: 0.1 + 0.2 }, says: 'record r1bad: amount has more than 4 decimals.' },
    { bad: { currency: 'rand' }, says: 'record r1bad: currency is not an ISO 4217 code.' },
    { bad: { name: undefined }, says: 'record r1bad: name is missing.' },
    { bad: { colour: 'red' }, says: 'record r1bad has a field that this call does not know: "colour".' },
    { bad: { id: '' }, says: 'data.income[1].id is empty.' },
  ])('with one bad record ($says) is refused as a whole', async ({ bad, says }) => {
    const sandbox = await practise()
    const data = { income: [good, { ...income('r1bad'), ...bad }], expenses: [expense('r1other')] }
    expect(await call(sandbox, many, { data })).toEqual({ status: 400, body: { error: true, message: says } })
    await sandbox.settled()
    expect(await stateOf(sandbox)).toMatchObject({
      income: [],
      expenses: [],
      requests: [
        { path: many, uid: sandbox.uid, status: 400, records: 3, outcome: 'refused', message: says },
      ],
    })
  })

  it('names the first three that are wrong, and counts the others', async () => {
    const sandbox = await practise()
    const data = { income: ['a', 'b', 'c', 'd', 'e'].map((id) => income(id, { amount: -1 })), expenses: [] }
    const { body } = await call(sandbox, many, { data })
    expect(body).toMatchObject({
      message:
        'record a: amount is negative. record b: amount is negative. record c: amount is negative. And 2 more.',
    })
  })

  it('is held as it was pushed, field by field', async () => {
    const sandbox = await practise()
    const full = { ...good, category: 'Sales', notes: '', vat: 1.63, productid: 'P', feeid: 'r1fee' }
    const fee = expense('r1fee', { amount: 0.35, category: 'Merchant Fees', notes: 'Ümlaut "q"' })
    await call(sandbox, many, { data: { income: [full, income('r1two')], expenses: [fee] } })
    await sandbox.settled()
    const { income: held, expenses } = await stateOf(sandbox)
    expect(held).toEqual([full, income('r1two')])
    expect(expenses).toEqual([fee])
  })
})

describe('a record whose id is held already', () => {
  const first = income('same', { notes: 'first' })
  const second = income('same', { notes: 'second' })

  it.each([
    { sameId: 'update' as const, status: 200, holds: [second, income('other')] },
    { sameId: 'add' as const, status: 200, holds: [first, income('other'), second] },
    { sameId: 'refuse' as const, status: 400, holds: [first, income('other')] },
  ])('under $sameId', async ({ sameId, status, holds }) => {
    const sandbox = await practise({ sameId })
    await call(sandbox, many, { data: { income: [first, income('other')], expenses: [] } })
    const again = await call(sandbox, '/api/push/income', { data: second })
    expect(again.status).toBe(status)
    if (status !== 200) expect(JSON.stringify(again.body)).toContain('record same')
    await sandbox.settled()
    expect((await stateOf(sandbox)).income).toEqual(holds)
  })

  it.each([
    { sameId: 'update' as const, holds: [second] },
    { sameId: 'add' as const, holds: [first, second] },
    { sameId: 'refuse' as const, holds: [] },
  ])('within one request, under $sameId', async ({ sameId, holds }) => {
    const sandbox = await practise({ sameId })
    await call(sandbox, many, { data: { income: [first, second], expenses: [] } })
    await sandbox.settled()
    expect((await stateOf(sandbox)).income).toEqual(holds)
  })

  it('is another one when it is of another kind or another business’s', async () => {
    const sandbox = await practise({ sameId: 'refuse' })
    const data = { income: [income('same')], expenses: [expense('same')] }
    expect((await call(sandbox, many, { data })).status).toBe(200)
  })

  it('is refused under refuse while the first still waits in the queue', async () => {
    const sandbox = await practise({ sameId: 'refuse', processAfterMs: 3_600_000 })
    expect((await call(sandbox, '/api/push/income', { data: first })).status).toBe(200)
    expect((await call(sandbox, '/api/push/income', { data: second })).status).toBe(400)
  })
})

describe('settlements, sales and the rest', () => {
  const settlement = { id: 's1', amount: 12.15, fee: 0.35, date: '2025-03-03' }

  it('holds a settlement beside its entries', async () => {
    const sandbox = await practise()
    const data = [{ income: [income('i')], expenses: [expense('e')], settlement }]
    await call(sandbox, '/api/push/settlement', { data })
    await sandbox.settled()
    const { income: held, expenses, settlements, requests } = await stateOf(sandbox)
    expect({ held, expenses, settlements }).toEqual({
      held: [income('i')],
      expenses: [expense('e')],
      settlements: [settlement],
    })
    expect(requests).toMatchObject([{ records: 1, outcome: 'queued' }])
  })

  it('holds a sale without a payment as unpaid', async () => {
    const sandbox = await practise()
    const sale = { id: 'sale', items: [{ id: 'cake', name: 'Cake', price: 30, quantity: 2 }] }
    await call(sandbox, '/api/push/sale', { data: sale })
    await sandbox.settled()
    expect((await stateOf(sandbox)).sales).toEqual([sale])
  })

  it('lets a settlement pay out less than nothing', async () => {
    const sandbox = await practise()
    const data = [{ income: [], expenses: [], settlement: { ...settlement, amount: -5 } }]
    expect((await call(sandbox, '/api/push/settlement', { data })).status).toBe(200)
  })

  it('forgets a business’s records on reset, what is queued too, and no other’s', async () => {
    const sandbox = await practise({ processAfterMs: 3_600_000 })
    const headers = { 'x-api-key': sandbox.apiKey }
    const data = { businessname: 'Other', firstname: 'A', lastname: 'B', email: 'other@example.com' }
    const { body } = await post(sandbox, '/api/push/business', { data }, headers)
    const { uid } = body as { uid: string } // push/business answers with it
    await call(sandbox, '/api/push/income', { data: income('practice') })
    await call(sandbox, '/api/push/income', { uid, data: income('other') })
    await call(sandbox, '/api/push/reset', {})
    expect((await stateOf(sandbox)).income).toEqual([])
    expect((await stateOf(sandbox, uid)).income).toEqual([income('other')])
  })
})

describe('an accepted call', () => {
  it.each([
    { emptyAnswers: false, body: { error: false, message: 'Queued.' } },
    { emptyAnswers: true, body: null },
  ])('is answered $body when emptyAnswers is $emptyAnswers', async ({ emptyAnswers, body }) => {
    const sandbox = await practise({ emptyAnswers })
    const answer = await call(sandbox, '/api/push/income', { data: income('a') })
    expect(answer).toEqual({ status: 200, body })
  })

  it('is queued, not yet stored', async () => {
    const sandbox = await practise({ processAfterMs: 3_600_000 })
    await call(sandbox, '/api/push/income', { data: income('a') })
    expect((await stateOf(sandbox)).income).toEqual([])
  })

  it('is processed after a restart on the same file', async () => {
    const dataFile = freshDataFile()
    const first = await practise({ dataFile, processAfterMs: 3_600_000 })
    for (const id of ['a', 'b', 'c']) await call(first, '/api/push/income', { data: income(id) })
    await first.close()
    const second = await practise({ dataFile })
    await expect.poll(() => second.counts().income).toBe(3)
    expect((await stateOf(second)).income).toEqual([income('a'), income('b'), income('c')])
  })

  it('is in the log without a secret', async () => {
    const sandbox = await practise()
    await call(sandbox, '/api/push/income', { data: income('a') })
    await call(sandbox, '/api/push/income', { uid: sandbox.apiKey, data: income('a') })
    await fetch(`${sandbox.url}/api/verify/apikey?apikey=${sandbox.apiKey}&appid=${sandbox.appId}`)
    const state = await stateOf(sandbox)
    expect(state.requests).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
        path: '/api/push/income',
        uid: sandbox.uid,
        status: 200,
        records: 1,
        outcome: 'queued',
        message: null,
        fault: null,
      },
      expect.objectContaining({ path: '/api/push/income', uid: null, status: 403, outcome: 'refused' }),
      expect.objectContaining({ path: '/api/verify/apikey', uid: null, status: 200, outcome: 'answered' }),
    ])
    expect(JSON.stringify(state)).not.toContain(sandbox.apiKey)
  })
})

describe('a sandbox that is told to refuse a name', () => {
  it('refuses the whole push that brings it, and takes the rest without it', async () => {
    const sandbox = await practise({ refuseNames: ['Milk'] })
    const withIt = { income: [income('a')], expenses: [expense('bad')] }
    expect(await call(sandbox, many, { data: withIt })).toEqual({
      status: 400,
      body: { error: true, message: 'record bad: “Milk” is refused here.' },
    })
    await call(sandbox, many, { data: { income: [income('a')], expenses: [] } })
    await sandbox.settled()
    expect(await stateOf(sandbox)).toMatchObject({ income: [income('a')], expenses: [] })
  })
})
