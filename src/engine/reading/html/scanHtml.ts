import type { Attributes } from '#engine/reading/scanXml.ts'
import { meantText } from '#engine/reading/html/meantText.ts'

/** Takes a web page apart, in its order: its names are in lower case, and what is not shown of it is left out. */
export interface HtmlHandler {
  open(this: void, name: string, attributes: () => Attributes): void
  close(this: void, name: string): void
  text(this: void, text: string): void
  /** Whether to stop here; asked after each tag. */
  isEnough?(this: void): boolean
}

/**
 * Goes once over a web page, and answers how far it came. Comments, scripts and styles are passed over, whatever stands in them:
 * the comments in which Excel keeps what only it reads are no different. What has no end goes on to the page's end.
 */
export function scanHtml(html: string, handler: HtmlHandler): number {
  let at = 0
  for (let next = html.indexOf('<'); next !== -1; next = html.indexOf('<', at)) {
    if (next > at) handler.text(meantText(html.slice(at, next)))
    at = scanMarkup(html, next, handler)
    if (handler.isEnough?.() === true) return at
  }
  if (at < html.length) handler.text(meantText(html.slice(at)))
  return html.length
}

// What these hold is text, which no page shows in its place.
const textOnly = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes'])

function scanMarkup(html: string, at: number, handler: HtmlHandler): number {
  if (html.startsWith('<!--', at)) return endAfter(html, '-->', at + 2)
  const [start] = tagStart(html, at)
  // As in `<![if supportMisalignedColumns]>`, by which Excel marks rows for others than itself.
  if (/^<[!?/]/.test(html.slice(at, at + 2)) && start === undefined) return endAfter(html, '>', at)
  if (start === undefined) {
    handler.text('<')
    return at + 1
  }
  const name = start.replace(/^<\/?/, '').toLowerCase()
  const from = at + start.length
  const end = tagEnd(html, from)
  if (start.startsWith('</')) {
    handler.close(name)
    return end + 1
  }
  handler.open(name, () => attributesOf(html.slice(from, end)))
  return textOnly.has(name) && html[end - 1] !== '/' ? endOfText(html, name, end) : end + 1
}

function tagStart(html: string, at: number): readonly (string | undefined)[] {
  const pattern = /<\/?[a-z][^\s/>]*/iy
  pattern.lastIndex = at
  return pattern.exec(html) ?? []
}

function endAfter(html: string, mark: string, at: number): number {
  const end = html.indexOf(mark, at)
  return end === -1 ? html.length : end + mark.length
}

// Where the tag begins that ends an element of nothing but text.
function endOfText(html: string, name: string, at: number): number {
  const pattern = new RegExp(`</${name}[\\s/>]`, 'gi')
  pattern.lastIndex = at
  return pattern.exec(html)?.index ?? html.length
}

// A `>` within the quotes of a value ends no tag; quotes elsewhere are no quotes.
function tagEnd(html: string, from: number): number {
  const mark = />|=\s*(["']?)/g
  mark.lastIndex = from
  for (let found = mark.exec(html); found !== null; found = mark.exec(html)) {
    if (found[0] === '>') return found.index
    const quote = found[1] ?? ''
    if (quote !== '') mark.lastIndex = endAfter(html, quote, mark.lastIndex)
  }
  return html.length
}

function attributesOf(tag: string): Attributes {
  const attributes = new Map<string, string>()
  const pattern = /([^\s/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']\S*)))?/g
  for (const [, name = '', double, single, bare] of tag.matchAll(pattern)) {
    const key = name.toLowerCase()
    // Of an attribute that is there twice the first one holds.
    if (!attributes.has(key)) attributes.set(key, meantText(double ?? single ?? bare ?? ''))
  }
  return attributes
}
