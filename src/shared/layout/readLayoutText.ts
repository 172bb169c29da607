import { z } from 'zod'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { fitLayout } from '#shared/layout/fitLayout.ts'
import { layoutSchema, type Layout } from '#shared/layout/layout.ts'
import { lostWords } from '#shared/layout/lostWords.ts'
import { currencyNamed } from '#shared/money/currency.ts'
import { savedLayoutSchema, type NamedLayout, type SavedLayout } from '#shared/layout/savedLayout.ts'

/** A layout as a file has it: under a name, with its columns by their headings; or bare, with its columns by their places. */
export type LayoutInFile =
  { readonly is: 'saved'; readonly saved: SavedLayout } | { readonly is: 'bare'; readonly layout: Layout }

const homeCurrency = 'ZAR'

/** Reads the text of a layout's file; or says in words, as the rest of a sentence, why it is none. */
export function readLayoutText(text: string): Result<LayoutInFile, string> {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\u{feff}/u, ''))
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem
    return err(`it is not JSON (${problem.message})`)
  }
  const versioned = z.looseObject({ version: z.unknown() }).safeParse(json)
  if (!versioned.success) return err('it is not a layout: its “version” is missing')
  const { version } = versioned.data
  if (version !== 1)
    return err(`it is of version ${JSON.stringify(version)}, and this program knows version 1`)
  return 'layout' in versioned.data ? savedFrom(json) : bareFrom(json)
}

function savedFrom(json: unknown): Result<LayoutInFile, string> {
  const parsed = savedLayoutSchema.safeParse(json)
  if (!parsed.success) return err(reasons(parsed.error))
  const saved = parsed.data
  const unknown = unknownCurrency(saved.layout)
  if (unknown !== null) return err(unknown)
  if (saved.recognise.by !== 'headings') return ok({ is: 'saved', saved })
  const { lost } = fitLayout(saved.layout, saved.recognise.headings, homeCurrency)
  return lost.length === 0
    ? ok({ is: 'saved', saved })
    : err(`it uses ${lostWords(lost)}, not among the headings that it names`)
}

function bareFrom(json: unknown): Result<LayoutInFile, string> {
  const parsed = layoutSchema.safeParse(json)
  if (!parsed.success) return err(reasons(parsed.error))
  const unknown = unknownCurrency(parsed.data)
  return unknown === null ? ok({ is: 'bare', layout: parsed.data }) : err(unknown)
}

/** What is wrong with the currency that a layout has for all rows; null where nothing is. */
function unknownCurrency({ currency, fields }: Pick<NamedLayout, 'currency' | 'fields'>): string | null {
  const ofRows = fields.currency?.from === 'constant' ? fields.currency.value : undefined
  const unknown = [currency, ofRows].find((code) => code !== undefined && currencyNamed(code) === null)
  return unknown === undefined
    ? null
    : `its currency, “${unknown}”, is none that this program knows; a code like ZAR or USD is expected`
}

function reasons(problem: z.ZodError): string {
  return problem.issues
    .map(({ path, message }) => {
      const said = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '')
      return path.length === 0 ? said : `“${path.join('.')}”: ${said}`
    })
    .join('; ')
}
