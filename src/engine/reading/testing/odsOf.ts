import { zipOf } from '#engine/reading/testing/zipOf.ts'

/** What a test writes of an OpenDocument workbook by hand: its automatic styles, and what stands in `office:spreadsheet`. */
export interface OpenBook {
  readonly styles?: string
  readonly sheets: string
  /** What stands in the manifest beside the entry of the content. */
  readonly manifest?: string
  readonly doctype?: string
}

const namespaces = ['office', 'table', 'text', 'style', 'number', 'draw']
  .map(
    (prefix) =>
      `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix === 'number' ? 'datastyle' : prefix}:1.0"`,
  )
  .concat(
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(' ')

/** The content of an OpenDocument workbook. */
export function openContent({ styles = '', sheets, doctype = '' }: OpenBook): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}<office:document-content ${namespaces} office:version="1.3"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:document-content>`
}

/** An OpenDocument workbook as one XML text. */
export function flatOpenDocument({ styles = '', sheets }: OpenBook): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${namespaces} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:document>`
}

/** An OpenDocument workbook out of hand-written XML. */
export function odsOf(book: OpenBook): Buffer {
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': openContent(book),
    'META-INF/manifest.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">${book.manifest ?? ''}</manifest:file-entry></manifest:manifest>`,
  })
}
