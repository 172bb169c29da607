import { MantineProvider } from '@mantine/core'
import { useColorScheme } from '@mantine/hooks'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { Ipc } from './ipc/ipc.ts'
import { IpcContext } from './ipc/ipc.ts'
import { useAnswer } from './ipc/useAnswer.ts'
import { Shell } from './Shell.tsx'
import { readNonce } from './ui/nonce.ts'
import { meaningfulColors, theme } from './ui/theme.ts'

// Main is always there, network or not, and says by events when an answer has changed.
const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
  },
})

/** The window: what all screens need, around the shell. */
export function App({ ipc }: { readonly ipc: Ipc }) {
  return (
    <IpcContext value={ipc}>
      <QueryClientProvider client={queries}>
        <Themed />
      </QueryClientProvider>
    </IpcContext>
  )
}

function Themed() {
  const preferences = useAnswer('preferences.get', {})
  const system = useColorScheme('light', { getInitialValueInEffect: false })
  const chosen = preferences.state === 'here' ? preferences.value.theme : 'system'
  // Until the choice is known there is nothing to paint; it takes a few milliseconds.
  if (preferences.state === 'loading') return null
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={meaningfulColors}
      forceColorScheme={chosen === 'system' ? system : chosen}
      getStyleNonce={readNonce}
    >
      <ModalsProvider>
        <Notifications position="bottom-center" />
        <Shell />
      </ModalsProvider>
    </MantineProvider>
  )
}
