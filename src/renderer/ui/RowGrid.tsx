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
  RowSelectionModule,
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
import type { Result } from '#shared/errors/result.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { readNonce } from './nonce.ts'
import styles from './RowGrid.module.css'
import { useNarrowWindow } from './useNarrowWindow.ts'

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  EventApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
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

const narrowTheme = gridTheme.withParams({ cellHorizontalPadding: 8 })

const defaultColDef: ColDef = {
  sortable: false,
  resizable: true,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
}

/** Rows asked for at a time. */
const blockSize = 200

// Drawn above and below those that are seen: more than reading speed passes in a frame, and half of the grid's own number.
const rowsAround = 5

/** A page of a longer list: `total` counts all of it. */
export interface PageOf<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

/** Asks main for a page; the same function for as long as it is the same list. */
export type AskPage<Row> = (offset: number, limit: number) => Promise<Result<PageOf<Row>, Failure>>

interface Within {
  readonly skip: number
  readonly total: number
}

/** What a grid shows, besides what the grid itself can be told. */
export interface RowGridProps<Row> extends Omit<
  AgGridReactProps<Row>,
  'theme' | 'datasource' | 'rowModelType' | 'getRowId'
> {
  readonly ask: AskPage<Row>
  readonly rowId: (row: Row) => string
  /** Which of the rows are shown: all but the first `skip`, and no more than `total`. */
  readonly within?: Within
  readonly label: string
  /** When this changes, the pages on the screen are asked for again, where they stand. */
  readonly version: unknown
  readonly empty: string
}

/** A long list by the page, as main has it: never more than a few pages are in the window. */
export function RowGrid<Row>({ ask, rowId, within, label, version, empty, ...grid }: RowGridProps<Row>) {
  const api = useRef<GridApi<Row> | null>(null)
  const [total, setTotal] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const narrow = useNarrowWindow()
  const rows = useRows(
    { ask, skip: within?.skip ?? 0, atMost: within?.total ?? Infinity },
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
        <AgGridReact<Row>
          theme={narrow ? narrowTheme : gridTheme}
          styleNonce={readNonce()}
          rowModelType="infinite"
          datasource={rows}
          cacheBlockSize={blockSize}
          rowBuffer={rowsAround}
          maxBlocksInCache={10}
          defaultColDef={defaultColDef}
          getRowId={({ data }) => rowId(data)}
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

interface Shown<Row> {
  readonly ask: AskPage<Row>
  readonly skip: number
  readonly atMost: number
}

function useRows<Row>(
  { ask, skip, atMost }: Shown<Row>,
  onTotal: (total: number) => void,
  onFailure: (failure: Failure | null) => void,
): IDatasource {
  return useMemo(
    () => ({
      getRows(params) {
        const limit = Math.max(1, Math.min(params.endRow, atMost) - params.startRow)
        // Both outcomes are handed to the grid's own callbacks; a page of a replaced datasource is ignored by the grid.
        void ask(skip + params.startRow, limit).then((answer) => {
          onFailure(answer.ok ? null : answer.error)
          if (!answer.ok) {
            params.failCallback()
            return
          }
          const total = Math.max(0, Math.min(answer.value.total - skip, atMost))
          onTotal(total)
          params.successCallback(total === 0 ? [] : [...answer.value.rows], total)
        })
      },
    }),
    [ask, skip, atMost, onTotal, onFailure],
  )
}
