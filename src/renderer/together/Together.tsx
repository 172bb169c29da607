import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import type { ConnectionView } from '#shared/connect/connection.ts'
import type { RowFilter } from '#shared/imports/importView.ts'
import type { StartImport } from '../home/useStartImport.ts'
import { useAnswer } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { useNoteImport } from '../ipc/useImport.ts'
import { chosenConnection } from '../steps/send/chosenConnection.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { counted } from '../ui/formatMoney.ts'
import { Note } from '../ui/Note.tsx'
import { StepFrame, type Primary } from '../wizard/StepFrame.tsx'
import { leavingWords, ordersOf, readyAmong, whyNotTogether, type Typed } from './ordersOf.ts'
import styles from './Together.module.css'
import { TogetherTable } from './TogetherTable.tsx'
import { useJudged, type Judged } from './useJudged.ts'
import type { SendTogether } from './useSendTogether.ts'
import type { ImportPlace } from './verdict.ts'
import { GoingTo, WhereTo } from './WhereTo.tsx'

interface Props {
  readonly ids: readonly string[]
  readonly starting: StartImport
  readonly sending: SendTogether
  readonly onOpen: (id: string, filter: RowFilter) => void
  readonly onLeave: () => void
}

const nothingTyped: Typed = { business: '', accounts: {} }

/** Several imports at once: one verdict each, and one sending for all that are ready. */
export function Together({ ids, starting, sending, onOpen, onLeave }: Props) {
  const connections = useAnswer('connections.list', {})
  const [chosenId, setChosenId] = useState(sending.connectionId)
  const [typed, setTyped] = useState(nothingTyped)
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const chosen = chosenConnection(connections.state === 'here' ? connections.value : [], chosenId)
  const { isReading } = starting
  const { isSending, legs } = sending
  const judged = useJudged(ids, {
    connectionId: chosen?.id ?? null,
    accountsTyped: typed.accounts,
    compares: !isReading && !isSending,
  })
  const opening = useOpening(onOpen)
  const ready = readyAmong(judged, leftOut)
  const files = ids.length + starting.files.filter(({ state }) => state !== 'read').length
  const isThrough =
    !isReading && judged.length > 0 && judged.every(({ verdict }) => verdict?.is === 'through')

  function choose({ id }: ConnectionView): void {
    setChosenId(id)
    setTyped(nothingTyped)
  }
  function send(): void {
    if (chosen === null) return
    sending.start(ordersOf(ready, chosen, typed))
    setTyped(nothingTyped)
  }
  const { business } = typed
  const sendReady: Primary = {
    label: ready.length === 0 ? 'Send' : `Send ${counted(ready.length, 'file')}`,
    onPress: send,
    blockedBy: whyNotTogether({ judged, ready: ready.length, connection: chosen, business, isReading }),
  }
  return (
    <div className={styles.together}>
      <header className={styles.head}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={onLeave}
        >
          Imports
        </Button>
      </header>
      <StepFrame
        question={isSending ? `Sending ${counted(legs.size, 'file')}` : `${counted(files, 'file')} together`}
        primary={
          isSending ? null : isThrough ? { label: 'Done', onPress: onLeave, blockedBy: null } : sendReady
        }
        remark={isThrough ? null : leavingWords(ready)}
        secondary={
          isSending && (
            <Button variant="default" disabled={sending.isStopping} onClick={sending.stop}>
              {sending.isStopping ? 'Stopping…' : 'Stop'}
            </Button>
          )
        }
      >
        {opening.failure !== null && <FailureNotice failure={opening.failure} />}
        {isThrough && !isSending && (
          <Note tone="good" title="Nothing of these files is left to send">
            What several of them hold is at stub once.
          </Note>
        )}
        <TogetherTable
          judged={judged}
          starting={starting}
          legs={legs}
          leftOut={leftOut}
          onLeftOut={setLeftOut}
          onOpen={opening.open}
        />
        {isSending && chosen !== null && <GoingTo connection={chosen} />}
        {!isSending && !isThrough && (
          <WhereTo judged={judged} chosen={chosen} onChoose={choose} typed={typed} onType={setTyped} />
        )}
      </StepFrame>
    </div>
  )
}

/** Opens an import at a place of it; why that cannot be done is in `failure`. */
function useOpening(onOpen: Props['onOpen']) {
  const noteImport = useNoteImport()
  const { failure, run } = useCommand('imports.goTo')

  async function open({ id, summary }: Judged, { step, filter }: ImportPlace): Promise<void> {
    if (summary.state === 'here' && summary.value.step !== step) {
      const gone = await run({ id, step })
      if (!gone.ok) return
      noteImport(gone.value)
    }
    onOpen(id, filter)
  }
  // A failure is shown above the list.
  return { failure, open: (one: Judged, place: ImportPlace): void => void open(one, place) }
}
