/** What the system's codes mean, each after "because". Those that nobody meets are not here. */
const meanings: readonly (readonly [codes: RegExp, words: string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens at its address'],
  [
    /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    'the connection ended too soon',
  ],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'its address was not found'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'no connection came about in time'],
  [/^E(HOST|NET)(UNREACH|DOWN)$/, 'no way leads to it from this network'],
  [
    /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS_CERT)/,
    'its certificate cannot be trusted',
  ],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'its headers are too long'],
  [/^HPE_/, 'it is not HTTP, or it broke off'],
  [/^Z_/, 'it cannot be unpacked'],
  [/^ENOENT$/, 'there is no such folder or file'],
  [/^ENOTDIR$/, 'its path leads through something that is no folder'],
  [/^EISDIR$/, 'it is a folder'],
  [/^(ENOSPC|EDQUOT)$/, 'the disk is full'],
  [/^EROFS$/, 'the disk can only be read'],
  [/^(EACCES|EPERM)$/, 'this user may not do that'],
  [/^(EBUSY|ETXTBSY)$/, 'another program has it open'],
  [/^(EMFILE|ENFILE)$/, 'too many files are open'],
  [/^ENAMETOOLONG$/, 'its name is too long'],
  [/^EIO$/, 'the disk has a fault'],
]

/** What the system said, in words: its code, alone or before its message, where it is one that is known; else as it is. */
export function systemWords(said: string): string {
  const code = codeOf(said)
  return meanings.find(([codes]) => codes.test(code))?.[1] ?? said
}

/** Whether the system's word is that something came over the network, but in no form that can be read. */
export function isUnreadable(said: string): boolean {
  return /^(UND_ERR_HEADERS_OVERFLOW$|HPE_|Z_)/.test(codeOf(said))
}

function codeOf(said: string): string {
  // Node's own words where its parser of HTTP gives no code.
  if (said.startsWith('Response does not match the HTTP')) return 'HPE_'
  return /^[A-Z][A-Z\d_]+(?=$|: )/.exec(said)?.[0] ?? ''
}
