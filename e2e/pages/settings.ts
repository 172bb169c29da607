import { expect, type Page } from '@playwright/test'
import { goTo } from './places.ts'

/** Whether a keychain answers on this machine, as the settings say. */
export async function keychainOf(win: Page): Promise<'ready' | 'missing'> {
  await goTo(win, 'Settings')
  const told = win.getByRole('definition').filter({ hasText: /^(Ready|Not answering)/ })
  await expect(told).toBeVisible()
  return (await told.innerText()) === 'Ready' ? 'ready' : 'missing'
}

/** Chooses how the program looks. */
export async function chooseTheme(win: Page, theme: 'Light' | 'Dark'): Promise<void> {
  await goTo(win, 'Settings')
  await win.getByRole('radiogroup', { name: 'Theme' }).getByText(theme, { exact: true }).click()
  await expect(win.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme.toLowerCase())
}
