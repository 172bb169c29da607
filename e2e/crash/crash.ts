import { crashRun, type CrashPlan, type CrashReport } from './crashRun.ts'

// `npm run crash`: the long run. 5,000 records, every kind of death, every way stub may treat an id that it has.

const behaviours = [
  { sameId: 'update', readBack: false },
  { sameId: 'add', readBack: true },
  { sameId: 'refuse', readBack: true },
] as const

let failed = 0
const all: CrashReport[] = []
for (const [index, behaviour] of behaviours.entries())
  for (const [order, dies] of (['program', 'sandbox', 'both'] as const).entries()) {
    const plan: CrashPlan = {
      ...behaviour,
      dies,
      records: 5000,
      batchSize: 40,
      deaths: 26,
      seed: 1 + 3 * index + order,
    }
    const report = await crashRun(plan)
    all.push(report)
    if (!isWhole(report, plan)) failed++
    console.log(JSON.stringify({ ...behaviour, dies, ...report }))
  }

const fewestDeaths = 200
const sum = (of: (report: CrashReport) => number) => all.reduce((total, report) => total + of(report), 0)
const deaths = sum(({ programDeaths, sandboxDeaths }) => programDeaths + sandboxDeaths)
console.log(
  `${deaths} deaths in ${sum(({ runs }) => runs)} runs: ` +
    `${sum(({ held }) => held)} records held, ${sum(({ lost }) => lost)} lost, ${sum(({ doubled }) => doubled)} doubled; ` +
    `${failed} of ${all.length} plans failed`,
)
if (deaths < fewestDeaths) console.log(`Fewer deaths than ${fewestDeaths}: this run shows too little.`)
// A connection that a killed process left behind is not waited for.
process.exit(failed === 0 && deaths >= fewestDeaths ? 0 : 1)

function isWhole(report: CrashReport, { records }: CrashPlan): boolean {
  const { held, lost, doubled, foreign, sameIds, exitCode } = report
  return held === records && lost + doubled + foreign + sameIds === 0 && exitCode === 0 && report.ledgerAgrees
}
