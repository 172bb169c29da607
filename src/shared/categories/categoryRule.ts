import { z } from 'zod'
import { patternMessage } from '#shared/categories/patternMessage.ts'
import { compileTextPattern } from '#shared/categories/textPattern.ts'
import { largestMinor } from '#shared/money/largestMinor.ts'

const categorySchema = z.string().trim().min(1).max(100)
const textSchema = z.string().trim().min(1).max(200)
const patternSchema = z
  .string()
  .min(1)
  .max(200)
  .superRefine((pattern, context) => {
    const compiled = compileTextPattern(pattern)
    if (!compiled.ok) context.addIssue({ code: 'custom', message: patternMessage(compiled.error) })
  })
const sizeSchema = z.number().int().min(0).max(largestMinor)

/** What every rule says besides its condition: the category that it gives, and, if it is for one kind of record only, which. */
const given = { category: categorySchema, only: z.enum(['income', 'expense']).optional() }

/**
 * A user's rule: which records get a category. Texts are looked for in the name and the notes, case and blanks aside, and
 * so is what a regular expression describes (see `compileTextPattern`); `from` and `to` are the least and the largest amount, without a
 * sign and in minor units, one of them absent where there is no limit.
 */
export const categoryRuleSchema = z.discriminatedUnion('when', [
  z.strictObject({ when: z.literal('contains'), text: textSchema, ...given }),
  z.strictObject({ when: z.literal('startsWith'), text: textSchema, ...given }),
  z.strictObject({ when: z.literal('matches'), pattern: patternSchema, ...given }),
  z
    .strictObject({
      when: z.literal('amount'),
      from: sizeSchema.optional(),
      to: sizeSchema.optional(),
      ...given,
    })
    .refine(({ from, to }) => (from ?? to) !== undefined, { error: 'There is no limit.', path: ['from'] })
    .refine(({ from = 0, to = Infinity }) => from <= to, {
      error: 'The largest amount is below the least.',
      path: ['to'],
    }),
  z.strictObject({ when: z.literal('account'), account: z.string().trim().min(1).max(100), ...given }),
])

/** A user's rule: which records get a category. */
export type CategoryRule = z.infer<typeof categoryRuleSchema>

/**
 * How records get their categories: by the first rule that applies, else by what the file says, which `values` may call
 * otherwise, value by value.
 */
export const categoryChoicesSchema = z.strictObject({
  values: z.array(z.strictObject({ found: z.string().max(200), category: categorySchema })).default([]),
  rules: z.array(categoryRuleSchema).max(1000).default([]),
})

/** How records get their categories. */
export type CategoryChoices = z.infer<typeof categoryChoicesSchema>
