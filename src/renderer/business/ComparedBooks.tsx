import { SegmentedControl, Text } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { bookStandings, type BookQuery, type ComparedBooks as Compared } from '#shared/business/bookLine.ts'
import { ok } from '#shared/errors/result.ts'
import { settle } from '../ipc/answers.ts'
import { useIpc } from '../ipc/ipc.ts'
import { useAnswer } from '../ipc/useAnswer.ts'
import { Answered } from '../ui/Answered.tsx'
import { focusedRow } from '../ui/focusedRow.ts'
import { FocusStrip } from '../ui/FocusStrip.tsx'
import { counted, formatCount } from '../ui/formatMoney.ts'
import { LazyRowGrid } from '../ui/LazyRowGrid.tsx'
import { Note } from '../ui/Note.tsx'
import type { AskPage } from '../ui/RowGrid.tsx'
import { useNarrowWindow } from '../ui/useNarrowWindow.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { bookColumns, type NumberedLine } from './bookColumns.tsx'
import { aboutLine, standingNames } from './bookWords.ts'
import styles from './Business.module.css'

type Show = BookQuery['show']

/** stub's books by the line, each held against what was sent from here. */
export function ComparedBooks({ connectionId }: { readonly connectionId: string }) {
  const compared = useAnswer('business.compare', { connectionId })
  return (
    <Answered answer={compared} waiting={<Waiting lines={6} />}>
      {(said) => <Lines connectionId={connectionId} compared={said} />}
    </Answered>
  )
}

interface LinesProps {
  readonly connectionId: string
  readonly compared: Compared
}

function Lines({ connectionId, compared }: LinesProps) {
  const { counts, unread, isWhole } = compared
  const [show, setShow] = useState<Show>('all')
  return (
    <>
      <Text>{inShort(counts)}</Text>
      {!isWhole && (
        <Note tone="warn">
          stub’s answer says that it holds more than it told here. What is missing below may be there all the
          same: look it up at stub before you send it again.
        </Note>
      )}
      {unread.length > 0 && (
        <Note tone="quiet">
          {unread.length === 1
            ? `The import of “${unread[0] ?? ''}” is`
            : `${counted(unread.length, 'import')} are`}{' '}
          not in this program any more. Of what was sent so only the ids are known: it is found by them, and
          cannot be missed.
        </Note>
      )}
      <SegmentedControl
        size="xs"
        w="fit-content"
        aria-label="Which entries to show"
        value={show}
        data={filters(counts)}
        onChange={setShow}
      />
      <Grid connectionId={connectionId} show={show} compared={compared} />
    </>
  )
}

function Grid({ connectionId, show, compared }: LinesProps & { readonly show: Show }) {
  const narrow = useNarrowWindow()
  const columns = useMemo(() => bookColumns(narrow ? 'narrow' : 'wide'), [narrow])
  const ask = useBookPages(connectionId, show)
  const [focused, setFocused] = useState<NumberedLine | null>(null)
  return (
    <>
      <div className={styles.books} style={{ height: heightOf(show, compared.counts) }}>
        <LazyRowGrid
          ask={ask}
          rowId={({ at }: NumberedLine) => String(at)}
          label="Income and expenses, compared with what was sent"
          version={compared}
          empty={
            show === 'all'
              ? 'There is nothing in the books, and nothing was sent.'
              : 'There is none of these.'
          }
          columnDefs={columns}
          onCellFocused={({ api }) => setFocused(focusedRow(api))}
          onModelUpdated={({ api }) => setFocused(focusedRow(api))}
        />
      </div>
      <FocusStrip
        says={focused === null ? null : aboutLine(focused)}
        hint="Select an entry to read all that is known of it, with its id at stub."
      />
    </>
  )
}

function useBookPages(connectionId: string, show: Show): AskPage<NumberedLine> {
  const { client } = useIpc()
  return useCallback(
    async (offset, limit) => {
      const page = await settle<'business.books'>(
        client.call('business.books', { connectionId, show, offset, limit }),
      )
      if (!page.ok) return page
      const rows = page.value.lines.map((line, index) => ({ ...line, at: offset + index }))
      return ok({ total: page.value.total, rows })
    },
    [client, connectionId, show],
  )
}

/** As high as its lines, but no higher than ten of them and no lower than three; in pixels, by the grid's own rows. */
function heightOf(show: Show, counts: Compared['counts']): number {
  const lines = show === 'all' ? sumOf(counts) : counts[show]
  return 38 + 36 * Math.min(10, Math.max(3, lines)) + 2
}

function sumOf(counts: Compared['counts']): number {
  return bookStandings.reduce((sum, standing) => sum + counts[standing], 0)
}

function filters(counts: Compared['counts']): { value: Show; label: string }[] {
  return [
    { value: 'all', label: `All ${formatCount(sumOf(counts))}` },
    ...bookStandings.map((standing) => ({
      value: standing,
      label: `${standingNames[standing].name} ${formatCount(counts[standing])}`,
    })),
  ]
}

/** Whether all that was sent is there as it was sent, in a sentence. */
function inShort({ agrees, differs, missing }: Compared['counts']): string {
  const sent = agrees + differs + missing
  if (sent === 0) return 'Nothing of this was sent from here.'
  if (agrees === sent)
    return `All ${counted(sent, 'entry', 'entries')} that were sent from here are there, as they were sent.`
  const parts = [
    `${formatCount(agrees)} as they were sent`,
    ...(differs > 0 ? [`${formatCount(differs)} otherwise`] : []),
    ...(missing > 0 ? [`${formatCount(missing)} not at all`] : []),
  ]
  return `Of ${counted(sent, 'entry', 'entries')} that were sent from here, stub holds ${parts.join(', ')}.`
}
