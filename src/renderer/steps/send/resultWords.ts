import type { DeliveryFilter } from '#shared/delivery/deliveryPage.ts'
import type { SendResult } from '#shared/delivery/sendView.ts'
import { counted, formatCount } from '../../ui/formatMoney.ts'

/** How a sending ended, in words: its heading, what is to be said of it, and what to look at next. */
export interface ResultWords {
  readonly heading: string
  readonly tone: 'good' | 'warn'
  readonly title: string | null
  readonly says: string
  readonly next: { readonly label: string; readonly filter: DeliveryFilter }
}

/** The words for a sending that came to its end: that which asks most for a look decides. */
export function resultWords({ counts, readBack }: SendResult): ResultWords {
  const { records, refused, unknown, confirmed, accepted } = counts
  const all = { label: 'See what became of each', filter: 'all' } as const
  if (refused > 0)
    return {
      heading: refused === records ? 'stub refused your records' : 'stub refused some of your records',
      tone: 'warn',
      title: `${formatCount(refused)} of ${counted(records, 'record')} refused`,
      says: 'stub’s reason stands beside each of them. They can be corrected and sent again, without the others.',
      next: { label: 'See what was refused', filter: 'refused' },
    }
  if (unknown > 0)
    return {
      heading: 'Some of your records may not have arrived',
      tone: 'warn',
      title: `It is not known whether stub has ${formatCount(unknown)} of ${counted(records, 'record')}`,
      says: 'No answer came back. They are looked for at stub before they are sent again.',
      next: { label: 'See what is not known', filter: 'unknown' },
    }
  if (confirmed + accepted < records)
    return {
      heading: 'Some of your records have not left',
      tone: 'warn',
      title: `${formatCount(records - confirmed - accepted)} of ${counted(records, 'record')} wait here`,
      says: 'They can be sent now or later.',
      next: all,
    }
  return {
    heading: confirmed === records ? 'stub has all of your records' : 'stub took in all of your records',
    tone: 'good',
    title: null,
    says: readBackWords({ readBack, counts }),
    next: all,
  }
}

function readBackWords({ readBack, counts }: Pick<SendResult, 'readBack' | 'counts'>): string {
  switch (readBack) {
    case 'answered':
      return `stub was asked what it holds: ${counted(counts.confirmed, 'record')} confirmed.`
    case 'unavailable':
      return 'stub could not be asked what it holds, so what it took in is shown as accepted.'
    case 'notAsked':
      return 'What stub took in is shown as accepted; “Check again” asks what it holds.'
  }
}
