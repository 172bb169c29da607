// Makes the sample files beside it, the same ones on every run: `node resources/samples/makeSamples.mjs`.
// Everybody and everything in them is invented. Amounts are cents until they are written.
import { writeFileSync } from 'node:fs'
import * as XLSX from 'xlsx'

const here = (name) => new URL(name, import.meta.url)

/** A row of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
function createChance(seed) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (least, most) => least + Math.floor(next() * (most - least + 1))
  return { between, oneOf: (items) => items[between(0, items.length - 1)] }
}

const daysIn = { 1: 31, 2: 28, 3: 31 }
const monthNames = { 1: 'JANUARY', 2: 'FEBRUARY', 3: 'MARCH' }
const pad = (value, width = 2) => String(value).padStart(width, '0')
const cents = (value) =>
  `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${pad(Math.abs(value) % 100)}`
const byDay = (one, other) => one.month - other.month || one.day - other.day

/** A quarter of a small coffee shop's cheque account, as FNB writes its transaction history: newest first, 112 rows. */
function fnbHistory() {
  const chance = createChance(2025)
  const entries = []
  const add = (month, day, amount, description) => entries.push({ month, day, amount, description })
  for (const month of [1, 2, 3]) {
    const days = daysIn[month]
    add(month, 1, -1150000, `RENT ${monthNames[month]} MAIN ROAD 14`)
    add(month, 1, -42500, 'INSURANCE PREMIUM 00417762')
    for (const day of [3, 10, 17, 24])
      add(month, day, chance.between(980000, 1560000), `CARD SETTLEMENT 25${pad(month)}${pad(day)}`)
    for (const day of [5, 12, 19, 26])
      add(month, day, -chance.between(182000, 268000), `KAROO ROASTERS INV ${chance.between(4100, 4999)}`)
    for (const day of [4, 8, 13, 18, 22, 27])
      add(month, day, -chance.between(31000, 58000), 'GREENFIELD DAIRY')
    for (const day of [6, 15, 23])
      add(
        month,
        day,
        -chance.between(42000, 79500),
        chance.oneOf(['BAKERS YARD BREAD AND CAKE', 'VELD AND VINE PRODUCE', 'PAPER CUP COMPANY']),
      )
    for (const day of [9, 20]) add(month, day, -chance.between(35000, 62000), 'TOTAL CARE GARAGE FUEL')
    for (const day of [7, 14, 21, 28])
      add(
        month,
        day,
        chance.between(85000, 240000),
        `CASH DEPOSIT BRANCH ${chance.oneOf(['ROSEBANK', 'MELVILLE'])}`,
      )
    add(month, 2, -92000, 'CLEAN SWEEP SERVICES')
    add(month, 10, -45500, 'ESPRESSO MACHINE SERVICE PLAN')
    add(month, 24, -18000, 'MUSIC LICENCE')
    add(month, 11, -68900, 'FIBRE AND TELEPHONE')
    add(month, 16, -chance.between(210000, 295000), 'MUNICIPAL POWER PREPAID')
    add(month, 25, -875000, 'WAGES N DLAMINI')
    add(month, 25, -640000, 'WAGES P VAN WYK')
    add(month, 25, -43900, 'UIF 123456789123456')
    add(month, 26, chance.between(120000, 330000), `EFT CATERING INV ${chance.between(210, 299)}`)
    add(month, days, -chance.between(21000, 34000), 'MONTHLY SERVICE FEES')
    add(month, days, chance.between(900, 2400), 'CREDIT INTEREST')
  }
  // Two equal purchases on one day are two purchases.
  add(2, 14, -4250, 'HARDWARE CORNER MELVILLE')
  add(2, 14, -4250, 'HARDWARE CORNER MELVILLE')
  add(3, 3, -385000, 'VAT201 PAYMENT')
  add(1, 1, 150000, 'TRANSFER FROM SAVINGS')
  const oldestFirst = entries.toSorted(byDay)
  let balance = 2847310
  const rows = oldestFirst.map(({ month, day, amount, description }) => {
    balance += amount
    return `2025/${pad(month)}/${pad(day)}, ${cents(amount)}, ${cents(balance)}, ${description}`
  })
  return [
    'ACCOUNT TRANSACTION HISTORY',
    '',
    'Name:, KAROO CORNER COFFEE',
    'Account:, 62001234567, [Business Cheque]',
    `Balance:, ${cents(balance)}, ${cents(balance)}`,
    '',
    'Date, Amount, Balance, Description',
    ...rows.toReversed(),
  ]
}

