import { Button } from '@mantine/core'
import { useState } from 'react'
import { mostFixedAtOnce, type Fix } from '#shared/fixes/fix.ts'
import type { OfferedRow } from '#shared/imports/importView.ts'
import { FocusStrip } from '../../ui/FocusStrip.tsx'
import { counted, formatCount } from '../../ui/formatMoney.ts'
import { CategoryInput } from '../columns/categories/CategoryInput.tsx'
import { categorise, leaveOutAll, takeInAll } from './rowActions.ts'

interface Props {
  readonly rows: readonly OfferedRow[]
  readonly onFix: (fix: Fix) => void
  readonly onClear: () => void
}

/** Below the grid while rows are selected: what can be done with all of them at once, and taken back as one. */
export function SelectionStrip({ rows, onFix, onClear }: Props) {
  const [category, setCategory] = useState('')
  if (rows.length > mostFixedAtOnce)
    return (
      <FocusStrip
        says={`${formatCount(rows.length)} rows are selected. At most ${formatCount(mostFixedAtOnce)} can be corrected at once.`}
        hint={null}
      >
        <Clear onClear={onClear} />
      </FocusStrip>
    )
  const out = leaveOutAll(rows)
  const back = takeInAll(rows)
  const named = categorise(rows, category)
  return (
    <FocusStrip says={`${counted(rows.length, 'row')} selected.`} hint={null}>
      <CategoryInput
        size="xs"
        w={170}
        flex="none"
        aria-label="Category for the selected rows"
        placeholder="Category"
        value={category}
        onChange={setCategory}
      />
      <Act label="Set category" fix={named} onFix={onFix} />
      <Act label="Leave out" fix={out} onFix={onFix} />
      <Act label="Take in" fix={back} onFix={onFix} />
      <Clear onClear={onClear} />
    </FocusStrip>
  )
}

interface ActProps {
  readonly label: string
  readonly fix: Fix | null
  readonly onFix: (fix: Fix) => void
}

function Act({ label, fix, onFix }: ActProps) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      flex="none"
      disabled={fix === null}
      onClick={() => fix !== null && onFix(fix)}
    >
      {label}
    </Button>
  )
}

function Clear({ onClear }: Pick<Props, 'onClear'>) {
  return (
    <Button size="compact-sm" variant="subtle" flex="none" onClick={onClear}>
      Select none
    </Button>
  )
}
