import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { faultKinds, seededRandom } from '#sandbox/faults.ts'
import { compareBooks, stateSchema, type BooksCompared, type SandboxState } from './compareBooks.ts'
import { ledgerAgrees, receiptSchema } from './compareLedger.ts'
import { openKillingProxy, type KillingProxy } from './killingProxy.ts'
import { account, manyRows } from './manyRows.ts'
import { startProgram, startSandboxProcess, type Running, type SandboxProcess } from './processes.ts'

/** What is to be survived. `sameId` and `readBack` are how the sandbox behaves; one request in five meets a fault. */
export interface CrashPlan {
  readonly records: number
  readonly batchSize: number
  readonly sameId: 'update' | 'add' | 'refuse'
  readonly readBack: boolean
  readonly dies: 'program' | 'sandbox' | 'both'
  /** How many times it dies, as long as there is something left to send. */
  readonly deaths: number
  readonly seed: number
}

/** What came of it, counted. */
export interface CrashReport extends BooksCompared {
  readonly programDeaths: number
  readonly sandboxDeaths: number
  readonly runs: number
  readonly pushes: number
  readonly ledgerLines: number
  readonly ledgerAgrees: boolean
  /** The last run's exit code: 0 when it knows that all is there. */
  readonly exitCode: number | null
}

const mostRuns = 400
const timeoutMs = 1000

/** Sends a file's records to a sandbox while one of the two, or both, are killed again and again, until all is sent. */
export async function crashRun(plan: CrashPlan): Promise<CrashReport> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stub-crash-'))
  const sandbox = await startSandboxProcess(sandboxWords(plan, folder, 0))
  const scene = await setScene(plan, folder, sandbox)
  try {
    const sent = await sendThroughDeaths(plan, scene)
    return { ...sent, ...(await judge(plan, scene)) }
  } finally {
    await scene.proxy.close()
    await scene.sandbox.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Scene {
  readonly folder: string
  readonly file: string
  readonly env: Readonly<Record<string, string>>
  readonly proxy: KillingProxy
  readonly random: () => number
  sandbox: SandboxProcess
}

async function setScene(plan: CrashPlan, folder: string, sandbox: SandboxProcess): Promise<Scene> {
  const data = path.join(folder, 'data')
  mkdirSync(data)
  const preferences = { batchSize: plan.batchSize, pauseMs: 0, timeoutMs }
  writeFileSync(path.join(data, 'settings.json'), JSON.stringify({ preferences }))
  const source = path.join(folder, 'rows.csv')
  writeFileSync(source, manyRows(plan.records).text)
  const file = path.join(folder, 'rows.stubimport')
  const random = seededRandom(plan.seed)
  // Some requests arrive after the program has given them up.
  const heldMs = () => (random() < 0.04 ? 3 * timeoutMs : 0)
  const proxy = await openKillingProxy(() => scene.sandbox.port, heldMs)
  const env = { STUB_IMPORT_DATA: data, STUB_IMPORT_KEY: sandbox.apiKey }
  const scene: Scene = { folder, file, env, proxy, random, sandbox }
  const url = `http://127.0.0.1:${proxy.port}`
  const { appId, uid } = sandbox
  for (const words of [
    ['prepare', source, '--account', account, '--out', file],
    ['connections', 'add', 'Shop', '--environment', 'sandbox', '--url', url, '--app-id', appId, '--uid', uid],
  ])
    await expectDone(words, env)
  return scene
}

async function expectDone(words: readonly string[], env: Scene['env']): Promise<string> {
  const { code, stdout, stderr } = await startProgram(words, env).ended
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr}`)
  return stdout
}

type Sent = Pick<CrashReport, 'programDeaths' | 'sandboxDeaths' | 'runs' | 'exitCode'>

/** As a user would: the program is started again until it says that nothing is left. */
async function sendThroughDeaths(plan: CrashPlan, scene: Scene): Promise<Sent> {
  const { file, env, proxy, random } = scene
  const deaths = { programDeaths: 0, sandboxDeaths: 0 }
  let runs = 0
  let exitCode: number | null = null
  let replaced = Promise.resolve()

  function arm(program: Running): void {
    if (deaths.programDeaths + deaths.sandboxDeaths >= plan.deaths) return
    const victim = chooseVictim(plan, random())
    proxy.strikeAfter(1 + Math.floor(random() * 12), Math.floor(random() * 30), () => {
      if (victim !== 'sandbox') {
        deaths.programDeaths++
        program.kill()
      }
      if (victim !== 'program') {
        deaths.sandboxDeaths++
        replaced = replaceSandbox(plan, scene).then(() => arm(program))
      }
    })
  }

  while (exitCode !== 0 && runs < mostRuns) {
    const program = startProgram(['send', file, '--connection', 'Shop', '--refused', '--json'], env)
    runs++
    arm(program)
    exitCode = (await program.ended).code
    await replaced
    proxy.disarm()
  }
  return { ...deaths, runs, exitCode }
}

function chooseVictim({ dies }: CrashPlan, random: number): CrashPlan['dies'] {
  if (dies !== 'both') return dies
  return (['program', 'sandbox', 'both'] as const)[Math.floor(random * 3)] ?? 'both'
}

async function replaceSandbox(plan: CrashPlan, scene: Scene): Promise<void> {
  await scene.sandbox.kill()
  // Its faults begin elsewhere each time, or it would meet the same ones over and over.
  const seed = Math.floor(scene.random() * 1_000_000)
  scene.sandbox = await startSandboxProcess(sandboxWords(plan, scene.folder, seed))
}

function sandboxWords(plan: CrashPlan, folder: string, more: number): string[] {
  const rate = String(0.2 / faultKinds.length)
  return [
    ...['--data', path.join(folder, 'sandbox.sqlite'), '--seed', String(plan.seed + more)],
    ...['--same-id', plan.sameId],
    ...(plan.readBack ? [] : ['--no-read-back']),
    ...faultKinds.flatMap((kind) => ['--fault', `${kind}=${rate}`]),
  ]
}

async function judge(plan: CrashPlan, scene: Scene): Promise<Omit<CrashReport, keyof Sent>> {
  const state = await settledState(scene.sandbox)
  const receipt = path.join(scene.folder, 'receipt.json')
  await expectDone(['receipt', scene.file, '--out', receipt], scene.env)
  const { attempts } = receiptSchema.parse(JSON.parse(readFileSync(receipt, 'utf8')))
  return {
    ...compareBooks(state, manyRows(plan.records).records),
    pushes: state.requests.filter(({ path: asked }) => asked.startsWith('/api/push/')).length,
    ledgerLines: attempts.filter(({ batch }) => batch !== null).length,
    ledgerAgrees: ledgerAgrees(attempts, state.requests),
  }
}

/** What the sandbox holds once that no longer changes: what it has queued is in its books by then. */
async function settledState({ url, uid }: SandboxProcess): Promise<SandboxState> {
  let before = ''
  for (;;) {
    const now = await (await fetch(`${url}/sandbox/state?uid=${uid}`)).text()
    if (now === before) return stateSchema.parse(JSON.parse(now))
    before = now
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
