import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Sandbox } from '#sandbox/startSandbox.ts'
import { post, practise } from '#sandbox/testing/practice.ts'

const folder = new URL('./testdata/golden/', import.meta.url)
const goldenSchema = z.strictObject({
  method: z.literal('POST'),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.record(z.string(), z.unknown()),
})

// Typed off the page's table of endpoints; the required fields are those without which the call makes no sense.
const endpoints = [
  { name: 'push-business', required: ['data', 'data.businessname', 'data.firstname', 'data.lastname', 'data.email'] },
  { name: 'push-income', required: ['uid', 'data', 'data.id', 'data.date', 'data.name', 'data.amount', 'data.currency'] },
  { name: 'push-expense', required: ['uid', 'data', 'data.id', 'data.date', 'data.name', 'data.amount', 'data.currency'] },
  { name: 'push-sale', required: ['uid', 'data', 'data.id', 'data.items', 'data.payment.amount', 'data.items.0.price', 'data.customer.name'] },
  { name: 'push-many', required: ['apikey', 'appid', 'uid', 'data.income', 'data.expenses', 'data.income.1.amount', 'data.expenses.0.date'] },
  { name: 'push-settlement', required: ['uid', 'data', 'data.0.settlement', 'data.0.settlement.amount', 'data.0.income.0.id', 'data.0.expenses.0.id'] },
  { name: 'push-settlement-file', required: ['apikey', 'appid', 'uid', 'data.url', 'data.date'] },
  { name: 'push-subscription', required: ['uid', 'data.id', 'data.date', 'data.amount'] },
  { name: 'push-cancellation', required: ['uid', 'data.date'] },
  { name: 'push-reset', required: ['apikey', 'appid', 'uid'] },
  { name: 'pull-business', required: ['apikey', 'appid', 'email'] },
  { name: 'pull-income', required: ['uid', 'webhook'] },
  { name: 'pull-expenses', required: ['uid', 'webhook'] },
  { name: 'pull-insights', required: ['uid', 'webhook'] },
  { name: 'pull-bank-feed', required: ['apikey', 'appid', 'uid'] },
  { name: 'pull-s3-upload-url', required: ['uid'] },
] // prettier-ignore

const withHeader = ['push-business', 'push-settlement-file', 'pull-s3-upload-url']

/** A golden request for this sandbox: its placeholders APIKEY, APPID and UID filled in. */
function golden(name: string, sandbox: Sandbox): z.infer<typeof goldenSchema> {
  const text = readFileSync(new URL(`${name}.json`, folder), 'utf8')
    .replaceAll('"APIKEY"', JSON.stringify(sandbox.apiKey))
    .replaceAll('"APPID"', JSON.stringify(sandbox.appId))
    .replaceAll('"UID"', JSON.stringify(sandbox.uid))
    .replaceAll('https://example.com/stub/outcomes', 'http://127.0.0.1:9/outcomes')
  return goldenSchema.parse(JSON.parse(text))
}

type Tree = { [key: string]: Tree }

/** Every object in `tree`, itself first. */
function objectsIn(tree: Tree): Tree[] {
  const inner = Object.values(tree).filter((value) => typeof value === 'object')
  return [...(Array.isArray(tree) ? [] : [tree]), ...inner.flatMap(objectsIn)]
}

function without(body: Record<string, unknown>, place: string): Record<string, unknown> {
  const copy = structuredClone(body)
  const steps = place.split('.')
  const last = steps.pop()!
  const holder = steps.reduce((at, step) => at[step]!, copy as Tree) // the table's places are in the goldens
  expect(holder).toHaveProperty(last)
  Reflect.deleteProperty(holder, last)
  return copy
}

describe('the golden requests', () => {
  it('are one for each of the sixteen endpoints', () => {
    expect(readdirSync(folder).sort()).toEqual(endpoints.map(({ name }) => `${name}.json`).sort())
    expect(endpoints).toHaveLength(16)
  })

  it.each(endpoints)('$name is accepted', async ({ name }) => {
    const sandbox = await practise()
    const { path, headers, body } = golden(name, sandbox)
    expect(path).toBe(`/api/${name.replace('-', '/')}`)
    const { status, body: answer } = await post(sandbox, path, body, headers)
    expect(status).toBe(200)
    expect(answer).toMatchObject({ error: false })
  })

  it.each(endpoints)('$name is refused with an unknown field, at any depth', async ({ name }) => {
    const sandbox = await practise()
    const { path, headers, body } = golden(name, sandbox)
    const depths = objectsIn(body as Tree).length // JSON is a tree
    for (let depth = 0; depth < depths; depth++) {
      const odd = structuredClone(body)
      Object.assign(objectsIn(odd as Tree)[depth]!, { surprise: {} }) // JSON is a tree
      const { status, body: answer } = await post(sandbox, path, odd, headers)
      expect({ status, answer }).toMatchObject({ status: 400, answer: { error: true } })
      expect(JSON.stringify(answer)).toContain('surprise')
    }
  })

  it.each(endpoints.flatMap(({ name, required }) => required.map((place) => ({ name, place }))))(
    '$name is refused without $place',
    async ({ name, place }) => {
      const sandbox = await practise()
      const { path, headers, body } = golden(name, sandbox)
      const { status, body: answer } = await post(sandbox, path, without(body, place), headers)
      expect([400, 401]).toContain(status)
      expect(answer).toMatchObject({ error: true })
    },
  )

  it.each(endpoints)('$name shows its key where the page says', async ({ name }) => {
    const sandbox = await practise()
    const { path, headers, body } = golden(name, sandbox)
    const inHeader = withHeader.includes(name)
    expect('x-api-key' in headers).toBe(inHeader)
    const { status } = await post(sandbox, path, body, { ...headers, 'x-api-key': 'sk_test_wrong' })
    expect(status).toBe(inHeader ? 401 : 200)
  })

  it.each([
    { name: 'push-business', optional: true },
    { name: 'pull-s3-upload-url', optional: true },
    { name: 'push-settlement-file', optional: false },
  ])('$name may leave the key and app id out of the body: $optional', async ({ name, optional }) => {
    const sandbox = await practise()
    const { path, headers, body } = golden(name, sandbox)
    const { status } = await post(sandbox, path, without(without(body, 'apikey'), 'appid'), headers)
    expect(status).toBe(optional ? 200 : 400)
  })
})
