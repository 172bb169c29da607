import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { valueOf } from '#engine/importing/testing/testImporter.ts'
import { claimBusiness } from '#engine/imports/claimBusiness.ts'

const folder = folderOfEachTest()
const claimed = (business: string) => valueOf(claimBusiness(folder.path, business))

describe('the right to send to a business', () => {
  it('is one program’s until it gives it back', () => {
    const release = claimed('live shop')
    expect(release).not.toBeNull()
    expect(claimed('live shop')).toBeNull()
    release?.()
    const again = claimed('live shop')
    expect(again).not.toBeNull()
    again?.()
  })

  it('is another one for each business', () => {
    const one = claimed('live shop')
    const other = claimed('test shop')
    expect(other).not.toBeNull()
    one?.()
    other?.()
  })

  it('is free again when the program that has it is killed', async () => {
    const claiming = new URL('claimBusiness.ts', import.meta.url).href
    const [path, business] = [JSON.stringify(folder.path), JSON.stringify('live shop')]
    const program = `import { claimBusiness } from ${JSON.stringify(claiming)}
      const isTaken = claimBusiness(${path}, ${business}).value === null
      gc() // a claim holds although the program keeps no way to give it back
      console.log(isTaken)
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', program])
    const [said] = (await once(child.stdout, 'data')) as [Buffer] // what a stream of bytes emits
    expect(said.toString()).toBe('false\n')
    expect(claimed('live shop')).toBeNull()
    child.kill('SIGKILL')
    await once(child, 'close')
    const release = claimed('live shop')
    expect(release).not.toBeNull()
    release?.()
  })

  it('is nobody’s where nothing can be written', () => {
    writeFileSync(join(folder.path, 'sending'), 'a file in the place of the folder')
    expect(claimBusiness(folder.path, 'live shop')).toMatchObject({
      ok: false,
      error: { code: 'disk.failed' },
    })
  })
})
