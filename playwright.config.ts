import { defineConfig } from '@playwright/test'

const hasScreen = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'out/test-results/e2e',
  timeout: 180_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'out/test-results/playwright.json' }]],
  projects: [
    { name: 'specs', testMatch: '**/*.spec.ts', use: { headless: true } },
    // The guided tour is there to be watched: under Xvfb where there is no display.
    { name: 'tour', testMatch: '**/*.tour.ts', use: { headless: !hasScreen }, timeout: 300_000 },
  ],
})
