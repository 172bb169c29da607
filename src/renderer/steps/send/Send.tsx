import { useEffect, useEffectEvent, useState } from 'react'
import type { ConnectionView } from '#shared/connect/connection.ts'
import type { DeliveryFilter } from '#shared/delivery/deliveryPage.ts'
import type { InputOf } from '#shared/ipc/client.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import { useAnswer, type Answer } from '../../ipc/useAnswer.ts'
import { useAskImportAgain } from '../../ipc/useImport.ts'
import { useTask } from '../../ipc/useTask.ts'
import { Answered } from '../../ui/Answered.tsx'
import type { StepProps } from '../../wizard/stepProps.ts'
import { chosenConnection } from './chosenConnection.ts'
import { PrepareSending } from './PrepareSending.tsx'
import { Sending } from './Sending.tsx'
import { SendResultView } from './SendResultView.tsx'

type SendOrder = InputOf<WindowContract['delivery.send']>

interface Props extends StepProps {
  readonly onOutcome: (filter: DeliveryFilter) => void
  readonly refusedToo: boolean
  readonly onRefusedToo: (refusedToo: boolean) => void
}

/** Where the records go, what leaves, and how it goes. */
export function Send({ summary, onGo, onOutcome, refusedToo, onRefusedToo }: Props) {
  const connections = useAnswer('connections.list', {})
  const send = useTask('delivery.send', summary.id)
  const askAgain = useAskImportAgain()
  const [chosenId, setChosenId] = useState(summary.connectionId)
  const [lastOrder, setLastOrder] = useState<SendOrder | null>(null)
  function start(order: SendOrder): void {
    setLastOrder(order)
    // How it goes is shown by the task's own state, wherever the user is meanwhile.
    void send.start(order).then(() => askAgain(summary.id))
  }
  // Who comes back to this step wants to send, not to read again how the last sending ended.
  const forget = useEffectEvent(send.clear)
  useEffect(() => () => forget(), [])

  // What was called off before anything left is as it was.
  const cancelled = send.now.state === 'failed' && send.now.failure.code === 'task.cancelled'

  if (send.now.state === 'running')
    return (
      <Sending
        id={summary.id}
        progress={send.now.progress}
        stopping={send.now.stopping}
        onStop={send.cancel}
      />
    )
  if (send.now.state === 'done')
    return (
      <SendResultView
        result={send.now.value}
        connection={connectionOf(connections, lastOrder)}
        onMore={send.clear}
        onUnknownAgain={lastOrder === null ? send.clear : () => start({ ...lastOrder, unknownAgain: true })}
        onOutcome={onOutcome}
      />
    )
  return (
    <Answered answer={connections}>
      {(known) => (
        <PrepareSending
          summary={summary}
          connections={known}
          chosen={chosenConnection(known, chosenId)}
          onChoose={(connection) => setChosenId(connection.id)}
          refusedToo={refusedToo}
          onRefusedToo={onRefusedToo}
          failure={send.now.state === 'failed' && !cancelled ? send.now.failure : null}
          onSend={(connection, choice) => {
            start({ id: summary.id, connectionId: connection.id, refused: refusedToo, ...choice })
          }}
          onGo={onGo}
        />
      )}
    </Answered>
  )
}

function connectionOf(
  connections: Answer<readonly ConnectionView[]>,
  order: SendOrder | null,
): ConnectionView | null {
  if (connections.state !== 'here') return null
  return connections.value.find(({ id }) => id === order?.connectionId) ?? null
}
