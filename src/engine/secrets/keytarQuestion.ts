import { z } from 'zod'

const place = { service: z.string(), account: z.string() }

/** What a keychain can be asked: to tell a secret, to keep it, or to forget it. */
export const keychainQuestionSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('read'), ...place }),
  z.strictObject({ is: z.literal('write'), ...place, secret: z.string() }),
  z.strictObject({ is: z.literal('remove'), ...place }),
])

/** What a keychain can be asked. */
export type KeychainQuestion = z.infer<typeof keychainQuestionSchema>

/** Asks the system's keychain by keytar, and rejects with its words. Only a `read` answers with anything but null. */
export async function askKeytar(question: KeychainQuestion): Promise<string | null> {
  // Loaded when first needed: where its native part or libsecret is missing, only keys are, not the program.
  const { default: keytar } = await import('keytar')
  const { service, account } = question
  switch (question.is) {
    case 'read':
      return keytar.getPassword(service, account)
    case 'write':
      await keytar.setPassword(service, account, question.secret)
      return null
    case 'remove':
      await keytar.deletePassword(service, account)
      return null
  }
}
