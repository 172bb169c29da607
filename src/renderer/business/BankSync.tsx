import { Text } from '@mantine/core'
import type { BusinessView } from '#shared/business/businessView.ts'
import { counted } from '../ui/formatMoney.ts'
import { Standing, Topic } from './Topic.tsx'

interface Props {
  readonly connectionId: string
  readonly view: BusinessView
  readonly onAsked: () => void
}

/** Has stub sync the business's bank accounts. */
export function BankSync({ connectionId, view: { bankFeed, receives }, onAsked }: Props) {
  return (
    <Topic
      title="Bank sync"
      connectionId={connectionId}
      topics={['bankFeed']}
      ask="Sync bank accounts"
      onAsked={onAsked}
    >
      <Standing
        heard={bankFeed}
        never="stub can fetch what is new from the bank accounts of this business, if it has any."
        asked={
          receives
            ? 'stub was asked to sync. It will post what comes of it here.'
            : 'stub was asked to sync. What comes of it shows in stub itself; to hear of it here, switch receiving on in the settings.'
        }
      >
        {(accounts) => (
          <Text role="status">
            The sync is done:{' '}
            {accounts.length === 0
              ? 'this business has no bank accounts'
              : counted(accounts.length, 'account')}
            {accounts.length > 0 && ` (${accounts.join(', ')})`}.
          </Text>
        )}
      </Standing>
    </Topic>
  )
}
