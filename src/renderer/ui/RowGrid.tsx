import {
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  EventApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TextEditorModule,
  themeQuartz,
  TooltipModule,
  type ColDef,
  type GridApi,
  type IDatasource,
} from 'ag-grid-community'
import { AgGridReact, type AgGridReactProps } from 'ag-grid-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Failure } from '#shared/errors/failure.ts'
import type { ReviewRow, RowFilter } from '#shared/imports/importView.ts'
import { settle } from '../ipc/answers.ts'
import { useIpc } from '../ipc/ipc.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { readNonce } from './nonce.ts'
import styles from './RowGrid.module.css'

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  EventApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TextEditorModule,
  TooltipModule,
])

// By the page's own variables, so that the grid follows the colour scheme.
const gridTheme = themeQuartz.withParams({
  backgroundColor: 'var(--mantine-color-body)',
  foregroundColor: 'var(--mantine-color-text)',
  accentColor: 'var(--accent-text)',
  borderColor: 'var(--line)',
  chromeBackgroundColor: 'var(--surface-quiet)',
  fontFamily: 'inherit',
  fontSize: 14,
  headerFontSize: 13,
  headerFontWeight: 600,
  rowHeight: 36,
  headerHeight: 38,
  cellHorizontalPadding: 12,
  wrapperBorderRadius: 8,
  columnBorder: false,
  browserColorScheme: 'inherit',
})

const defaultColDef: ColDef<ReviewRow> = {
  sortable: false,
  resizable: true,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
}

/** Rows asked for at a time. */
const blockSize = 200

interface Window {
  readonly skip: number
  readonly total: number
}

interface Props extends Omit<AgGridReactProps<ReviewRow>, 'theme' | 'datasource' | 'rowModelType'> {
  readonly importId: string
  readonly filter: RowFilter
  /** Which of the rows that the filter lets through are shown: all but the first `skip`, and no more than `total`. */
  readonly within?: Window
  readonly label: string
  /** When this changes, the pages on the screen are asked for again, where they stand. */
  readonly version: unknown
  readonly empty: string
}

/** Rows of an import by the page, as main has them: never more than a few pages are in the window. */
export function RowGrid({ importId, filter, within, label, version, empty, ...grid }: Props) {
  const api = useRef<GridApi<ReviewRow> | null>(null)
  const [total, setTotal] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const rows = useRows(
    { importId, filter, skip: within?.skip ?? 0, atMost: within?.total ?? Infinity },
    setTotal,
    setFailure,
  )
  // The cache keeps its place and its rows until the new ones are there: nothing jumps.
  useEffect(() => api.current?.refreshInfiniteCache(), [version])

  return (
    <div className={styles.frame} role="region" aria-label={label}>
      {failure !== null && (
        <FailureNotice failure={failure} retry={() => api.current?.purgeInfiniteCache()} />
      )}
      <div className={styles.grid}>
        <AgGridReact<ReviewRow>
          theme={gridTheme}
          styleNonce={readNonce()}
          rowModelType="infinite"
          datasource={rows}
          cacheBlockSize={blockSize}
          maxBlocksInCache={10}
          defaultColDef={defaultColDef}
          getRowId={({ data }) => String(data.row)}
          ensureDomOrder
          tooltipShowDelay={400}
          {...grid}
          onGridReady={(event) => {
            api.current = event.api
          }}
        />
        {total === 0 && failure === null && <div className={styles.empty}>{empty}</div>}
      </div>
    </div>
  )
}

interface Shown {
  readonly importId: string
  readonly filter: RowFilter
  readonly skip: number
  readonly atMost: number
}

function useRows(
  { importId, filter, skip, atMost }: Shown,
  onTotal: (total: number) => void,
  onFailure: (failure: Failure | null) => void,
): IDatasource {
  const { client } = useIpc()
  return useMemo(
    () => ({
      getRows(params) {
        const offset = skip + params.startRow
        const limit = Math.max(1, Math.min(params.endRow, atMost) - params.startRow)
        const page = client.call('imports.page', { id: importId, filter, offset, limit })
        // Both outcomes are handed to the grid's own callbacks; a page of a replaced datasource is ignored by the grid.
        void settle<'imports.page'>(page).then((answer) => {
          onFailure(answer.ok ? null : answer.error)
          if (!answer.ok) {
            params.failCallback()
            return
          }
          const total = Math.max(0, Math.min(answer.value.total - skip, atMost))
          onTotal(total)
          params.successCallback(total === 0 ? [] : answer.value.rows, total)
        })
      },
    }),
    [client, importId, filter, skip, atMost, onTotal, onFailure],
  )
}
