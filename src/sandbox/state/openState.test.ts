import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freshDataFile, income, post, practise, stateOf } from '#sandbox/testing/practice.ts'
import { openState } from '#sandbox/state/openState.ts'

/** Starts a sandbox in a process of its own, whose queue rests for an hour; answers with how to reach and how to kill it. */
async function startElsewhere(dataFile: string) {
  const module = new URL('../startSandbox.ts', import.meta.url).href
  const script = `
    import { startSandbox } from ${JSON.stringify(module)}
    const { url, apiKey, appId, uid } = await startSandbox({ port: 0, dataFile: ${JSON.stringify(dataFile)}, faults: {}, seed: 1,
      sameId: 'update', readBack: true, emptyAnswers: false, webhookTimeScale: 1, processAfterMs: 3_600_000 })
    console.log(JSON.stringify({ url, keys: { apikey: apiKey, appid: appId, uid } }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script])
  onTestFinished(() => void child.kill('SIGKILL'))
  const complaint = text(child.stderr)
  const [line] = await Promise.race([
    once(child.stdout, 'data') as Promise<[Buffer]>, // no encoding is set
    once(child, 'exit').then(async () => Promise.reject(new Error(await complaint))),
  ])
  const { url, keys } = JSON.parse(line.toString()) as { url: string; keys: object } // printed by the script above
  return { url, keys, child }
}

describe('the state', () => {
  it('is on the disk before the answer: whatever was accepted outlives a kill', async () => {
    const dataFile = freshDataFile()
    const { url, keys, child } = await startElsewhere(dataFile)
    const pushed = ['a', 'b', 'c'].map((id) => income(id))
    for (const data of pushed)
      expect((await post({ url }, '/api/push/income', { ...keys, data })).status).toBe(200)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const sandbox = await practise({ dataFile })
    await sandbox.settled()
    const { income: held, requests } = await stateOf(sandbox)
    expect(held).toEqual(pushed)
    expect(requests).toHaveLength(3)
  })

  it('writes nothing of work that fails', () => {
    const state = openState(':memory:')
    const { uid } = state.credentials
    const failing = () =>
      state.transaction(() => {
        state.held.hold(uid, [{ kind: 'income', id: 'a', body: income('a') }], 'add')
        throw new Error('halfway')
      })
    expect(failing).toThrow('halfway')
    expect(state.held.count(uid, 'income')).toBe(0)
    state.close()
  })

  it('takes no text file for its own', async () => {
    const dataFile = freshDataFile()
    writeFileSync(dataFile, 'This is no database, but long enough to be looked at as one. '.repeat(20))
    await expect(practise({ dataFile })).rejects.toThrow('file is not a database')
  })

  it.each([
    {
      what: 'another program’s file',
      sql: 'CREATE TABLE theirs (a); PRAGMA application_id = 7',
      says: 'not a sandbox',
    },
    { what: 'a file without a mark', sql: 'CREATE TABLE theirs (a)', says: 'not a sandbox' },
  ])('takes not $what, and leaves it as it was', async ({ sql, says }) => {
    const dataFile = freshDataFile()
    const theirs = new DatabaseSync(dataFile)
    theirs.exec(sql)
    theirs.close()
    const before = readFileSync(dataFile)
    await expect(practise({ dataFile })).rejects.toThrow(says)
    expect(readFileSync(dataFile).equals(before)).toBe(true)
  })

  it('takes no later version’s file', async () => {
    const dataFile = freshDataFile()
    await (await practise({ dataFile })).close()
    const later = new DatabaseSync(dataFile)
    later.exec('PRAGMA user_version = 2')
    later.close()
    await expect(practise({ dataFile })).rejects.toThrow('another version')
  })
})
