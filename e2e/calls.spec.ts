import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { expect, requestsTo, test } from './books.ts'
import { openLine, type Heard } from './line.ts'
import { Business, receive } from './pages/business.ts'
import { ColumnsStep } from './pages/columnsStep.ts'
import { Connections } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { goTo } from './pages/places.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'
import { SourceStep } from './pages/sourceStep.ts'

// Each of the sixteen endpoints, called from the screen that a user would use, as it leaves the program.

test.describe.configure({ timeout: 240_000 })

const goldens = path.resolve(import.meta.dirname, '../src/sandbox/testdata/golden')
const goldenSchema = z.object({ path: z.string(), headers: z.looseObject({}), body: z.looseObject({}) })

/** A bank's file: the first row's fee is none; that of the second is beside its amount, as the balance shows. */
const bank = `Date,Description,Amount,Fee,Balance,Category,Notes,VAT,Product ID
2025/03/01,Cash,80.00,0.00,1000.00,,,,
2025/03/01,Coffee and cake,1150.50,11.50,2139.00,Sales,Card machine,150.07,PRODUCT
2025/03/02,Rent March,-1200.00,0.00,939.00,Rent,Office,156.52,
`

/** Records that go one by one: two incomes, a fee and an expense. */
const oneByOne = `Date,Description,Amount,Fee,Balance,Category,Notes,VAT,Product ID
2025/04/01,Change,20.00,0.00,2000.00,,,,
2025/04/01,Tea,115.00,1.15,2113.85,Sales,Card machine,15.00,PRODUCT
2025/04/02,Rent April,-1200.00,0.00,913.85,Rent,Office,156.52,
`

const payoutHeading =
  'Transaction Date,Type,Order,Payout Date,Payout ID,Amount,Fee,Net,Currency,Category,Notes,VAT,Product ID'

/** A payout of a sale with its fee, less a refund. */
const payout = `${payoutHeading}
2025-03-01,charge,Coffee and cake,2025-03-03,PO-1,1150.50,11.50,1139.00,ZAR,Sales,Card machine,150.07,PRODUCT
2025-03-02,refund,Stale cake,2025-03-03,PO-1,-39.00,0.00,-39.00,ZAR,Refunds,Card machine,5.09,PRODUCT
`

/** A payout that goes in a file. */
const payoutInFile = `${payoutHeading}
2025-05-01,charge,Lemon tea,2025-05-03,PO-2,200.00,5.00,195.00,ZAR,Sales,Card machine,26.09,PRODUCT
`

const id = expect.stringMatching(/^r1[a-z2-7]{26}$/)
const answerTo = {
  webhook: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\S+$/),
  signature: expect.stringMatching(/^\S{20,}$/),
}
const coffee = {
  ...{ id, date: '2025-03-01', name: 'Coffee and cake', category: 'Sales', notes: 'Card machine' },
  ...{ currency: 'ZAR', amount: 1150.5, vat: 150.07, productid: 'PRODUCT', feeid: id },
}
const coffeeFee = { id, date: '2025-03-01', name: 'Coffee and cake (fee)', currency: 'ZAR', amount: 11.5 }
const today = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)

