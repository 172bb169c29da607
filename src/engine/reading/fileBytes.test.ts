import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFileBytes, type FileBytes } from '#engine/reading/fileBytes.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'file-bytes-'))))
afterEach(() => rmSync(folder, { recursive: true }))

function fileOf(bytes: Uint8Array): string {
  const path = join(folder, 'march.csv')
  writeFileSync(path, bytes)
  return path
}

function open(path: string): FileBytes {
  const opened = openFileBytes(path)
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

// More than two slices, so that something can happen between them.
const long = Buffer.alloc(2_500_000, 'abcdefg\n')

describe('a file on the disk', () => {
  it('gives all its bytes, and gives them again', () => {
    const bytes = open(fileOf(long))
    expect([bytes.name, bytes.size]).toEqual(['march.csv', 2_500_000])
    expect(Buffer.concat([...bytes.slices()]).equals(long)).toBe(true)
    expect(Buffer.concat([...bytes.slices()]).equals(long)).toBe(true)
    bytes.close()
  })

  it('gives its beginning, or all if it is shorter', () => {
    const bytes = open(fileOf(Buffer.from('Date,Amount')))
    expect(Buffer.from(bytes.range(0, 4)).toString()).toBe('Date')
    expect(Buffer.from(bytes.range(0, 400)).toString()).toBe('Date,Amount')
    bytes.close()
  })
})

describe('a file that changes while it is read', () => {
  it.each([
    { how: 'cut short', change: (path: string) => truncateSync(path, 1_200_000) },
    { how: 'written to', change: (path: string) => appendFileSync(path, 'more') },
    { how: 'taken away', change: (path: string) => rmSync(path) },
  ])('because it is $how says so', ({ change }) => {
    const path = fileOf(long)
    const bytes = open(path)
    const readOn = (): void => {
      const slices = bytes.slices()[Symbol.iterator]()
      slices.next()
      change(path)
      while (slices.next().done !== true);
    }
    expect(readOn).toThrow(expect.objectContaining({ failure: { code: 'file.changed', name: 'march.csv' } }))
    bytes.close()
  })
})

describe('a file that cannot be opened', () => {
  it('because it is not there is missing', () => {
    expect(openFileBytes(join(folder, 'gone.csv'))).toEqual({
      ok: false,
      error: { code: 'file.missing', name: 'gone.csv' },
    })
  })

  it('because it is a folder is no file', () => {
    expect(openFileBytes(folder)).toMatchObject({ ok: false, error: { code: 'file.notAFile' } })
  })

  it('because it is a pipe is no file, and nobody waits for it', () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    expect(openFileBytes(path)).toEqual({ ok: false, error: { code: 'file.notAFile', name: 'pipe' } })
  })

  it('because nothing is in it is empty', () => {
    expect(openFileBytes(fileOf(Buffer.alloc(0)))).toEqual({
      ok: false,
      error: { code: 'file.empty', name: 'march.csv' },
    })
  })

  it('because the system will not open it is unreadable, and says why', () => {
    const path = join(folder, 'loop.csv')
    symlinkSync(path, path)
    expect(openFileBytes(path)).toMatchObject({
      ok: false,
      error: {
        code: 'file.unreadable',
        name: 'loop.csv',
        detail: expect.stringContaining('ELOOP') as string,
      },
    })
  })
})
