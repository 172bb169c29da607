// The command line, from a bare clone too: its own output goes to stdout, that of any installing to stderr.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { prepareMachine } from './prepareMachine.mjs'
import { inProject, projectNode } from './projectRoot.mjs'

if (!prepareMachine('cli')) process.exit(1)

const words = ['--disable-warning=ExperimentalWarning', inProject('src', 'cli', 'main.ts')]
const child = spawn(projectNode, [...words, ...process.argv.slice(2)], { stdio: 'inherit' })

// A terminal's Ctrl-C reaches the child by itself; this process only has to outlive it. Others are passed on.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child.kill('SIGTERM'))

child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
})
