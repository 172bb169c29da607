import type { ColumnName, NamedLayout, Recognise } from '#shared/layout/savedLayout.ts'

const kindNames = { date: 'a date', number: 'a number', text: 'a text', any: 'anything' }

/** Which files a layout is for, in the place of a list of their columns. */
export function purposeWords(recognise: Recognise): string {
  switch (recognise.by) {
    case 'headings':
      return recognise.headings
        .map((heading) => (heading === '' ? '(no heading)' : heading))
        .join(', ')
        .concat(
          recognise.inAnyOrder === true ? ', in any order' : '',
          filledWords(recognise.filled),
          writtenWords(recognise.written),
        )
    case 'kinds': {
      const kinds = recognise.kinds.map((kind) => kindNames[kind]).join(', ')
      return `No headings; ${kinds}${writtenWords(recognise.written)}`
    }
    case 'fingerprint':
      return 'Files of the same shape as the one that it was made for'
  }
}

/** What a column is called in the middle of a sentence. */
export function columnWords(column: ColumnName): string {
  return typeof column === 'number' ? `column ${column + 1}` : `“${column}”`
}

/** Rows that a layout leaves out, by a column that it names. */
export type NamedLeaveRule = NonNullable<NamedLayout['leave']>[number]

const whyWords: Readonly<Record<NamedLeaveRule['why'], string>> = {
  information: 'are no transactions',
  pending: 'are still pending',
  total: 'are sums of others',
}

/** Which rows a rule leaves out, and why, as a sentence. */
export function leaveWords(rule: NamedLeaveRule): string {
  const why = whyWords[rule.why]
  const where = columnWords(rule.column)
  switch (rule.when) {
    case 'empty':
      return `Rows where ${where} is empty ${why}, and are left out.`
    case 'is':
      return `Rows where ${where} is ${oneOf(rule.values)} ${why}, and are left out.`
    case 'isNot':
      return `Rows where ${where} is not ${oneOf(rule.values)} ${why}, and are left out.`
  }
}

function filledWords(filled: Extract<Recognise, { by: 'headings' }>['filled']): string {
  return (filled ?? []).map((column) => `; ${columnWords(column)} not empty`).join('')
}

function writtenWords(written: Extract<Recognise, { by: 'headings' }>['written']): string {
  return (written ?? [])
    .map(({ column, like }) => `; ${columnWords(column)} written like ${like.join(' or ')}`)
    .join('')
}

function oneOf(values: readonly string[]): string {
  return values.map((value) => `“${value}”`).join(' or ')
}
