import { expect, it } from 'vitest'
import { maskSecrets } from '#engine/log/maskSecrets.ts'
import { newIncident } from '#engine/log/newIncident.ts'

it('an incident is found in the log by the id that the user was shown', () => {
  for (let no = 0; no < 1000; no++) {
    const incident = newIncident()
    expect(incident).toMatch(/^i[0-9a-f]{7}$/)
    expect(maskSecrets(`[${incident}] in test`)).toBe(`[${incident}] in test`)
  }
  expect(maskSecrets('[12345678]')).toBe('[…5678]')
})
