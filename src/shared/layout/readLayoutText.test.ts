import { describe, expect, it } from 'vitest'
import { keepLayout } from '#shared/layout/keepLayout.ts'
import { presets } from '#shared/layout/presets.ts'
import { readLayoutText } from '#shared/layout/readLayoutText.ts'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'

const layout = bankLayout({ date: 0, amount: 1 }, { dateOrder: 'dmy' })
const saved = keepLayout('a-1', 'My bank', layout, {
  fingerprint: 'ab'.repeat(32),
  headings: ['Date', 'Amount', ''],
})

describe('the text of a layout', () => {
  it('comes back as it was written', () => {
    expect(saved.recognise).toEqual({ by: 'headings', headings: ['Date', 'Amount'] })
    expect(readLayoutText(JSON.stringify(saved))).toEqual({ ok: true, value: { is: 'saved', saved } })
  })

  it('may be the conventions alone', () => {
    expect(readLayoutText(JSON.stringify(layout))).toEqual({ ok: true, value: { is: 'bare', layout } })
  })

  it('may begin with a mark of its encoding', () => {
    expect(readLayoutText(`\u{feff}${JSON.stringify(saved)}`).ok).toBe(true)
  })

  it.each(presets)('$id, which is shipped, is one', (preset) => {
    expect(readLayoutText(JSON.stringify(preset))).toEqual({
      ok: true,
      value: { is: 'saved', saved: preset },
    })
  })
})

describe('the text of no layout is refused', () => {
  it.each([
    { text: '{"version": 1,', because: /^it is not JSON \(/ },
    { text: '[]', because: /^it is not a layout: its “version” is missing$/ },
    { text: '{}', because: /^it is not a layout: its “version” is missing$/ },
    { text: '{"version": 9}', because: /^it is of version 9, and this program knows version 1$/ },
    { text: '{"version": 1, "layout": {}}', because: /“id”: .*; “name”: / },
    { text: JSON.stringify({ ...saved, colour: 'red' }), because: /^unrecognized key: "colour"$/ },
    {
      text: JSON.stringify({ ...saved, layout: { ...saved.layout, kind: 'card' } }),
      because: /^“layout.kind”: invalid option: expected one of "bank"\|"income"/,
    },
    ...[
      { ...layout, currency: 'ZZZ' },
      { ...saved, layout: { ...saved.layout, currency: 'ZZZ' } },
      { ...layout, fields: { ...layout.fields, currency: { from: 'constant', value: 'ZZZ' } } },
    ].map((unknown) => ({
      text: JSON.stringify(unknown),
      because: /^its currency, “ZZZ”, is none that this program knows; a code like ZAR or USD is expected$/,
    })),
    {
      text: JSON.stringify({ ...saved, recognise: { by: 'headings', headings: ['Date', 'Value'] } }),
      because: /^it uses the column “Amount” \(amount\), not among the headings that it names$/,
    },
  ])('$text', ({ text, because }) => {
    const read = readLayoutText(text)
    expect(read.ok ? 'taken' : read.error).toMatch(because)
  })
})
