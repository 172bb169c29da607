/** The attributes of one tag, by their full names. */
export type Attributes = ReadonlyMap<string, string>

/** Takes an XML text apart, in its order. An element that closes itself opens and closes. */
export interface XmlHandler {
  open(this: void, name: string, attributes: () => Attributes): void
  close(this: void, name: string): void
  text(this: void, text: string): void
  /** Whether to stop here; asked after each element's end. */
  isEnough?(this: void): boolean
}

/**
 * Goes once over an XML text, and answers how far it came. Throws an `Error` that says what is wrong where it is no XML, where elements do not close as they
 * opened, and where it declares entities of its own: a few of those can stand for gigabytes.
 */
export function scanXml(xml: string, handler: XmlHandler): number {
  const open: string[] = []
  let at = 0
  for (let next = xml.indexOf('<'); next !== -1; next = xml.indexOf('<', at)) {
    if (next > at) handler.text(meant(xml.slice(at, next)))
    const aside = skipAside(xml, next, handler)
    at = aside ?? scanTag(xml, next, open, handler)
    if (handler.isEnough?.() === true) return at
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) throw new Error(`its XML ends inside of ${unclosed}`)
  return xml.length
}

// Comments, instructions and raw text: where they end; null where a tag begins.
function skipAside(xml: string, at: number, handler: XmlHandler): number | null {
  if (xml.startsWith('<?', at)) return endAfter(xml, '?>', at)
  if (xml[at + 1] !== '!') return null
  if (xml.startsWith('<!--', at)) return endAfter(xml, '-->', at)
  if (!xml.startsWith('<![CDATA[', at)) throw new Error('its XML declares entities of its own')
  const end = endAfter(xml, ']]>', at)
  handler.text(xml.slice(at + 9, end - 3))
  return end
}

function endAfter(xml: string, mark: string, at: number): number {
  const end = xml.indexOf(mark, at)
  if (end === -1) throw new Error('its XML ends too early')
  return end + mark.length
}

function scanTag(xml: string, at: number, open: string[], handler: XmlHandler): number {
  const end = tagEnd(xml, at)
  const closes = xml[at + 1] === '/'
  const isEmpty = xml[end - 1] === '/'
  const tag = xml.slice(at + (closes ? 2 : 1), isEmpty ? end - 1 : end)
  const name = /^[^\s/>]+/.exec(tag)?.[0]
  if (name === undefined) throw new Error('its XML has a tag without a name')
  if (closes) {
    if (open.pop() !== name) throw new Error(`its XML closes ${name} where that is not open`)
    handler.close(name)
    return end + 1
  }
  handler.open(name, () => attributesOf(tag))
  if (isEmpty) handler.close(name)
  else open.push(name)
  return end + 1
}

// A `>` inside of an attribute's quotes ends no tag.
function tagEnd(xml: string, at: number): number {
  let quote = ''
  for (let index = at + 1; index < xml.length; index++) {
    const character = xml[index] ?? ''
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return index
  }
  throw new Error('its XML ends inside of a tag')
}

function attributesOf(tag: string): Attributes {
  return new Map(
    [...tag.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name, meant(double ?? single ?? '')] as const,
    ),
  )
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

function meant(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
    // Groups of a match are text, or absent.
    const [digits, hexDigits] = [decimal as string | undefined, hex as string | undefined]
    const code = digits === undefined ? Number.parseInt(hexDigits ?? '', 16) : Number(digits)
    if (code > 0x10_ff_ff) return whole
    return Number.isNaN(code) ? (entities.get(String(name)) ?? whole) : String.fromCodePoint(code)
  })
}
