import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy, IconCursorText, IconDots, IconFileExport, IconTrash } from '@tabler/icons-react'
import type { LayoutActions } from './useLayoutActions.tsx'

interface Props {
  readonly name: string
  readonly actions: LayoutActions
  readonly onRename: () => void
}

const icon = { size: 18, stroke: 1.6, 'aria-hidden': true } as const

/** What is done less often with a layout than editing it. */
export function LayoutMenu({ name, actions, onRename }: Props) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={`More for ${name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCursorText {...icon} />} onClick={onRename}>
          Rename
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={actions.copy}>
          Copy
        </Menu.Item>
        <Menu.Item leftSection={<IconFileExport {...icon} />} onClick={actions.exportIt}>
          Export…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash {...icon} />} color="red" onClick={actions.askToRemove}>
          Remove…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
