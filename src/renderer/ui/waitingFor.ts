/** What an import waits for that leaves behind another one, of the name `behind`; null where that one is in another program. */
export function waitingFor(behind: string | null): string {
  return `Waiting for ${behind ?? 'another window or terminal'} to finish`
}
