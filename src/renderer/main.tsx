import './ipc/zodWithoutEval.ts'
import '@mantine/core/styles.css'
import '@mantine/dropzone/styles.css'
import '@mantine/notifications/styles.css'
import './ui/global.css'
import { createRoot } from 'react-dom/client'
import { createClient } from '#shared/ipc/client.ts'
import { windowContract } from '#shared/ipc/windowContract.ts'
import { App } from './App.tsx'
import type { Ipc } from './ipc/ipc.ts'
import { createTaskBoard } from './ipc/taskBoard.ts'
import { readNonce } from './ui/nonce.ts'

// Read by the library that Mantine's modals use to hide scroll bars; it makes its style elements with this nonce.
Object.assign(globalThis, { __webpack_nonce__: readNonce() })

// A file that is dropped beside a drop zone must not be navigated to.
for (const gesture of ['dragover', 'drop'])
  window.addEventListener(gesture, (event) => event.preventDefault())

const bridge = window.stubImporter
const client = createClient(windowContract, bridge, () => crypto.randomUUID())
const tasks = createTaskBoard(client, (show) => requestAnimationFrame(show))
const ipc: Ipc = { client, takeFile: bridge.takeFile, tasks }

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root')
createRoot(root).render(<App ipc={ipc} />)
