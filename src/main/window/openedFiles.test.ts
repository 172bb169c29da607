import { expect, it } from 'vitest'
import { filesInArguments } from './openedFiles.ts'

it.each([
  { words: [], files: [] },
  { words: ['march.csv'], files: ['/home/thandi/march.csv'] },
  { words: ['/data/a.stubimport', '../b.xlsx'], files: ['/data/a.stubimport', '/home/b.xlsx'] },
  { words: ['--inspect=0', '/opt/importer', '--no-sandbox', 'a.csv'], files: ['/home/thandi/a.csv'] },
  { words: ['.', 'a.csv'], folder: '/opt/importer', files: ['/opt/importer/a.csv'] },
])('$words opens $files', ({ words, folder = '/home/thandi', files }) => {
  expect(filesInArguments(words, folder, '/opt/importer')).toEqual(files)
})
