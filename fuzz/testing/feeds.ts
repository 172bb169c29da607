import { ProgressFile } from '../progressFile.ts'

// Feeds nothing: hangs over input 3, dies of input 5 or of every one, or is killed over input 7, as its format says, and is
// done after 9.
const [format = '', , first = '', , path = ''] = process.argv.slice(2)
const progress = new ProgressFile(path)
for (let number = Number(first); number <= 9 || format === 'always'; number++) {
  progress.mark({ number, cpuMs: number, read: number - Number(first), refused: 0 })
  if (format.includes('hang') && number === 3) for (;;);
  if (format === 'always' || (format.includes('throw') && number === 5))
    throw new Error(`Input ${number} is neither read nor refused`)
  if (format.includes('kill') && number === 7) process.kill(process.pid, 'SIGKILL')
}
