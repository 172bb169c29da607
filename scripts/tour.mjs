// The guided tour: the whole way on a shipped sample, a picture of each step in out/tour/.
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { buildIfOld } from './buildIfOld.mjs'
import { findOnPath } from './findOnPath.mjs'
import { openKeychainSession } from './keychainSession.mjs'
import { inProject, projectNode } from './projectRoot.mjs'
import { runToEnd } from './runToEnd.mjs'

if (!(await buildIfOld())) process.exit(1)

const needsScreen =
  process.platform === 'linux' &&
  process.env.DISPLAY === undefined &&
  process.env.WAYLAND_DISPLAY === undefined
const screen =
  needsScreen && findOnPath(['xvfb-run']) !== null
    ? ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1280x800x24']
    : []
const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js')

const session = openKeychainSession()
try {
  process.exitCode = await runToEnd(
    session.wrap([...screen, projectNode, playwright, 'test', '--project=tour', '--reporter=line']),
    { minutes: 15, env: session.env },
  )
} finally {
  session.close()
}
if (process.exitCode === 0) {
  process.stdout.write(readFileSync(inProject('out', 'tour', 'summary.txt'), 'utf8'))
  process.stdout.write(`The pictures are in ${inProject('out', 'tour')}.\n`)
}
