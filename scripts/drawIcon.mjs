// Draws resources/icons/icon.png from icon.svg; run it by hand after the drawing has changed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { findChromium } from './findChromium.mjs'
import { inProject } from './projectRoot.mjs'

const size = 512
const chromium = findChromium()
if (chromium === null) throw new Error('No Chromium is installed to draw with')

const folder = mkdtempSync(path.join(os.tmpdir(), 'stub-icon-'))
const page = path.join(folder, 'icon.html')
const drawing = readFileSync(inProject('resources', 'icons', 'icon.svg'), 'utf8')
writeFileSync(page, `<body style="margin:0;background:transparent">${drawing}</body>`)
const { status } = spawnSync(
  chromium,
  [
    '--headless=new',
    '--disable-gpu',
    '--hide-scrollbars',
    '--default-background-color=00000000',
    '--force-device-scale-factor=1',
    `--user-data-dir=${path.join(folder, 'profile')}`,
    `--window-size=${size},${size}`,
    `--screenshot=${inProject('resources', 'icons', 'icon.png')}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    pathToFileURL(page).href,
  ],
  { stdio: ['ignore', 'ignore', 'ignore'], timeout: 60_000 },
)
rmSync(folder, { recursive: true, force: true })
process.exitCode = status ?? 1
