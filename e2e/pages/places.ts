import type { Page } from '@playwright/test'

/** Goes to one of the places that the navigation at the left names. */
export async function goTo(
  win: Page,
  place: 'Imports' | 'Connections' | 'Layouts' | 'Business' | 'Settings',
): Promise<void> {
  await win.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: place }).click()
}