/** Two months of a sole trader's account, as Capitec exports it: oldest first, money out and fees negative, dates as text. */
function capitecRows() {
  const chance = createChance(77)
  const entries = []
  const add = (month, day, entry) => entries.push({ month, day, moneyIn: 0, moneyOut: 0, fee: 0, ...entry })
  for (const month of [2, 3]) {
    for (const day of [3, 7, 12, 18, 24]) {
      const client = chance.oneOf([
        'Blue Crane Guesthouse',
        'M Petersen',
        'Fynbos Florist',
        'Harbour View Estate',
      ])
      add(month, day, {
        moneyIn: chance.between(65000, 480000),
        description: `Payment Received: ${client}`,
        parent: 'Income',
        category: 'Other Income',
      })
    }
    for (const day of [4, 9, 13, 20, 25]) {
      const shop = chance.oneOf(['Timber Junction', 'Paint Point', 'Bolt And Nut', 'Plumb Depot'])
      add(month, day, {
        moneyOut: -chance.between(12500, 189900),
        description: shop,
        parent: 'Home',
        category: 'Home Maintenance',
      })
    }
    for (const day of [2, 8, 15, 22, 27]) {
      add(month, day, {
        moneyOut: -chance.between(35000, 92000),
        description: 'Coastal Fuels Milnerton',
        parent: 'Vehicle',
        category: 'Fuel',
      })
    }
    for (const day of [5, 11, 21]) {
      add(month, day, {
        moneyOut: -chance.between(50000, 150000),
        fee: -700,
        description: 'Immediate Payment: L Jacobs',
        parent: 'Transfer',
        category: 'Digital Payments',
      })
    }
    for (const day of [6, 14, 23]) {
      add(month, day, {
        moneyOut: -chance.between(10000, 30000),
        fee: -1000,
        description: 'Cash Withdrawal',
        parent: 'Cash',
        category: 'Cash Withdrawal',
      })
    }
    for (const day of [10, 17, 26]) {
      add(month, day, {
        moneyOut: -chance.between(2900, 14900),
        description: 'Prepaid Data',
        parent: 'Communication',
        category: 'Cellphone',
      })
    }
    for (const day of [12, 19]) {
      add(month, day, {
        fee: -35,
        description: 'SMS Payment Notification Fee',
        parent: 'Fees',
        category: 'Other Fees',
      })
    }
    add(month, 1, { moneyOut: -265000, description: 'Rent: Workshop 3', parent: 'Home', category: 'Rent' })
    add(month, daysIn[month], {
      fee: -750,
      description: 'Monthly Account Admin Fee',
      parent: 'Fees',
      category: 'Account Fees',
    })
    add(month, daysIn[month], {
      moneyIn: chance.between(400, 1900),
      description: 'Interest Received',
      parent: 'Income',
      category: 'Interest',
    })
  }
  add(3, 31, {
    moneyOut: -8990,
    description: '(Pending) Bolt And Nut',
    parent: 'Home',
    category: 'Home Maintenance',
  })
  return entries.toSorted(byDay)
}

function capitecSheet() {
  const chance = createChance(78)
  let balance = 1264055
  const money = (value) => (value === 0 ? null : { t: 'n', v: value / 100, z: '0.00' })
  const rows = capitecRows().map((entry, index) => {
    balance += entry.moneyIn + entry.moneyOut + entry.fee
    const date = `2025-${pad(entry.month)}-${pad(entry.day)}`
    const time =
      chance.between(1, 3) === 1 ? ` ${pad(chance.between(7, 20))}:${pad(chance.between(0, 59))}` : ''
    return [
      index + 1,
      '1052000123',
      date,
      date + time,
      entry.description,
      entry.description.toUpperCase(),
      entry.parent,
      entry.category,
      money(entry.moneyIn),
      money(entry.moneyOut),
      money(entry.fee),
      { t: 'n', v: balance / 100, z: '0.00' },
    ]
  })
  const headings =
    'Nr,Account,Posting Date,Transaction Date,Description,Original Description,Parent Category,Category,Money In,Money Out,Fee,Balance'
  return XLSX.utils.aoa_to_sheet([headings.split(','), ...rows])
}

/** Four weekly payouts of a web shop, a line a sale or refund: the net of a payout's lines is what was paid out. */
function payoutLines() {
  const chance = createChance(311)
  const payouts = [
    { id: '70215501', from: 3, day: 10 },
    { id: '70215987', from: 10, day: 17 },
    { id: '70216420', from: 17, day: 24 },
    { id: '70216893', from: 24, day: 31 },
  ]
  let order = 1041
  const lines = payouts.flatMap(({ id, from, day }) => {
    const sales = Array.from({ length: 9 }, (_, index) => {
      const amount = chance.between(180, 1450) * 100 + chance.oneOf([0, 50, 90, 99])
      return {
        day: from + Math.floor(index / 2),
        type: 'charge',
        order: order++,
        amount,
        fee: Math.round(amount * 0.029) + 200,
      }
    })
    // One of the week's sales goes back in full; its fee is not given back.
    const returned = chance.oneOf(sales)
    const refund = { day: from + 5, type: 'refund', order: returned.order, amount: -returned.amount, fee: 0 }
    return [...sales, refund].map((line) => ({ ...line, payout: id, payoutDay: day }))
  })
  const times = lines.map(() =>
    [chance.between(8, 21), chance.between(0, 59), chance.between(0, 59)].map((part) => pad(part)),
  )
  const rows = lines.map((line, index) => ({
    ...line,
    at: `2025-03-${pad(line.day)} ${times[index].join(':')}`,
  }))
  return [
    'Transaction Date,Type,Order,Payout Date,Payout ID,Amount,Fee,Net,Currency',
    ...rows
      .toSorted((one, other) => one.payout.localeCompare(other.payout) || one.at.localeCompare(other.at))
      .map(({ at, type, order: number, payoutDay, payout, amount, fee }) =>
        [
          `${at} +0200`,
          type,
          `#${number}`,
          `2025-03-${pad(payoutDay)}`,
          payout,
          cents(amount),
          cents(fee),
          cents(amount - fee),
          'ZAR',
        ].join(','),
      ),
  ]
}

const lineEnd = '\r\n'
writeFileSync(here('fnb.csv'), fnbHistory().join(lineEnd) + lineEnd)
writeFileSync(here('settlements.csv'), payoutLines().join(lineEnd) + lineEnd)
const workbook = XLSX.utils.book_new()
XLSX.utils.book_append_sheet(workbook, capitecSheet(), 'Transactions')
writeFileSync(
  here('capitec.xlsx'),
  XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }),
)
