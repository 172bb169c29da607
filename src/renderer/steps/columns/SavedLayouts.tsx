import { Button, Group, Menu, Popover, Stack, Text, TextInput } from '@mantine/core'
import { IconBookmark, IconChevronUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { answerKey, useAnswer } from '../../ipc/useAnswer.ts'
import { useCommand } from '../../ipc/useCommand.ts'
import { FailureNotice } from '../../ui/FailureNotice.tsx'

interface Props {
  readonly summary: ImportSummary
  readonly layout: Layout
  readonly locked: boolean
  readonly onUse: (layout: Layout, name: string) => void
}

/** Keeps the layout under a name, and offers those that were kept for files of the same shape. */
export function SavedLayouts({ summary, layout, locked, onUse }: Props) {
  const saved = useAnswer('layouts.list', {})
  const fitting = (saved.state === 'here' ? saved.value : []).filter(
    ({ fingerprint }) => fingerprint === summary.fingerprint,
  )
  return (
    <Group gap="xs" wrap="nowrap">
      <SaveLayout summary={summary} layout={layout} onSaved={(name) => onUse(layout, name)} />
      {fitting.length > 0 && !locked && (
        <Menu position="top-start">
          <Menu.Target>
            <Button variant="subtle" rightSection={<IconChevronUp size={14} aria-hidden />}>
              Use a saved layout
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Saved for files of this shape</Menu.Label>
            {fitting.map((one) => (
              <Menu.Item key={one.id} onClick={() => onUse(one.layout, one.name)}>
                {one.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  )
}

interface SaveProps {
  readonly summary: ImportSummary
  readonly layout: Layout
  readonly onSaved: (name: string) => void
}

function SaveLayout({ summary, layout, onSaved }: SaveProps) {
  const queries = useQueryClient()
  const save = useCommand('layouts.save')
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(summary.layoutName ?? '')

  async function keep(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const answer = await save.run({ name: name.trim(), fingerprint: summary.fingerprint, layout })
    if (!answer.ok) return
    setOpen(false)
    await queries.invalidateQueries({ queryKey: answerKey('layouts.list', {}) })
    onSaved(answer.value.name)
  }

  return (
    <Popover opened={open} onChange={setOpen} trapFocus position="top-start" shadow="md" width={340}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setOpen((is) => !is)}
        >
          Save this layout…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Save this layout">
        {/* A failure is shown in the form. */}
        <form onSubmit={(event) => void keep(event)}>
          <Stack gap="sm">
            <TextInput
              label="Name of the layout"
              placeholder="for example FNB business account"
              data-autofocus
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Text c="dimmed" size="xs">
              It is used by itself for the next file with the same columns.
            </Text>
            {save.failure !== null && <FailureNotice failure={save.failure} />}
            <Group justify="flex-end">
              <Button type="submit" loading={save.running} disabled={name.trim() === ''}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
