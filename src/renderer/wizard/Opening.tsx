import { Button, Group, Text } from '@mantine/core'
import { useCommand } from '../ipc/useCommand.ts'
import { Waiting } from '../ui/Waiting.tsx'
import styles from './Wizard.module.css'

interface Props {
  readonly id: string
  readonly onLeave: () => void
}

/** Stands where an import will be. One whose reading was cut short is read now, which may take a while and can be stopped. */
export function Opening({ id, onLeave }: Props) {
  const stop = useCommand('imports.stopOpening')

  function leave(): void {
    onLeave()
    // Nobody is left to see how it ends.
    void stop.run({ id })
  }

  return (
    <div className={styles.failed}>
      <Group className={styles.late ?? ''} justify="space-between" mb="md">
        <Text>This takes longer than usual: a file that was not read to its end before is read now.</Text>
        <Button size="xs" variant="default" onClick={leave}>
          Stop
        </Button>
      </Group>
      <Waiting lines={6} />
    </div>
  )
}
