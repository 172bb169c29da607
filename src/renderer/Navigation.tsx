import { UnstyledButton } from '@mantine/core'
import {
  IconBuildingStore,
  IconFileImport,
  IconLayoutColumns,
  IconPlugConnected,
  IconSettings,
} from '@tabler/icons-react'
import styles from './Navigation.module.css'
import type { View } from './view.ts'

type Place = Exclude<View['at'], 'import' | 'together'>

const places: readonly { at: Place; label: string; Icon: typeof IconFileImport }[] = [
  { at: 'imports', label: 'Imports', Icon: IconFileImport },
  { at: 'connections', label: 'Connections', Icon: IconPlugConnected },
  { at: 'layouts', label: 'Layouts', Icon: IconLayoutColumns },
  { at: 'business', label: 'Business', Icon: IconBuildingStore },
  { at: 'settings', label: 'Settings', Icon: IconSettings },
]

interface Props {
  readonly view: View
  readonly onGo: (view: View) => void
}

/** The places of the window, narrow at the left. */
export function Navigation({ view, onGo }: Props) {
  const here: Place = view.at === 'import' || view.at === 'together' ? 'imports' : view.at
  return (
    <nav className={styles.navigation} aria-label="Places">
      {places.map(({ at, label, Icon }) => (
        <UnstyledButton
          key={at}
          className={styles.place ?? ''}
          aria-current={at === here ? 'page' : undefined}
          onClick={() => onGo({ at })}
        >
          <Icon size={22} stroke={1.6} aria-hidden />
          {label}
        </UnstyledButton>
      ))}
    </nav>
  )
}
