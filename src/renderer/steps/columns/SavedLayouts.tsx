import { Button, Group, Menu, Popover, Stack, Text, TextInput } from '@mantine/core'
import { IconBookmark, IconChevronUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { ColumnsView, ImportSummary } from '#shared/imports/importView.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { lostWords } from '#shared/layout/lostWords.ts'
import type { OfferedLayout } from '#shared/layout/offerLayouts.ts'
import { answerKey } from '../../ipc/useAnswer.ts'
import { useCommand } from '../../ipc/useCommand.ts'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import type { LayoutOrigin } from './layoutOrigin.ts'

interface Props {
  readonly summary: ImportSummary
  /** Null until the columns are known. */
  readonly view: ColumnsView | null
  readonly layout: Layout
  /** The user's layouts that may be used for this file, the best first. */
  readonly offered: readonly OfferedLayout[]
  readonly onUse: (layout: Layout, origin: LayoutOrigin) => void
}

/** Keeps the layout under a name, and offers those that were kept for files like this one. */
export function SavedLayouts({ summary, view, layout, offered, onUse }: Props) {
  return (
    <Group gap="xs" wrap="nowrap">
      {view !== null && (
        <SaveLayout
          summary={summary}
          view={view}
          layout={layout}
          onSaved={(layoutName) => onUse(layout, { layoutName, preset: null })}
        />
      )}
      {offered.length > 0 && (
        <Menu position="top-start">
          <Menu.Target>
            <Button variant="subtle" rightSection={<IconChevronUp size={14} aria-hidden />}>
              Use a saved layout
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map(({ saved, layout: fitted, lost }) => (
              <Menu.Item
                key={saved.id}
                onClick={() => onUse(fitted, { layoutName: saved.name, preset: null, asKept: true })}
              >
                {saved.name}
                {lost.length > 0 && (
                  <Text c="dimmed" size="xs">
                    without {lostWords(lost)}
                  </Text>
                )}
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
  readonly view: ColumnsView
  readonly layout: Layout
  readonly onSaved: (name: string) => void
}

function SaveLayout({ summary, view, layout, onSaved }: SaveProps) {
  const queries = useQueryClient()
  const save = useCommand('layouts.save')
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(summary.layoutName ?? '')

  async function keep(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const answer = await save.run({
      name: name.trim(),
      fingerprint: summary.fingerprint,
      headings: view.columns.map(({ heading }) => heading),
      layout,
    })
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
