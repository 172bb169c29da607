/** Where in the window the user is. */
export type View =
  | { readonly at: 'imports' }
  | { readonly at: 'import'; readonly id: string }
  | { readonly at: 'connections' }
  | { readonly at: 'layouts' }
  | { readonly at: 'business' }
  | { readonly at: 'settings' }
