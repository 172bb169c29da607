import { Button, Group, Modal, Text } from '@mantine/core'

interface Props {
  /** What was changed, and is kept nowhere yet: a sentence. */
  readonly about: string
  /** Why it cannot be saved as it is; null where it can. */
  readonly blockedBy?: string | null
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly onStay: () => void
}

/** Asks what becomes of changes that would be lost: saved, discarded, or stayed with. */
export function KeepChanges({ about, blockedBy = null, onSave, onDiscard, onStay }: Props) {
  return (
    <Modal opened onClose={onStay} title="Keep the changes?" size={460} centered>
      <Text>{about}</Text>
      {blockedBy !== null && (
        <Text c="var(--warn)" mt="xs">
          They cannot be saved yet: {blockedBy}
        </Text>
      )}
      <Group justify="space-between" mt="lg">
        <Button variant="default" onClick={onDiscard}>
          Discard
        </Button>
        <Group gap="xs">
          <Button variant="default" data-autofocus={blockedBy !== null || undefined} onClick={onStay}>
            Stay
          </Button>
          <Button
            disabled={blockedBy !== null}
            data-autofocus={blockedBy === null || undefined}
            onClick={onSave}
          >
            Save
          </Button>
        </Group>
      </Group>
    </Modal>
  )
}
