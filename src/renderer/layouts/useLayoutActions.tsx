import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import type { Failure } from '#shared/errors/failure.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { useNoteLayouts } from './useNoteLayouts.ts'

/** What can be done with a layout at once, and why the last of it failed. */
export interface LayoutActions {
  readonly failure: Failure | null
  readonly forget: () => void
  readonly copy: () => void
  readonly exportIt: () => void
  readonly askToRemove: () => void
}

/** Copies a layout, writes it into a file, or removes it once the user has said so. */
export function useLayoutActions({ id, name }: Pick<SavedLayout, 'id' | 'name'>): LayoutActions {
  const commands = {
    copy: useCommand('layouts.copy'),
    export: useCommand('layouts.export'),
    remove: useCommand('layouts.remove'),
  }
  const note = useNoteLayouts()

  async function copy(): Promise<void> {
    const answer = await commands.copy.run({ id })
    if (!answer.ok) return
    note(answer.value)
    notifications.show({ message: `A copy of “${name}” is one of your layouts now.` })
  }
  async function exportIt(): Promise<void> {
    const answer = await commands.export.run({ id })
    if (!answer.ok || answer.value === null) return
    notifications.show({ message: `The layout was written to ${answer.value.name}.` })
  }
  async function remove(): Promise<void> {
    const answer = await commands.remove.run({ id })
    if (answer.ok) note(answer.value)
  }

  const all = Object.values(commands)
  return {
    failure: all.find(({ failure }) => failure !== null)?.failure ?? null,
    forget: () => all.forEach(({ forget }) => forget()),
    // What fails is in `failure`.
    copy: () => void copy(),
    exportIt: () => void exportIt(),
    askToRemove: () =>
      modals.openConfirmModal({
        title: `Remove “${name}”?`,
        children: (
          <Text>
            The next file of its shape is no longer mapped by it. Imports that were made with it stay as they
            are.
          </Text>
        ),
        labels: { confirm: 'Remove', cancel: 'Keep' },
        confirmProps: { color: 'red.8' },
        onConfirm: () => void remove(),
      }),
  }
}
