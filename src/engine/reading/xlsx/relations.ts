import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { localName, xmlTags } from '#engine/reading/xlsx/xmlTags.ts'

/** How a part of a package is related to another one inside it. */
export interface Relation {
  readonly id: string
  /** The last word of its type: `worksheet`, `styles`. */
  readonly type: string
  /** The name of the other part, without a slash before it. */
  readonly target: string
}

const ORDINARY = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
const STRICT = 'http://purl.oclc.org/ooxml/'

/**
 * The relations that a part whose folder is `folder` has to others in the package; types that are not a workbook's are
 * left out, as are links to the outside. Throws `NotCertain` in the strict variant.
 */
export function relationsOf(xml: string, folder: string): Relation[] {
  const relations: Relation[] = []
  for (const { name, closes, attributes } of xmlTags(xml)) {
    const type = attributes.get('Type') ?? ''
    if (closes || localName(name) !== 'Relationship') continue
    if (type.startsWith(STRICT)) throw new NotCertain('strict')
    if (!type.startsWith(ORDINARY) || attributes.get('TargetMode') === 'External') continue
    const target = attributes.get('Target') ?? ''
    const id = attributes.get('Id') ?? ''
    relations.push({ id, type: type.slice(ORDINARY.length), target: resolved(target, folder) })
  }
  return relations
}

// As a path of a URL: from the root of the package, or from the part's own folder.
function resolved(target: string, folder: string): string {
  const path: string[] = []
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..' && path.length === 0) throw new NotCertain('parts')
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
