import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import { howFar } from './howFar.ts'
import { createProgressLine, jsonLine, print, printJson, say, sayFailure, visible } from './terminal.ts'

/** A terminal whose streams keep what was written to them. */
function openTerminal(isTTY = false) {
  const stdout = new PassThrough({ encoding: 'utf8' })
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY })
  const said = (stream: PassThrough) => String(stream.read() ?? '')
  return { terminal: { stdout, stderr }, results: () => said(stdout), words: () => said(stderr) }
}

describe('a text for people', () => {
  it.each([
    { what: 'clears the screen', text: 'a\u001b[2Jb', shown: 'a␛[2Jb' },
    { what: 'writes the clipboard', text: '\u001b]52;c;eA==\u0007', shown: '␛]52;c;eA==␇' },
    { what: 'overwrites its line', text: 'Paid\rLost', shown: 'Paid␍Lost' },
    { what: 'takes back what it wrote', text: 'ab\bc\u007f', shown: 'ab␈c␡' },
    { what: 'has a C1 control', text: '\u009b2J', shown: '<U+009B>2J' },
    { what: 'turns its direction', text: 'a\u202ecod.exe\u2069', shown: 'a<U+202E>cod.exe<U+2069>' },
    { what: 'breaks its line as only some know', text: 'a\u2028b', shown: 'a<U+2028>b' },
    { what: 'is plain, in any script', text: 'Crème “brûlée” 日本 עברית 🙂\n\tR 5', shown: null },
  ])('shows what would steer the terminal: one that $what', ({ text, shown }) => {
    expect(visible(text)).toBe(shown ?? text)
  })

  it('is cleaned wherever a command speaks', () => {
    const { terminal, results, words } = openTerminal()
    print(terminal, 'x\u001by')
    say(terminal, 'x\u001by')
    sayFailure(terminal, { code: 'stub.refused', message: 'x\u001by' })
    const progress = createProgressLine(terminal, () => 0)
    progress.showNow('x\u001by')
    expect(results()).toBe('x␛y\n')
    expect(words().match(/x␛y/g)).toHaveLength(3)
  })
})

describe('a value for programs', () => {
  it('has no character that steers the terminal, and reads as it was', () => {
    const value = { name: '\u001b[2J \u009b \u202e é 日', list: [1, null] }
    expect(jsonLine(value)).toBe(String.raw`{"name":"\u001b[2J \u009b \u202e é 日","list":[1,null]}`)
    const { terminal, results } = openTerminal()
    printJson(terminal, value)
    expect(JSON.parse(results())).toEqual(value)
  })
})

describe('the line that shows how far a task is', () => {
  it('leaves out what comes too soon, but nothing that stands for long', () => {
    const { terminal, words } = openTerminal()
    let now = 0
    const { show, showNow, end } = createProgressLine(terminal, () => now)
    show('1 of 9')
    now = 3000
    show('2 of 9')
    now = 3001
    show('3 of 9')
    showNow('Waits for 600 s')
    end()
    expect(words()).toBe('2 of 9\nWaits for 600 s\n')
  })

  it('is rewritten on a terminal, and gone at the end', () => {
    const { terminal, words } = openTerminal(true)
    const { showNow, end } = createProgressLine(terminal, () => 0)
    showNow('Waits')
    end()
    expect(words()).toBe('\r\u001b[KWaits\r\u001b[K')
  })
})

describe('how far a sending is', () => {
  const counts: DeliveryCounts = {
    ...{ records: 9, waiting: 1, sent: 0, accepted: 2, confirmed: 1, refused: 1, unknown: 4 },
  }
  const why = { code: 'stub.timeout', host: 'stub.example' } as const
  const cases: { activity: SendActivity; says: string }[] = [
    { activity: { is: 'sending' }, says: '4 of 9 records sent, 4 not known yet' },
    {
      activity: { is: 'retrying', ms: 599_001, why },
      says: '4 of 9 records sent, 4 not known yet. stub took too long. Trying again in 600 s',
    },
    {
      activity: { is: 'looking', ms: 2000 },
      says: '4 of 9 records sent, 4 not known yet. Looking whether it has arrived, next in 2 s',
    },
    {
      activity: { is: 'queued', behind: null },
      says: '4 of 9 records sent, 4 not known yet. Waiting for another window or terminal to finish',
    },
  ]
  it.each(cases)('says what nobody knows, and what it waits for: $activity.is', ({ activity, says }) => {
    expect(howFar({ counts, requests: 1, activity })).toBe(says)
  })

  it('counts one record as one', () => {
    const one = { ...counts, records: 1, accepted: 0, confirmed: 1, refused: 0, unknown: 0 }
    expect(howFar({ counts: one, requests: 1, activity: { is: 'sending' } })).toBe('1 of 1 record sent')
  })
})
