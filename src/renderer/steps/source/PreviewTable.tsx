import { ScrollArea } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { startTransition, useEffect, useState } from 'react'
import type { Preview } from '#shared/imports/importView.ts'
import { cellText } from '#shared/reading/cell.ts'
import type { Hidden } from '#shared/reading/reading.ts'
import { leftWords } from '../../ui/readingWords.ts'
import styles from './PreviewTable.module.css'

// More than are seen at once, and few enough to be laid out between two frames.
const rowsInSight = 30

interface Props {
  readonly preview: Preview
  readonly headingRows: readonly number[]
  readonly faded: boolean
  /** What of the rows and columns the workbook does not show. */
  readonly hidden?: Hidden | undefined
}

/**
 * The first rows as read; those that are no record are grey and say why, what the workbook hides is marked. Those in sight are
 * drawn first.
 */
export function PreviewTable({ preview, headingRows, faded, hidden }: Props) {
  // A hidden column is marked once, at its heading.
  const marked = headingRows.at(-1) ?? preview.rows.find(({ left }) => left === null)?.row
  const columns = Array.from({ length: preview.columns }, (_, column) => column)
  const [isWhole, setWhole] = useState(false)
  useEffect(() => startTransition(() => setWhole(true)), [])
  const rows = isWhole ? preview.rows : preview.rows.slice(0, rowsInSight)
  return (
    <ScrollArea.Autosize
      mah="max(16rem, 100vh - 24rem)"
      type="auto"
      offsetScrollbars="present"
      className={styles.frame ?? ''}
      data-faded={faded}
      viewportProps={{ tabIndex: 0, 'aria-label': 'The first rows of the file', role: 'region' }}
    >
      <table className={styles.table}>
        <caption className={styles.caption}>The first {preview.rows.length} rows, as read</caption>
        <tbody>
          {rows.map(({ row, cells, left }) => (
            <tr
              key={row}
              data-kind={headingRows.includes(row) ? 'heading' : left === null ? 'record' : 'left'}
            >
              <th scope="row" className={styles.row}>
                {hidden?.rows.includes(row) === true && <HiddenMark what="This row" />}
                {row}
              </th>
              {left === null || headingRows.includes(row) ? (
                columns.map((column) => (
                  <td
                    key={column}
                    data-number={typeof cells[column] === 'number'}
                    data-hidden={hidden?.columns.includes(column) === true}
                  >
                    {row === marked && hidden?.columns.includes(column) === true && (
                      <HiddenMark what="This column" />
                    )}
                    {cellText(cells[column])}
                  </td>
                ))
              ) : (
                <td colSpan={preview.columns}>
                  <em className={styles.why}>{leftWords[left]}</em>
                  {cells.map(cellText).join('   ')}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea.Autosize>
  )
}

function HiddenMark({ what }: { readonly what: string }) {
  const says = `${what} is hidden in the workbook`
  return <IconEyeOff size={14} className={styles.hidden} role="img" title={says} />
}