/** What each call must say beside who asks, worked out by hand from the files above and from what is typed below. */
const said: Readonly<Record<string, object>> = {
  'push-business': {
    data: {
      ...{ businessname: 'Corner Shop', firstname: 'Ann', lastname: 'Owner', email: 'owner@example.com' },
      ...{ industry: 'Retail', phone: '+27 21 555 0100', vatregistered: true },
    },
  },
  'pull-business': { email: 'owner@example.com' },
  'push-many': {
    ...answerTo,
    data: {
      income: [{ id, date: '2025-03-01', name: 'Cash', currency: 'ZAR', amount: 80 }, coffee],
      expenses: [
        { ...coffeeFee, category: 'Bank Charges' },
        {
          ...{ id, date: '2025-03-02', name: 'Rent March', category: 'Rent', notes: 'Office' },
          ...{ currency: 'ZAR', amount: 1200, vat: 156.52 },
        },
      ],
    },
  },
  'push-income': {
    ...answerTo,
    data: {
      ...{ id, date: '2025-04-01', name: 'Tea', category: 'Sales', notes: 'Card machine' },
      ...{ currency: 'ZAR', amount: 115, vat: 15, productid: 'PRODUCT', feeid: id },
    },
  },
  'push-expense': {
    ...answerTo,
    data: {
      ...{ id, date: '2025-04-02', name: 'Rent April', category: 'Rent', notes: 'Office' },
      ...{ currency: 'ZAR', amount: 1200, vat: 156.52 },
    },
  },
  'push-settlement': {
    ...answerTo,
    data: [
      {
        income: [coffee],
        expenses: [
          { ...coffeeFee, category: 'Merchant Fees' },
          {
            ...{ id, date: '2025-03-02', name: 'Stale cake', category: 'Refunds', notes: 'Card machine' },
            ...{ currency: 'ZAR', amount: 39, vat: 5.09 },
          },
        ],
        settlement: { id, amount: 1100, fee: 11.5, date: '2025-03-03' },
      },
    ],
  },
  'pull-s3-upload-url': {},
  'push-settlement-file': {
    ...answerTo,
    data: { url: expect.stringMatching(/\S/), date: today },
  },
  'push-sale': {
    data: {
      id: 'INV-7',
      payment: {
        ...{ id: 'INV-7-payment', date: '2025-03-01', name: 'Coffee and cake', category: 'Sales' },
        ...{ currency: 'ZAR', amount: 1150.5, vat: 150.07 },
      },
      items: [
        {
          ...{ id: 'ITEM', name: 'Cake', description: 'Whole, lemon', price: 383.5, quantity: 3 },
          ...{ cost: 120, costcurrency: 'ZAR' },
        },
      ],
      customer: {
        ...{ id: 'CUSTOMER', name: 'Ann Customer', email: 'customer@example.com' },
        ...{ address: '1 Long Street', address2: 'Floor 2', suburb: 'Gardens', city: 'Cape Town' },
        ...{ postalcode: '8001', country: 'South Africa', vatnumber: '4000000000' },
        registrationnumber: '2020/000000/07',
      },
    },
  },
  'push-subscription': { data: { id: 'SUB-7', date: '2025-03-01', amount: 199 } },
  'push-cancellation': { data: { date: '2025-03-31' } },
  'pull-insights': answerTo,
  'pull-income': answerTo,
  'pull-expenses': answerTo,
  'pull-bank-feed': answerTo,
  'push-reset': {},
}

test('each of the sixteen endpoints is reached from a screen, and its request is as the reference shows it', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  const line = await openLine(sandbox.url)
  await receive(win)
  await new Connections(win).createAndFind({ ...sandbox, url: line.url })
  const bring = (name: string, text: string) => bringToSending(win, path.join(dataDir, name), text)
  await bring('bank.csv', bank)
  await send(win, 4)
  await bring('one-by-one.csv', oneByOne)
  await new SendStep(win).goBy('each in a request of its own')
  await send(win, 4)
  await bring('payout.csv', payout)
  await send(win, 1)
  await bring('payout-in-file.csv', payoutInFile)
  await new SendStep(win).goBy('in a file')
  await send(win, 1)
  await atTheBusiness(win)

  const calls = line.heard().filter(({ method, path: at }) => method === 'POST' && namesOfGoldens.has(at))
  const { apiKey: apikey, appId: appid } = sandbox
  const business = uidIn(calls)
  for (const [at, name] of namesOfGoldens) {
    const golden = goldenSchema.parse(JSON.parse(readFileSync(path.join(goldens, `${name}.json`), 'utf8')))
    const uid = 'uid' in golden.body ? { uid: business } : {}
    const made = calls.filter((call) => call.path === at)
    const bodies = made.map(({ body }) => body)
    expect(bodies, name).toContainEqual({ apikey, appid, ...uid, ...said[name] })
    expect(fieldsOf(bodies), name).toEqual(fieldsOf([golden.body]))
    for (const { headers } of made) {
      expect(headers['content-type'], name).toMatch(/^application\/json/)
      expect(headers['x-api-key'], name).toBe('x-api-key' in golden.headers ? apikey : undefined)
    }
  }
  expect(new Set(calls.map((call) => call.path)).size).toBe(16)
  expectFile(line.heard())
  const asked = [...(await requestsTo(sandbox)), ...(await requestsTo({ ...sandbox, uid: business }))]
  const taken = new Set(asked.map((request) => request.path))
  for (const at of namesOfGoldens.keys()) expect(taken).toContain(at)
  await line.close()
})

