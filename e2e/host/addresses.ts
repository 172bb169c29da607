const schemes = new Set<string>()

/** From here on addresses of this scheme are shown to Chromium as https ones, since it knows no schemes of ours. */
export function addScheme(scheme: string): void {
  schemes.add(scheme)
}

/** `app://host/path` as Chromium is shown it: `https://host.app.localhost/path`. */
export function toBrowser(address: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z]+):\/\/([^/?#]*)(.*)$/s.exec(address) ?? []
  return schemes.has(scheme) ? `https://${host}.${scheme}.localhost${rest}` : address
}

/** The address that the program knows for one that Chromium names. */
export function fromBrowser(address: string): string {
  const [, host = '', scheme = '', rest = ''] =
    /^https:\/\/([^/?#]+)\.([a-z]+)\.localhost(?=[/?#]|$)(.*)$/s.exec(address) ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : address
}
