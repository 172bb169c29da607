import { describe, expect, it } from 'vitest'
import { commandWords } from './commandWords.ts'

describe('a start with --cli', () => {
  it.each([
    {
      how: 'installed',
      argv: ['/opt/Stub Importer', '--cli', 'inspect', 'a.csv', '--json'],
      words: ['inspect', 'a.csv', '--json'],
    },
    { how: 'from its sources', argv: ['electron', '.', '--cli', 'status', 'b'], words: ['status', 'b'] },
    { how: 'with nothing after it', argv: ['/opt/Stub Importer', '--cli'], words: [] },
    { how: 'said twice', argv: ['electron', '--cli', 'inspect', '--cli'], words: ['inspect', '--cli'] },
  ])('is a command: $how', ({ argv, words }) => {
    expect(commandWords(argv)).toEqual(words)
  })

  it.each([
    { argv: ['/opt/Stub Importer'] },
    { argv: ['/opt/Stub Importer', 'march.csv'] },
    { argv: ['electron', '.', '--client'] },
  ])('is none: $argv', ({ argv }) => {
    expect(commandWords(argv)).toBeNull()
  })
})
