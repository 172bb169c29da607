import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconReceipt } from '@tabler/icons-react'
import type { ScreenTask } from '../../ipc/useTask.ts'

interface Props {
  readonly id: string
  readonly task: ScreenTask<'imports.receipt'>
}

/** Saves the proof of what was sent where the system's dialog says, and tells that it is there; a failure is the task's state. */
export function SaveReceipt({ id, task: { now, start, cancel } }: Props) {
  async function save(): Promise<void> {
    const saved = await start({ id })
    if (saved !== null) notifications.show({ message: `The receipt was written to ${saved.name}.` })
  }

  const share = now.state === 'running' ? shareOf(now.progress) : null
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconReceipt size={16} aria-hidden />}
      loading={now.state === 'running' && share === null}
      // What comes of it is said in a notification.
      onClick={() => (share === null ? void save() : cancel())}
    >
      {share === null ? 'Save the receipt…' : `Stop writing (${share} %)`}
    </Button>
  )
}

function shareOf(progress: { readonly done: number; readonly total: number } | null): number | null {
  return progress === null || progress.done === 0 ? null : Math.floor((100 * progress.done) / progress.total)
}
