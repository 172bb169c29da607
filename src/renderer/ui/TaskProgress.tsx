import { Button, Group, Progress, Stack, Text } from '@mantine/core'

interface Props {
  readonly says: string
  /** From 0 to 1, or null while nobody can tell. */
  readonly share: number | null
  readonly stopping: boolean
  readonly onStop: () => void
}

/** How far something long is, with the way to stop it. Its place is as high before as after, so nothing jumps. */
export function TaskProgress({ says, share, stopping, onStop }: Props) {
  const percent = share === null ? 100 : Math.round(share * 100)
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap">
        <Text aria-live="polite" truncate>
          {stopping ? 'Stopping…' : says}
          {share !== null && !stopping && <span className="figures"> {percent}%</span>}
        </Text>
        <Button size="xs" variant="default" onClick={onStop} disabled={stopping}>
          Stop
        </Button>
      </Group>
      <Progress
        value={percent}
        animated={share === null}
        size="sm"
        aria-label={says}
        transitionDuration={150}
      />
    </Stack>
  )
}
