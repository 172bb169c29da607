import { isJsonObject } from '#shared/connect/jsonObject.ts'
import { deepestList } from '#shared/connect/readHeld.ts'

const furtherPage = new Set([
  ...['next', 'nextpage', 'nexturl', 'nextlink', 'nextcursor', 'nexttoken', 'nextpagetoken'],
  'continuationtoken',
])
const isMore = new Set(['hasmore', 'hasnext', 'hasnextpage', 'more', 'truncated'])
const howManyPages = new Set(['pages', 'totalpages', 'pagecount', 'lastpage', 'numpages'])
const howManyInAll = new Set(['totalcount', 'totalrecords', 'totalitems', 'totalelements', 'totalresults'])
const paging = new Set(['page', 'currentpage', 'limit', 'perpage', 'pagesize', 'offset', 'skip'])

/**
 * Whether an answer whose list has so many elements says that there are more of them elsewhere. How stub would say so is not
 * known: these are the usual ways. `around` is the answer; what its list holds is not looked at.
 */
export function tellsOfMore(around: unknown, elements: number): boolean {
  return objectsIn(around, deepestList).some((object) => {
    const said = Object.entries(object).map(([name, value]) => [plain(name), value] as const)
    const isPaged = said.some(([name]) => paging.has(name))
    return said.some(([name, value]) => saysMore(name, value, { elements, isPaged }))
  })
}

function saysMore(
  name: string,
  value: unknown,
  { elements, isPaged }: { readonly elements: number; readonly isPaged: boolean },
): boolean {
  if (furtherPage.has(name)) return value !== null && value !== '' && value !== false && value !== 0
  if (isMore.has(name)) return value === true
  if (howManyPages.has(name)) return typeof value === 'number' && value > 1
  // By itself a total may as well be of money.
  const isCount = howManyInAll.has(name) || (isPaged && ['total', 'count'].includes(name))
  return isCount && typeof value === 'number' && value > elements
}

function objectsIn(value: unknown, depth: number): Readonly<Record<string, unknown>>[] {
  if (!isJsonObject(value)) return []
  const inner = depth === 0 ? [] : Object.values(value)
  return [value, ...inner.flatMap((one) => objectsIn(one, depth - 1))]
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '')
}