/** The goldens' names by their endpoints. */
const namesOfGoldens = new Map(
  readdirSync(goldens).map((file) => {
    const name = file.replace('.json', '')
    return [`/api/${name.replace('-', '/')}`, name]
  }),
)

/** The business that the sandbox made, as the calls name it. */
function uidIn(calls: readonly Heard[]): string {
  const bodies = calls.map(({ body }) => z.looseObject({ uid: z.string().optional() }).parse(body))
  return bodies.find(({ uid }) => uid !== undefined)?.uid ?? 'none'
}

/** Every field of these bodies with the type of its value, lists by what is in any of them; but for who is to be told. */
function fieldsOf(bodies: readonly unknown[]): string[] {
  const found = new Set(bodies.flatMap((body) => fieldsIn(body, '')))
  return [...found].filter((field) => !/^\.(webhook|signature) /.test(field)).sort()
}

function fieldsIn(value: unknown, at: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => fieldsIn(item, `${at}[]`))
  if (typeof value !== 'object' || value === null) return [`${at} ${typeof value}`]
  return Object.entries(value).flatMap(([name, inner]) => fieldsIn(inner, `${at}.${name}`))
}

/** The file that was put: an array of payouts, each with all that it is made of. */
function expectFile(heard: readonly Heard[]): void {
  const [put, ...more] = heard.filter(({ method }) => method === 'PUT')
  expect(more).toEqual([])
  expect(put?.headers).toEqual({ 'content-type': 'application/octet-stream' })
  expect(put?.body).toEqual([
    {
      settlement: { id, amount: 195, fee: 5, date: '2025-05-03' },
      income: [
        {
          ...{ id, date: '2025-05-01', name: 'Lemon tea', category: 'Sales', notes: 'Card machine' },
          ...{ currency: 'ZAR', amount: 200, vat: 26.09, productid: 'PRODUCT', feeid: id },
        },
      ],
      expenses: [
        {
          ...{ id, date: '2025-05-01', name: 'Lemon tea (fee)', category: 'Merchant Fees' },
          ...{ currency: 'ZAR', amount: 5 },
        },
      ],
    },
  ])
}

async function bringToSending(win: Page, file: string, text: string): Promise<void> {
  writeFileSync(file, text)
  await goTo(win, 'Imports')
  await new Home(win).bringIn(file)
  const read = new SourceStep(win)
  await read.nameAccount(path.basename(file))
  await read.goOn()
  await new ColumnsStep(win).goOn()
  await new ReviewStep(win).goOn()
}

async function send(win: Page, records: number): Promise<void> {
  const step = new SendStep(win)
  await step.send(records)
  await step.seeOutcome()
}

async function atTheBusiness(win: Page): Promise<void> {
  const business = new Business(win)
  await business.open()
  await business.sell()
  await win.getByRole('button', { name: 'For partners of stub' }).click()
  await business.paid('SUB-7', '2025-03-01', '199')
  await expect(win.getByText('stub took the payment')).toBeVisible()
  await business.cancelled('2025-03-31')
  await expect(win.getByText('stub took the cancellation')).toBeVisible()
  await business.ask('Ask for insights')
  await expect(business.part('Insights')).toContainText('posted by stub')
  await business.ask('Ask for income and expenses')
  await expect(business.part('Income and expenses')).toContainText('stub holds')
  await business.ask('Sync bank accounts')
  await expect(business.part('Bank sync')).toContainText('The sync is done')
  const reset = business.part('Start over')
  await reset.getByLabel('To empty it, type: Corner Shop').fill('Corner Shop')
  await reset.getByRole('button', { name: 'Empty the account' }).click()
  await expect(reset.getByText('The account was emptied')).toBeVisible()
}
