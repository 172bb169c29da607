import type { RowFilter } from '#shared/imports/importView.ts'

/**
 * Where in the window the user is. `together` are imports that are looked at and sent at once; an import that was come to from there
 * has them in `among`, and is otherwise alone.
 */
export type View =
  | { readonly at: 'imports' }
  | { readonly at: 'together'; readonly ids: readonly string[] }
  | {
      readonly at: 'import'
      readonly id: string
      readonly among: readonly string[]
      readonly filter: RowFilter
    }
  | { readonly at: 'connections' }
  | { readonly at: 'layouts' }
  | { readonly at: 'business' }
  | { readonly at: 'settings' }

/** An import by itself. */
export function viewOf(id: string): View {
  return { at: 'import', id, among: [], filter: 'all' }
}

/** The same place with one more import among those that are looked at together, where the user is with those. */
export function withAnother(view: View, id: string): View {
  switch (view.at) {
    case 'together':
      return { ...view, ids: withId(view.ids, id) }
    case 'import':
      return view.among.length === 0 ? view : { ...view, among: withId(view.among, id) }
    case 'imports':
    case 'connections':
    case 'layouts':
    case 'business':
    case 'settings':
      return view
  }
}

/** Where several files are shown that are brought in together: beside the imports that are looked at already. */
export function viewOfSeveral(view: View, ids: readonly string[]): View {
  return { at: 'together', ids: ids.reduce(withId, view.at === 'together' ? view.ids : []) }
}

function withId(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : [...ids, id]
}
