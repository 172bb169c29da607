// Spelled out rather than parsed, as this layer has no URL: a host with an optional port, then anything without blanks.
const anywhere =
  /^https:\/\/(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])(?::\d{1,5})?(?:[/?][^\s\\#]*)?$/i
const onThisMachine = /^http:\/\/(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?(?:[/?][^\s\\#]*)?$/i

/** Whether stub may be told to post to this address: https, or http to this machine, where only the sandbox can reach it. */
export function isWebhookUrl(url: string): boolean {
  return anywhere.test(url) || onThisMachine.test(url)
}

/** Whether this is an https address that a path can be put behind: no query in it. */
export function isPublicUrl(url: string): boolean {
  return anywhere.test(url) && !url.includes('?')
}
