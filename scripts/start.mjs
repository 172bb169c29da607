// Opens the program: in Electron where it can be had, else in the installed Chromium; without a display, its guided tour.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { buildIfOld } from './buildIfOld.mjs'
import { findChromium } from './findChromium.mjs'
import { fetchElectron, findElectron } from './findElectron.mjs'
import { inProject, projectNode, projectRoot } from './projectRoot.mjs'

const hasDisplay =
  process.platform !== 'linux' ||
  process.env.DISPLAY !== undefined ||
  process.env.WAYLAND_DISPLAY !== undefined

if (!(await buildIfOld())) process.exit(1)

if (!hasDisplay) {
  process.stderr.write(
    'There is no display here, so this is the guided tour; its pictures go to out/tour/.\n',
  )
  await import('./tour.mjs')
} else {
  open(await hostCommand())
}

async function hostCommand() {
  const electron = findElectron() ?? (await fetchElectron())
  if (electron !== null) return [electron, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), projectRoot]
  const chromium = findChromium()
  if (chromium === null) {
    process.stderr.write(
      "Neither Electron's executable nor a Chromium was found on this machine: install Chromium or Google Chrome.\n",
    )
    process.exit(1)
  }
  process.stderr.write(`Electron's executable cannot be had here; the program opens in ${chromium}.\n`)
  const standIn = pathToFileURL(inProject('e2e', 'host', 'register.ts')).href
  return [
    projectNode,
    '--disable-warning=ExperimentalWarning',
    `--import=${standIn}`,
    inProject('out', 'main', 'index.js'),
    projectRoot,
  ]
}

/** @param {readonly string[]} command */
function open([executable = '', ...words]) {
  const child = spawn(executable, [...words, ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: projectRoot,
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
