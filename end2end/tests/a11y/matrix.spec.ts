// Every page in every look: themes × languages × widths × modes. axe finds nothing, and nothing runs
// over the edge. All of it takes half an hour, so without LINLI_FULL=1 one row is looked at: the
// hardest, large letters and long words on the narrowest phone at night.
import type { BrowserContext, Page } from '@playwright/test'
import { axeViolations } from '../../fixtures/axe'
import { signIn, visit } from '../../fixtures/people'
import { expect, test } from '../../fixtures/test'
import { type PageEntry, pages } from '../../route-list'

interface Look {
  mode: 'standard' | 'elder'
  lang: 'zh-Hans' | 'zh-Hant' | 'en'
  theme: 'light' | 'dark'
  width: number
}

const modes: Look['mode'][] = ['standard', 'elder']
const langs: Look['lang'][] = ['zh-Hans', 'zh-Hant', 'en']
const themes: Look['theme'][] = ['light', 'dark']
const widths = [320, 375, 1280]

// Colours that are still changing are nobody's colours.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

if (process.env.LINLI_FULL === '1') {
  for (const mode of modes) {
    for (const entry of pages) {
      test(`${entry.name} in ${mode}, all looks`, async ({ page, context, server }) => {
        test.setTimeout(300_000)
        for (const lang of langs) {
          await open(page, context, server.url, entry, { mode, lang, theme: 'light', width: 375 })
          for (const theme of themes) {
            for (const width of widths) await inspect(page, entry, { mode, lang, theme, width })
          }
        }
      })
    }
  }
} else {
  test('every page in 长辈版, English, dark, 320 px', async ({ page, context, server }) => {
    test.setTimeout(360_000)
    const look: Look = { mode: 'elder', lang: 'en', theme: 'dark', width: 320 }
    for (const entry of pages) {
      await open(page, context, server.url, entry, look)
      await inspect(page, entry, look)
    }
  })
}

/** Loads the page as a returning visitor who chose this look. */
async function open(page: Page, context: BrowserContext, url: string, entry: PageEntry, look: Look): Promise<void> {
  await context.clearCookies()
  if (entry.as) await signIn(context, url, entry.as)
  // Scripts run in the order they were added: the last choice holds.
  await page.addInitScript(({ mode, lang, theme }) => {
    localStorage.setItem('linli.mode', mode)
    localStorage.setItem('linli.lang', lang)
    localStorage.setItem('linli.theme', theme)
  }, look)
  await page.setViewportSize({ width: look.width, height: 812 })
  await visit(page, url, entry)
  await expect(page.locator('html')).toHaveAttribute('lang', look.lang)
  await expect(page.locator('html')).toHaveAttribute('data-mode', look.mode)
}

/** All findings of a test are told at its end, not only the first. */
async function inspect(page: Page, entry: PageEntry, look: Look): Promise<void> {
  const where = `${entry.name} ${look.mode} ${look.lang} ${look.theme} ${look.width}`
  await page.evaluate(theme => document.documentElement.setAttribute('data-theme', theme), look.theme)
  await page.setViewportSize({ width: look.width, height: 812 })
  // As tall as the page: what has scrolled under the bar at the bottom is not covered by it for a person.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: look.width, height: Math.max(812, height) })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft(over, `pixels over the right edge of ${where}`).toBeLessThanOrEqual(0)
  expect.soft(await axeViolations(page), `axe on ${where}`).toEqual([])
}
