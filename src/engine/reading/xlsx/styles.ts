import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { spreadsheetPrefix, xmlTags, type XmlTag } from '#engine/reading/xlsx/xmlTags.ts'

/** The number format of each cell format by its number; null where a built-in one is unknown. */
export type Styles = readonly (string | null)[]

/** What a cell without a format has. */
export const GENERAL = 'General'

// ECMA-376 part 1, 18.8.30: the formats that every workbook has without saying so. Those that differ from one language
// to another are missing: 27 to 36 and 50 to 58 are dates in East Asia, 59 to 81 are Thai. So is the sign of money in 5 to 8, 42 and 44:
// it is that of whoever looks, unless the workbook writes the format out.
const builtIn = new Map([
  [0, GENERAL],
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [5, '#,##0_);(#,##0)'],
  [6, '#,##0_);[Red](#,##0)'],
  [7, '#,##0.00_);(#,##0.00)'],
  [8, '#,##0.00_);[Red](#,##0.00)'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'm/d/yy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yy h:mm'],
  [37, '#,##0 ;(#,##0)'],
  [38, '#,##0 ;[Red](#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;[Red](#,##0.00)'],
  [41, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)'],
  [42, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)'],
  [43, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)'],
  [44, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mmss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
])

/** Reads the styles part of a workbook. Throws `NotCertain` where it is not one. */
export function readStyles(xml: string): Styles {
  const formats = new Map(builtIn)
  const cellFormats: number[] = []
  let prefix: string | null = null
  let list = ''
  for (const tag of xmlTags(xml)) {
    if (prefix === null) prefix = spreadsheetPrefix(tag, 'styleSheet')
    else if (isList(tag, prefix)) list = tag.closes || tag.empty ? '' : tag.name
    else if (!tag.closes && list === `${prefix}numFmts` && tag.name === `${prefix}numFmt`)
      formats.set(wholeNumber(tag, 'numFmtId'), formatCode(tag))
    else if (!tag.closes && list === `${prefix}cellXfs` && tag.name === `${prefix}xf`)
      cellFormats.push(wholeNumber(tag, 'numFmtId'))
  }
  if (prefix === null) throw new NotCertain('parts')
  return cellFormats.map((id) => formats.get(id) ?? null)
}

function isList({ name }: XmlTag, prefix: string): boolean {
  return name === `${prefix}numFmts` || name === `${prefix}cellXfs`
}

function formatCode({ attributes }: XmlTag): string {
  const code = attributes.get('formatCode')
  if (code === undefined) throw new NotCertain('cells')
  return code
}

function wholeNumber({ attributes }: XmlTag, name: string): number {
  const written = attributes.get(name) ?? '0'
  if (!/^\d{1,9}$/.test(written)) throw new NotCertain('cells')
  return Number(written)
}
