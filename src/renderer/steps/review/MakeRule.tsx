import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Layout } from '#shared/layout/layout.ts'
import type { Entry } from '#shared/records/record.ts'
import { CategoriesDialog } from '../columns/categories/CategoriesDialog.tsx'
import { ruleTypedOf } from '../columns/categories/ruleList.ts'

interface Props {
  readonly id: string
  readonly layout: Layout
  /** The record whose category was chosen by hand. */
  readonly record: Pick<Entry, 'kind' | 'name'> & { readonly category: string }
  readonly onKeep: (layout: Layout) => void
}

/** Makes a rule of the category that was chosen for one record, for all that are named like it. */
export function MakeRule({ id, layout, record, onKeep }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="compact-sm" variant="light" flex="none" onClick={() => setOpen(true)}>
        Make a rule of this…
      </Button>
      {open && (
        <CategoriesDialog
          id={id}
          layout={layout}
          typed={ruleTypedOf(record)}
          onKeep={onKeep}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
