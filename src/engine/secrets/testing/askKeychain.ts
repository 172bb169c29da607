import { forkKeychain } from '#engine/secrets/forkKeychain.ts'
import { createKeytarKeychain } from '#engine/secrets/keytarKeychain.ts'

// A program of its own, for a session bus of its own: writes, replaces and removes a secret, twice what is not there,
// prints what came of each, and ends by itself. Arguments: `here` or `apart`, and the time-out in ms.

const [where, timeoutMs] = process.argv.slice(2)
const start = where === 'apart' ? forkKeychain : undefined
const keychain = createKeytarKeychain('Stub Importer test', Number(timeoutMs), start)

const answers = [
  await keychain.read('connection:a'),
  await keychain.write('connection:a', 'sk_test_ä'),
  await keychain.read('connection:a'),
  await keychain.write('connection:a', 'second'),
  await keychain.read('connection:a'),
  await keychain.remove('connection:a'),
  await keychain.read('connection:a'),
  await keychain.remove('connection:a'),
]
process.stdout.write(JSON.stringify(answers))
