import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import styles from './StepFrame.module.css'

/** The one thing that a step leads to. `blockedBy` says why it cannot be pressed yet. */
export interface Primary {
  readonly label: string
  readonly onPress: () => void
  readonly blockedBy: string | null
  readonly busy?: boolean
}

interface Props {
  readonly question: string
  readonly primary: Primary | null
  /** Beside the primary button when it can be pressed. */
  readonly remark?: ReactNode
  /** Lower left: what else can be done here. */
  readonly secondary?: ReactNode
  /** Beside the heading: figures, or what belongs to the step as a whole. */
  readonly beside?: ReactNode
  /** Whether the content fills the height itself (a grid) or scrolls as a page. */
  readonly fills?: boolean
  readonly children: ReactNode
}

/** A step: its question as heading, which gets the focus when the step begins, its content, and one primary button lower right. */
export function StepFrame({ question, primary, remark, secondary, beside, fills = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.frame}>
      <div className={fills ? styles.filled : styles.scrolling} tabIndex={fills ? undefined : -1}>
        <Stack gap="md" className={styles.content ?? ''}>
          <Group justify="space-between" wrap="nowrap" gap="md" mih={38}>
            <Title order={1} ref={heading} tabIndex={-1}>
              {question}
            </Title>
            {beside}
          </Group>
          {children}
        </Stack>
      </div>
      <Group component="footer" className={styles.foot ?? ''} justify="space-between" wrap="nowrap" gap="md">
        <Group gap="xs" wrap="nowrap">
          {secondary}
        </Group>
        {primary !== null && <PrimaryButton primary={primary} remark={remark} />}
      </Group>
    </div>
  )
}

function PrimaryButton({ primary, remark }: { readonly primary: Primary; readonly remark: ReactNode }) {
  const reasonId = useId()
  const blocked = primary.blockedBy !== null
  return (
    <Group gap="md" wrap="nowrap" className={styles.primary ?? ''}>
      <Text id={reasonId} c="dimmed" ta="right" role="status" component="div">
        {primary.blockedBy ?? remark}
      </Text>
      <Button
        flex="none"
        loading={primary.busy ?? false}
        aria-disabled={blocked}
        mod={{ disabled: blocked }}
        aria-describedby={reasonId}
        onClick={() => !blocked && primary.onPress()}
      >
        {primary.label}
      </Button>
    </Group>
  )
}
