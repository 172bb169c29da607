import { use, useCallback, useMemo, useState } from 'react'
import { ok } from '#shared/errors/result.ts'
import type { DeliveredRecord, DeliveryFilter } from '#shared/delivery/deliveryPage.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { settle } from '../../ipc/answers.ts'
import { useIpc } from '../../ipc/ipc.ts'
import { focusedRow } from '../../ui/focusedRow.ts'
import { FocusStrip } from '../../ui/FocusStrip.tsx'
import { LazyRowGrid } from '../../ui/LazyRowGrid.tsx'
import type { AskPage } from '../../ui/RowGrid.tsx'
import { OfBefore } from '../../ui/ofBefore.ts'
import { useNarrowWindow } from '../../ui/useNarrowWindow.ts'
import { deliveryColumns } from './deliveryColumns.tsx'
import { aboutRecord } from './recordWords.ts'

interface Props {
  readonly summary: ImportSummary
  readonly filter: DeliveryFilter
}

/** The records by the page, a line each, and all there is to say about the one that has the focus. */
export function Records({ summary, filter }: Props) {
  const { lastRow } = summary.reading
  const narrow = useNarrowWindow()
  const ofBefore = use(OfBefore)
  const columns = useMemo(
    () => deliveryColumns(lastRow, { room: narrow ? 'narrow' : 'wide', ofBefore }),
    [lastRow, narrow, ofBefore],
  )
  const ask = useDeliveryPages(summary.id, filter)
  const [focused, setFocused] = useState<DeliveredRecord | null>(null)
  return (
    <>
      <LazyRowGrid
        ask={ask}
        rowId={({ rows, id }: DeliveredRecord) => `${rows[0] ?? 0}/${id}`}
        label="Records and what became of them"
        version={summary.delivery}
        empty="No record is in this state."
        columnDefs={columns}
        onCellFocused={({ api }) => setFocused(focusedRow(api))}
        onModelUpdated={({ api }) => setFocused(focusedRow(api))}
      />
      <FocusStrip
        says={focused === null ? null : aboutRecord(focused)}
        hint="Select a record to read all that is known of it, with its rows in the file and its id at stub."
      />
    </>
  )
}

function useDeliveryPages(id: string, filter: DeliveryFilter): AskPage<DeliveredRecord> {
  const { client } = useIpc()
  return useCallback(
    async (offset, limit) => {
      const asked = client.call('imports.deliveries', { id, filter, offset, limit })
      const page = await settle<'imports.deliveries'>(asked)
      return page.ok ? ok({ total: page.value.total, rows: page.value.records }) : page
    },
    [client, id, filter],
  )
}
