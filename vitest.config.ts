import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
      'fuzz/*.test.ts',
      'e2e/crash/*.test.ts',
    ],
    testTimeout: 120_000,
    maxWorkers: 2,
  },
})
