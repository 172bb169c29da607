import path from 'node:path'
import process from 'node:process'

/** The project's own folder: what the scripts work in, wherever they were started from. */
export const projectRoot = path.resolve(import.meta.dirname, '..')

/** @param {...string} parts */
export const inProject = (...parts) => path.join(projectRoot, ...parts)

/** The Node that the program runs on: the one that Electron embeds, installed as a package. */
export const projectNode = inProject(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)
