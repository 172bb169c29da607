import { closeSync } from 'node:fs'

// Keeps all that it makes from the first message on, until its memory is full. What V8 says of that goes nowhere.
closeSync(2)
process.on('message', () => {
  const kept: object[][] = []
  for (;;) kept.push(Array.from({ length: 10_000 }, () => ({})))
})
