/** The pages outside the program that it may open, by the names that the window may ask for. */
const addresses = {
  stub: 'https://stub.africa',
  connectReference: 'https://developers.stub.africa/api-documentation/push-data',
  keychainHelp: 'https://wiki.archlinux.org/title/GNOME/Keyring',
} as const

/** The name of a page outside the program. */
export type ExternalLink = keyof typeof addresses

/** Opens one of the known pages in the user's browser. No address ever comes from the window. */
export function createOpenLink(openExternal: (address: string) => Promise<void>) {
  return (link: ExternalLink): Promise<void> => openExternal(addresses[link])
}
