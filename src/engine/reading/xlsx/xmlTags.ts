import { NotCertain } from '#engine/reading/xlsx/handOver.ts'

/** A tag of an XML text: an opening or empty one, or a closing one. Names are as written, prefix and all. */
export interface XmlTag {
  readonly name: string
  readonly closes: boolean
  /** An empty tag, `<a/>`, opens and closes at once. */
  readonly empty: boolean
  readonly attributes: ReadonlyMap<string, string>
  /** Where the text after the tag begins. */
  readonly end: number
}

/** The namespace of the workbooks that everybody writes; those of the strict variant have another. */
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/**
 * The tags of an XML text in their order; comments, instructions and text are passed over. Throws `NotCertain` at a
 * document type, which may define entities, at another encoding than UTF-8, and at elements that do not close as they opened.
 */
// `scanXml` is no such reader: over whole documents it hands on texts, makes attributes only when they are asked for, leaves be
// what it does not know, and what it stumbles on is told to the user. Here a reader stands behind that takes over at any doubt.
export function* xmlTags(text: string): Generator<XmlTag, void, undefined> {
  const open: string[] = []
  let at = text.indexOf('<')
  for (; at !== -1; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4)
    else if (text.startsWith('<![CDATA[', at)) at = after(text, ']]>', at + 9)
    else if (text.startsWith('<?', at)) at = afterInstruction(text, at)
    else if (text.startsWith('<!', at)) throw new NotCertain('entities')
    else {
      const tag = tagAt(text, at)
      if (tag.closes && open.pop() !== tag.name) throw new NotCertain('elements')
      if (!tag.closes && !tag.empty) open.push(tag.name)
      yield tag
      at = tag.end
    }
  }
  if (open.length > 0) throw new NotCertain('elements')
}

/** The name of an element without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The prefix, with its colon, that a root element gives to what it and its content are; throws `NotCertain` where they are something else. */
export function spreadsheetPrefix(root: XmlTag, expected: string): string {
  const prefix = root.name.slice(0, root.name.indexOf(':') + 1)
  const declared = root.attributes.get(prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`)
  if (declared !== SPREADSHEET) throw new NotCertain('strict')
  if (localName(root.name) !== expected) throw new NotCertain('parts')
  return prefix
}

/** Text as it is meant: XML's five entities and characters by number. Throws `NotCertain` at any other. */
export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([\da-fA-F]+);|#(\d+);|(\w+);)?/g,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return character(Number.parseInt(hex, 16))
      return decimal === undefined ? namedCharacter(name) : character(Number(decimal))
    },
  )
}

/** Text of a workbook as it is meant: `_x000D_` is the character of that number, as XML cannot hold all; line ends are LF. */
export function unescapeCharacters(text: string): string {
  return text
    .replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\r\n', '\n')
}

const named = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['amp', '&'],
])

function namedCharacter(name: string | undefined): string {
  const found = name === undefined ? undefined : named.get(name)
  if (found === undefined) throw new NotCertain('entities')
  return found
}

function character(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  if (!isCharacter) throw new NotCertain('entities')
  return String.fromCodePoint(code)
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  if (at === -1) throw new NotCertain('elements')
  return at + mark.length
}

function afterInstruction(text: string, at: number): number {
  const end = after(text, '?>', at)
  const [, encoding = 'utf-8'] =
    /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text.slice(at, end)) ?? []
  if (!/^(?:utf-8|us-ascii)$/i.test(encoding)) throw new NotCertain('encoding')
  return end
}

function tagAt(text: string, at: number): XmlTag {
  const end = tagEnd(text, at)
  const [, slash = '', name = '', rest = '', emptySlash = ''] =
    /^(\/?)([^\s/<=]+)(|\s[^]*?)(\/?)$/.exec(text.slice(at + 1, end - 1)) ?? []
  if (name === '') throw new NotCertain('elements')
  return { name, closes: slash === '/', empty: emptySlash === '/', attributes: attributesOf(rest), end }
}

// A value in quotes may hold the mark that ends a tag.
function tagEnd(text: string, from: number): number {
  const marks = /["'>]/g
  marks.lastIndex = from
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '>') return marks.lastIndex
    marks.lastIndex = after(text, mark[0], marks.lastIndex)
  }
  throw new NotCertain('elements')
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  const attribute = /\s+([^\s=<>/"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
  const written = text.trimEnd()
  while (attribute.lastIndex < written.length) {
    const [, name = '', double, single] = attribute.exec(written) ?? []
    if (name === '') throw new NotCertain('elements')
    attributes.set(name, unescapeXml(double ?? single ?? ''))
  }
  return attributes
}
