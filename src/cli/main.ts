import { runCli } from './runCli.ts'
import { isClosedPipe } from './terminal.ts'

for (const stream of [process.stdout, process.stderr]) {
  // The command goes on where nobody listens any more: what was begun, such as sending, is brought to its end.
  stream.on('error', (problem) => {
    if (!isClosedPipe(problem)) throw problem
  })
}

process.exitCode = await runCli(process.argv.slice(2))
