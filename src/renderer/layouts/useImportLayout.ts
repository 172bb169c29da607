import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Failure } from '#shared/errors/failure.ts'
import { failureIn } from '../ipc/answers.ts'
import { useIpc } from '../ipc/ipc.ts'
import { answerKey } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'

/** The bringing in of a layout from a file. */
export interface ImportLayout {
  readonly running: boolean
  /** Why a file was refused, and what it is called. */
  readonly refused: { readonly name: string; readonly failure: Failure } | null
  readonly start: (file: File) => void
  readonly forget: () => void
}

/** Brings in a layout that somebody gave the user; that it is there is said in a notification. */
export function useImportLayout(): ImportLayout {
  const { takeFile } = useIpc()
  const queries = useQueryClient()
  const command = useCommand('layouts.import')
  const [name, setName] = useState('')
  const [notTaken, setNotTaken] = useState<Failure | null>(null)

  async function take(file: File): Promise<void> {
    setName(file.name)
    setNotTaken(null)
    try {
      const { fileId } = await takeFile(file)
      const answer = await command.run({ fileId })
      if (!answer.ok) return
      await queries.invalidateQueries({ queryKey: answerKey('layouts.list', {}) })
      notifications.show({ message: `“${answer.value.name}” is one of your layouts now.` })
    } catch (problem) {
      setNotTaken(failureIn(problem))
    }
  }

  const failure = notTaken ?? command.failure
  return {
    running: command.running,
    refused: failure === null ? null : { name, failure },
    // How it goes is in `running` and `refused`.
    start: (file) => void take(file),
    forget: () => {
      setNotTaken(null)
      command.forget()
    },
  }
}
