import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowBackUp, IconArrowLeft, IconDots, IconPackageExport } from '@tabler/icons-react'
import { userMessage } from '#shared/errors/userMessage.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { useAskImportAgain } from '../ipc/useImport.ts'
import type { Reversing } from './useReverse.tsx'
import styles from './Wizard.module.css'

/** The way back from an import, and what it is called there. */
export interface Leave {
  readonly label: string
  readonly onLeave: () => void
}

interface Props {
  readonly summary: ImportSummary
  readonly busy: boolean
  readonly leave: Leave
  readonly reverse: Reversing
}

/** Which import this is, the way back, and what else can be done with it. */
export function WizardHead({ summary, busy, leave, reverse }: Props) {
  const askAgain = useAskImportAgain()
  const handOn = useCommand('imports.handOn')

  async function handItOn(): Promise<void> {
    const answer = await handOn.run({ id: summary.id })
    if (!answer.ok) {
      const { title, what, todo } = userMessage(answer.error)
      notifications.show({ title, message: `${what} ${todo}`, color: 'red' })
    } else if (answer.value !== null) {
      await askAgain(summary.id)
      notifications.show({
        message: `Written to ${answer.value.name}. Open it in Stub Importer on the other computer.`,
      })
    }
  }

  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" mb={6}>
      <Group gap={4} wrap="nowrap" className={styles.name ?? ''}>
        <Button
          variant="subtle"
          size="compact-sm"
          flex="none"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={leave.onLeave}
        >
          {leave.label}
        </Button>
        <Text fw={600} truncate title={summary.source.name}>
          {summary.source.name}
        </Text>
      </Group>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="More for this import"
            loading={handOn.running || reverse.running}
          >
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPackageExport size={18} stroke={1.6} aria-hidden />}
            disabled={busy || summary.handedOnAt !== null}
            // What comes of it is said in a notification.
            onClick={() => void handItOn()}
          >
            Hand on…
            <Text size="xs" c="dimmed" maw={260}>
              One file with all of this import, to be sent from another computer
            </Text>
          </Menu.Item>
          {reverse.possible && (
            <Menu.Item
              leftSection={<IconArrowBackUp size={18} stroke={1.6} aria-hidden />}
              disabled={busy}
              onClick={reverse.ask}
            >
              Reverse…
              <Text size="xs" c="dimmed" maw={260}>
                A new import that undoes in stub’s books what this one put there
              </Text>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
