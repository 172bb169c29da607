import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The sizes at which each screen must look right: a usual laptop, and the smallest window. */
export const sizes = [
  { width: 1280, height: 800 },
  { width: 960, height: 640 },
] as const

/** Pictures what is on the screen in each size, and answers what is wrong with it: a sentence each, none when all is well. */
export async function look(win: Page, folder: string, name: string): Promise<string[]> {
  const found: string[] = []
  for (const size of sizes) {
    const place = `${size.width}x${size.height}`
    await win.setViewportSize(size)
    await settled(win)
    await win.screenshot({ path: path.join(folder, place, `${name}.png`) })
    found.push(...(await cutOff(win)).map((what) => `${name} at ${place}: ${what}`))
  }
  await win.setViewportSize(sizes[0])
  await settled(win)
  return [...found, ...(await barriers(win)).map((what) => `${name}: ${what}`)]
}

/** Until nothing moves that will come to rest by itself. */
async function settled(win: Page): Promise<void> {
  await win.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const passing = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(passing.map((one) => one.finished))
  })
}

/** Serious barriers for people who read the screen by other means or see little of it. */
async function barriers(win: Page): Promise<string[]> {
  // The usual mode opens a page of its own to run in, which a window of the program has none of.
  const { violations } = await new AxeBuilder({ page: win }).setLegacyMode(true).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** What does not fit: the page itself, or the words of a heading or a button. */
function cutOff(win: Page): Promise<string[]> {
  return win.evaluate(() => {
    const wide = (element: Element) => element.scrollWidth > element.clientWidth + 1
    // What a screen scrolls in, but for tables, which may have any number of columns.
    const scrolling = [...document.querySelectorAll('main, main *')]
      .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY))
      .filter((element) => element.closest('.ag-root-wrapper, .mantine-ScrollArea-root') === null)
    const page = [document.documentElement, document.body, ...scrolling]
    const spilled = page.filter(wide).map(({ tagName }) => `${tagName} scrolls sideways`)
    const named = [...document.querySelectorAll('h1, h2, h3, button, [role="radio"], label')]
    const clipped = named
      .flatMap((element) => [element, ...element.querySelectorAll('*')])
      .filter((element) => element instanceof HTMLElement && element.offsetParent !== null)
      .filter((element) => getComputedStyle(element).overflowX !== 'visible' && wide(element))
      // A user's own text may be too long for its place; its whole must then be had by pointing at it.
      .filter((element) => element.closest('[title]')?.getAttribute('title') !== element.textContent)
      .map(({ tagName, textContent }) => `${tagName} is cut off: ${textContent.trim()}`)
    return [...spilled, ...new Set(clipped)]
  })
}

/** The same in both themes, where the program looks as the system does. */
export async function lookInBoth(win: Page, screens: string, name: string): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['dark', 'light'] as const) {
    await win.emulateMedia({ colorScheme: theme })
    await expect(win.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
    found.push(...(await look(win, path.join(screens, theme), name)))
  }
  return found
}
