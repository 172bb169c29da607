import { collectEarly } from '#engine/memory/collectEarly.ts'
import { runCli } from './runCli.ts'

collectEarly()
process.exitCode = await runCli(process.argv.slice(2))
