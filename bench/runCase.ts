import { collectEarly } from '#engine/memory/collectEarly.ts'
import { cases, isCaseName, isImporterCase } from './cases/cases.ts'
import type { Said } from './measureProcess.ts'

/** Runs the case that the command line names and says in one line of JSON what it took. Loading its code is not counted. */
const [name = '', source = '', target = ''] = process.argv.slice(2)
if (!isCaseName(name)) throw new Error(`There is no case ${name}`)
const work = await cases[name]()
if (isImporterCase(name)) collectEarly()
const cpuBefore = process.cpuUsage()
const startedAt = performance.now()
const found = await work(source, target)
const wallMs = performance.now() - startedAt
const { user, system } = process.cpuUsage(cpuBefore)
// Both are in microseconds; maxRSS is in kilobytes.
const cpuMs = (user + system) / 1000
const rssMb = process.resourceUsage().maxRSS / 1024
const measure: Said = { ...found, wallMs, cpuMs, rssMb }
process.stdout.write(`${JSON.stringify(measure)}\n`)
