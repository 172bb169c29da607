import { spawn } from 'node:child_process'
import process from 'node:process'
import { projectRoot } from './projectRoot.mjs'

/**
 * Runs a command with its output on this terminal until it ends, and then ends whatever it left running. Answers its
 * exit code; a command that is not done after `minutes` is stopped and answers 124.
 * @param {readonly string[]} words
 * @param {{ minutes: number, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 */
export function runToEnd([command = '', ...words], { minutes, env = {} }) {
  const child = spawn(command, words, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    // A group of its own, so that its children can be found when it is gone.
    detached: process.platform !== 'win32',
  })
  const endGroup = () => {
    endProcessGroup(child.pid)
  }
  const interrupted = () => {
    endGroup()
    process.exit(130)
  }
  process.on('exit', endGroup).on('SIGINT', interrupted).on('SIGTERM', interrupted)

  return new Promise((settle) => {
    let isLate = false
    const limit = setTimeout(() => {
      isLate = true
      process.stderr.write(`Stopped after ${minutes} minutes: ${[command, ...words].join(' ')}\n`)
      endGroup()
    }, minutes * 60_000)
    /** @param {number} code */
    const end = (code) => {
      clearTimeout(limit)
      endGroup()
      process.off('exit', endGroup).off('SIGINT', interrupted).off('SIGTERM', interrupted)
      settle(isLate ? 124 : code)
    }
    child.on('error', (problem) => {
      process.stderr.write(`${problem.message}\n`)
      end(127)
    })
    child.on('exit', (code) => {
      end(code ?? 1)
    })
  })
}

/** @param {number | undefined} leader */
function endProcessGroup(leader) {
  if (leader === undefined) return
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL')
  } catch (problem) {
    // ESRCH: nothing was left of it.
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'ESRCH')) throw problem
  }
}
