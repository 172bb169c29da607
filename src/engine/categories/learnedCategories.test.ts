import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLearnedCategories, type LearnedCategories } from '#engine/categories/learnedCategories.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'

const folder = folderOfEachTest()
let learned: LearnedCategories
const onTrouble = (trouble: string) => expect.unreachable(trouble)
beforeEach(() => {
  learned = openLearnedCategories(folder.path, { most: 3, onTrouble })
})
afterEach(() => learned.close())

const expense = (name: string) => ({ kind: 'expense', name }) as const

describe('what was learned', () => {
  beforeEach(() => learned.learn(expense('Engen 12'), 'Fuel'))

  it('is found again for the same name, whatever its reference', () => {
    expect(learned.chosenBefore(expense('ENGEN  99'))).toBe('Fuel')
    expect(learned.chosenBefore({ kind: 'income', name: 'ENGEN 99' })).toBeNull()
    expect(learned.chosenBefore(expense('Shell 12'))).toBeNull()
  })

  it('is still there when the program starts again', () => {
    learned.close()
    learned = openLearnedCategories(folder.path, { onTrouble })
    expect(learned.chosenBefore(expense('Engen'))).toBe('Fuel')
  })

  it('is replaced by a later choice, and forgotten when that is nothing', () => {
    learned.learn(expense('ENGEN'), ' Travel ')
    expect(learned.chosenBefore(expense('Engen'))).toBe('Travel')
    learned.learn(expense('Engen'), '')
    expect(learned.chosenBefore(expense('Engen'))).toBeNull()
  })

  it('is forgotten when that very choice is taken back', () => {
    learned.unlearn(expense('Engen'), 'Travel')
    expect(learned.chosenBefore(expense('Engen'))).toBe('Fuel')
    learned.unlearn(expense('Engen'), 'Fuel')
    expect(learned.chosenBefore(expense('Engen'))).toBeNull()
  })

  it('has a limit: what was chosen longest ago goes first', () => {
    learned.learn(expense('Rent'), 'Rent')
    learned.learn(expense('Water'), 'Utilities')
    learned.learn(expense('Engen'), 'Travel')
    learned.learn(expense('Tea'), 'Gifts')
    expect(learned.names()).toBe(3)
    expect(learned.chosenBefore(expense('Rent'))).toBeNull()
    expect(learned.chosenBefore(expense('Engen'))).toBe('Travel')
  })

  it('can be forgotten whole', () => {
    learned.forgetAll()
    expect(learned.names()).toBe(0)
  })

  it('a name of nothing teaches nothing', () => {
    learned.learn(expense('  '), 'Fuel')
    expect(learned.names()).toBe(1)
  })
})

it('a file that is no database is set aside, and learning begins anew', () => {
  learned.close()
  writeFileSync(join(folder.path, 'learned.sqlite'), 'not a database at all')
  learned = openLearnedCategories(folder.path, { onTrouble })
  expect(learned.names()).toBe(0)
  expect(existsSync(join(folder.path, 'learned.sqlite.broken'))).toBe(true)
})
