import {
  IconCircleCheck,
  IconCircleCheckFilled,
  IconCircleX,
  IconClock,
  IconHelpCircle,
  IconSend,
} from '@tabler/icons-react'
import { use } from 'react'
import type { DeliveryState } from '#shared/delivery/delivery.ts'
import { stateWords } from './deliveryWords.ts'
import { OfBefore } from './ofBefore.ts'
import styles from './RowState.module.css'

const icons: Readonly<Record<DeliveryState, typeof IconClock>> = {
  waiting: IconClock,
  sent: IconSend,
  accepted: IconCircleCheck,
  confirmed: IconCircleCheckFilled,
  refused: IconCircleX,
  unknown: IconHelpCircle,
}

/** The state of a delivery: a sign, a word and a colour. */
export function DeliveryMark({ state }: { readonly state: DeliveryState }) {
  const Icon = icons[state]
  const { name, tone } = stateWords(state, use(OfBefore))
  return (
    <span className={styles.state} data-tone={tone}>
      <Icon size={16} aria-hidden /> {name}
    </span>
  )
}
