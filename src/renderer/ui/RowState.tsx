import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconHistory,
} from '@tabler/icons-react'
import type { ReviewRow } from '#shared/imports/importView.ts'
import { DeliveryMark } from './DeliveryMark.tsx'
import styles from './RowState.module.css'

/** What became of a row: in the conversion, and once it has left, at stub. A sign, a word and a colour. */
export function RowState({ row }: { readonly row: ReviewRow }) {
  const { verdict, delivery, standing } = row
  if (delivery !== null && delivery.state !== 'waiting') return <DeliveryMark state={delivery.state} />
  if (standing?.is === 'sentBefore')
    return (
      <span className={styles.state} data-tone="plain">
        <IconHistory size={16} aria-hidden /> Sent before
      </span>
    )
  switch (verdict.state) {
    case 'error':
      return (
        <span className={styles.state} data-tone="bad">
          <IconCircleX size={16} aria-hidden /> Error
        </span>
      )
    case 'left':
      return (
        <span className={styles.state} data-tone="plain">
          <IconCircleMinus size={16} aria-hidden /> Left out
        </span>
      )
    case 'converted':
      return verdict.findings.length > 0 || standing?.is === 'changedSince' || standing?.is === 'uneven' ? (
        <span className={styles.state} data-tone="warn">
          <IconAlertTriangle size={16} aria-hidden /> Check
        </span>
      ) : (
        <span className={styles.state} data-tone="good">
          <IconCircleCheck size={16} aria-hidden /> Ready
        </span>
      )
  }
}
