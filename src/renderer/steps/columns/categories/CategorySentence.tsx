import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { Layout } from '#shared/layout/layout.ts'
import guess from '../../../ui/Guess.module.css'
import { counted } from '../../../ui/formatMoney.ts'
import { SentenceLine } from '../SentenceLine.tsx'
import { CategoriesDialog } from './CategoriesDialog.tsx'

interface Props {
  /** The import that shows what its file says of categories; null where there is none. */
  readonly id: string | null
  readonly layout: Layout
  readonly locked: boolean
  readonly onChange: (layout: Layout) => void
}

/** Where categories come from, as a sentence; its underlined words open the rules and the file's own categories. */
export function CategorySentence({ id, layout, locked, onChange }: Props) {
  const [open, setOpen] = useState(false)
  const shown = categoryWords(layout)
  return (
    <SentenceLine remark={null}>
      Categories are{' '}
      {locked ? (
        <strong className={guess.locked}>{shown}</strong>
      ) : (
        <UnstyledButton
          className={guess.guess ?? ''}
          component="button"
          aria-label={`Categories: ${shown}`}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {shown}
        </UnstyledButton>
      )}
      .{open && <CategoriesDialog id={id} layout={layout} onKeep={onChange} onClose={() => setOpen(false)} />}
    </SentenceLine>
  )
}

/** Where categories come from, in a few words. */
export function categoryWords({ fields, categories }: Layout): string {
  const { rules = [], values = [] } = categories ?? {}
  const renamed = values.length === 0 ? '' : `, ${counted(values.length, 'text')} called otherwise`
  const own = fields.category === undefined ? '' : `as the file says${renamed}`
  if (rules.length === 0) return own === '' ? 'not given by anything yet' : own
  const byRules = `given by ${counted(rules.length, 'rule')}`
  return own === '' ? byRules : `${byRules}, else ${own}`
}
