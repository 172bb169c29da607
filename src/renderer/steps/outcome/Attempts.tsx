import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import type { LedgerEntry } from '#shared/delivery/ledger.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { ok } from '#shared/errors/result.ts'
import { settle } from '../../ipc/answers.ts'
import { useIpc } from '../../ipc/ipc.ts'
import { focusedRow } from '../../ui/focusedRow.ts'
import { FocusStrip } from '../../ui/FocusStrip.tsx'
import { LazyRowGrid } from '../../ui/LazyRowGrid.tsx'
import type { AskPage } from '../../ui/RowGrid.tsx'
import { useNarrowWindow } from '../../ui/useNarrowWindow.ts'
import { attemptColumns } from './attemptColumns.tsx'
import { aboutAttempt } from './attemptWords.ts'

/** The ledger by the page, the latest attempt first, and all there is to say about the one that has the focus. */
export function Attempts({ summary }: { readonly summary: ImportSummary }) {
  const narrow = useNarrowWindow()
  const columns = useMemo(() => attemptColumns(narrow ? 'narrow' : 'wide'), [narrow])
  const [search, setSearch] = useState('')
  const [sought] = useDebouncedValue(search, 200)
  const ask = useLedgerPages(summary.id, sought)
  const [focused, setFocused] = useState<LedgerEntry | null>(null)
  return (
    <>
      <TextInput
        size="xs"
        w={340}
        aria-label="Search the attempts"
        placeholder="Row, id, or words of an answer"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        maxLength={200}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <LazyRowGrid
        ask={ask}
        rowId={({ no }: LedgerEntry) => String(no)}
        label="Attempts to send"
        version={summary.delivery}
        empty={sought === '' ? 'Nothing has been sent yet.' : 'No attempt matches.'}
        columnDefs={columns}
        onCellFocused={({ api }) => setFocused(focusedRow(api))}
        onModelUpdated={({ api }) => setFocused(focusedRow(api))}
      />
      <FocusStrip
        says={focused === null ? null : aboutAttempt(focused)}
        hint="Select an attempt to read when it left, to whom, and what was heard of it."
      />
    </>
  )
}

function useLedgerPages(id: string, search: string): AskPage<LedgerEntry> {
  const { client } = useIpc()
  return useCallback(
    async (offset, limit) => {
      const asked = client.call('imports.ledger', { id, search, offset, limit })
      const page = await settle<'imports.ledger'>(asked)
      return page.ok ? ok({ total: page.value.total, rows: page.value.entries }) : page
    },
    [client, id, search],
  )
}
