import { describe, expect, it } from 'vitest'
import { tableOf } from './resultTable.ts'

describe('the table of results', () => {
  it('has a line a row, with its goal and its figure', () => {
    expect(tableOf([{ what: 'a jump', goal: '≤ 200 ms', measured: '162 ms' }])).toBe(
      ['| what | goal | measured |', '|---|---|---|', '| a jump | ≤ 200 ms | 162 ms |'].join('\n'),
    )
  })

  it('keeps a bar in a text from ending its cell', () => {
    expect(tableOf([{ what: 'a|b', goal: '', measured: '' }])).toContain('| a\\|b |')
  })
})
