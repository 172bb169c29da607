import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { inProject, projectNode } from './projectRoot.mjs'
import { runToEnd } from './runToEnd.mjs'

const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const built = ['main/index.js', 'preload/index.cjs', 'renderer/index.html']

/** Builds main, preload and renderer into `out/`, saying only what is wrong. */
export const buildCommand = [
  projectNode,
  inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
  'build',
  '--logLevel',
  'warn',
]

/** Builds when `out/` lacks something or is older than what it is built from; false when that failed. */
export async function buildIfOld() {
  if (!buildIsOld()) return true
  process.stderr.write('Building …\n')
  return (await runToEnd(buildCommand, { minutes: 10 })) === 0
}

function buildIsOld() {
  const outputs = built.map((file) => inProject('out', ...file.split('/')))
  if (!outputs.every((file) => existsSync(file))) return true
  const oldestOutput = Math.min(...outputs.map((file) => statSync(file).mtimeMs))
  return sources.some((source) => newestChange(inProject(source)) > oldestOutput)
}

/**
 * When a file, or anything in a folder, last changed. A folder's own time tells of files that were removed.
 * @param {string} place
 * @returns {number}
 */
function newestChange(place) {
  const { mtimeMs } = statSync(place)
  if (!statSync(place).isDirectory()) return mtimeMs
  return readdirSync(place)
    .map((name) => newestChange(path.join(place, name)))
    .reduce((newest, time) => Math.max(newest, time), mtimeMs)
}
