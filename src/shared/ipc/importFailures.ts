/** What may keep any message from its import. */
export const reaching = [
  'import.missing',
  'import.notOurs',
  'import.newer',
  'import.broken',
  'import.incomplete',
  'import.busy',
  'importer.died',
  'disk.full',
  'disk.failed',
] as const

/** What reading a source may fail with. */
export const readingSource = [
  'file.missing',
  'file.notAFile',
  'file.empty',
  'file.unreadable',
  'file.notATable',
  'file.password',
  'file.broken',
  'file.tooLarge',
  'file.changed',
  'file.noSuchSheet',
  'task.cancelled',
] as const

/** What may keep an import from being changed. */
export const changing = [...reaching, 'import.sendingBegun', 'import.handedOn'] as const

/** What may keep a sending from beginning. */
export const beginning = [
  ...changing,
  'send.accountMissing',
  'send.questionsOpen',
  'send.nothing',
  'send.reversalPlanned',
  'send.emptied',
  'send.reversedGone',
] as const
