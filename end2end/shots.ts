// A picture of every page in two sizes and both modes, into the folder that LINLI_SHOTS names.
import { type BrowserContext, type Page } from '@playwright/test'
import { join } from 'node:path'
import { setMode, test, expect } from './fixtures/test'

const folder = process.env.LINLI_SHOTS
if (!folder) throw new Error('LINLI_SHOTS is not set: run `cargo xtask shots`')

const sizes = { phone: { width: 375, height: 812 }, desk: { width: 1280, height: 800 } }
const modes = ['standard', 'elder'] as const
/** Phones of the demo community's people, by what they are. */
const people = { resident: '13800000001', worker: '13800000003', staff: '13800000004' }

type Person = keyof typeof people | undefined

const pages: { name: string; path: string; as?: Person }[] = [
  { name: 'home', path: '/' },
  { name: 'home-resident', path: '/', as: 'resident' },
  { name: 'report-what', path: '/report/new/what' },
  { name: 'report-where', path: '/report/new/where' },
  { name: 'report-check', path: '/report/new/check' },
  { name: 'reports', path: '/reports' },
  { name: 'report', path: 'first report' },
  { name: 'map', path: '/map' },
  { name: 'notices', path: '/notices' },
  { name: 'call', path: '/call' },
  { name: 'signin', path: '/signin' },
  { name: 'me', path: '/me', as: 'resident' },
  { name: 'me-reports', path: '/me/reports', as: 'resident' },
  { name: 'me-outbox', path: '/me/outbox', as: 'resident' },
  { name: 'me-privacy', path: '/me/privacy', as: 'resident' },
  { name: 'me-devices', path: '/me/devices', as: 'resident' },
  { name: 'me-settings', path: '/me/settings', as: 'resident' },
  { name: 'work', path: '/work', as: 'worker' },
  { name: 'settings', path: '/settings', as: 'staff' },
  { name: 'settings-categories', path: '/settings/categories', as: 'staff' },
  { name: 'not-found', path: '/no-such-page' },
  { name: 'gallery', path: '/_gallery' },
]

for (const [size, viewport] of Object.entries(sizes)) {
  for (const mode of modes) {
    test.describe(`${size} ${mode}`, () => {
      test.use({ viewport })
      for (const { name, path, as } of pages) {
        test(name, async ({ page, context, server }) => {
          if (as) await signIn(context, server.url, people[as])
          await setMode(page, mode)
          await page.goto(path === 'first report' ? await firstReport(page, server.url) : path)
          await settled(page)
          await page.screenshot({ path: join(folder, `${name}.${size}.${mode}.png`), fullPage: size === 'phone' })
        })
      }
    })
  }
}

/** Waits until the app shows a heading of its own and nothing is being loaded. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1').first()).toBeVisible({ timeout: 20_000 })
  await page.waitForLoadState('load')
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 })
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(400)
}

/** Signs in as a page would; a demo database hands the code out. */
async function signIn(context: BrowserContext, url: string, phone: string): Promise<void> {
  const sent = await context.request.post(`${url}/api/v1/codes`, { data: { phone } })
  expect(sent.ok(), await sent.text()).toBe(true)
  const { request, demo_code: code } = await sent.json()
  const session = await context.request.post(`${url}/api/v1/session`, { data: { request, phone, code } })
  expect(session.ok(), await session.text()).toBe(true)
}

async function firstReport(page: Page, url: string): Promise<string> {
  const answer = await page.request.get(`${url}/api/v1/communities/-/reports`)
  const { items } = await answer.json()
  return `/reports/${items[0].id}`
}
