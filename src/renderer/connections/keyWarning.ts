import type { Environment } from '#shared/connect/connection.ts'
import { keyFits, keyLooksLike } from '#shared/connect/keyEnvironment.ts'
import { environmentWords } from '../ui/environmentWords.ts'

/** What to say about a key that looks as if it were for another environment; null where it does not. */
export function keyWarning(key: string, environment: Environment): string | null {
  const looks = keyLooksLike(key.trim())
  if (looks === null || keyFits(key.trim(), environment)) return null
  return `This looks like a key for ${environmentWords[looks].name}, and ${environmentWords[environment].name} is chosen.`
}
