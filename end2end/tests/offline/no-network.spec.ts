// Without network the app says so in plain words, has the number to call, and shows what was kept.
import type { Page } from '@playwright/test'
import { community } from '../../fixtures/api'
import { settled } from '../../fixtures/people'
import { Server } from '../../fixtures/server'
import { expect, look, test } from '../../fixtures/test'

const dialled = (number: string): string => `tel:${number.replace(/-/g, '')}`

/** One of the community's own numbers is one tap away, in the line to a person, which every page has: which one hangs on
 * whether somebody is at the desk at this hour. */
async function expectNumber(page: Page, numbers: string[]): Promise<void> {
  const help = page.locator('.l-help:visible')
  await expect(help).toBeInViewport({ ratio: 1 })
  const hrefs = numbers.filter(number => number.length > 5).map(dialled)
  await expect(help).toHaveAttribute('href', new RegExp(`^(${hrefs.join('|')})$`))
}

async function phones(page: Page, url: string): Promise<string[]> {
  return (await community(page.request, url)).phones.map((phone: { number: string }) => phone.number)
}

test('a first visit whose answers never come says so, has the number, and goes on by a press', async ({ browser, server }) => {
  // Of its own, without what keeps files and answers: a route of the page does not see that one's requests.
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.route('**/api/**', route => route.abort())
  await page.goto(server.url)
  await expect(page.locator('main').getByText('现在连不上网').first()).toBeVisible()
  // The app has not heard of a number yet: the line leads to the page that has it.
  const [number = ''] = await phones(page, server.url)
  await page.locator('.l-help:visible').click()
  await expect(page.getByRole('link', { name: number }).first()).toHaveAttribute('href', dialled(number))
  await page.goBack()
  await expect(page.locator('main').getByText('现在连不上网').first()).toBeVisible()
  await page.unroute('**/api/**')
  await look(page)
  await page.locator('main').getByRole('button', { name: '再试一次' }).first().click()
  await expect(page.locator('main').getByText('现在连不上网')).toHaveCount(0)
  await expect(page.locator('main').getByRole('heading', { level: 2 }).first()).toBeVisible()
  await context.close()
})

test('a second visit without network shows what was kept, and says that there is none', async ({ page, context, open, server }) => {
  const numbers = await phones(page, server.url)
  await open('/')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  // Only now is what is read also kept.
  await open('/')
  await settled(page)
  await open('/reports')
  const cards = page.locator('.l-report')
  await expect(cards).toHaveCount(20)
  const first = await cards.first().innerText()

  await context.setOffline(true)
  await open('/')
  await expect(page.getByText('现在没有网络。写好的内容会先存在手机里，有网后再发送。')).toBeVisible()
  await expectNumber(page, numbers)
  await open('/reports')
  await expect(cards).toHaveCount(20)
  expect(await cards.first().innerText()).toBe(first)
  await expectNumber(page, numbers)
  await context.setOffline(false)
})

test('a network that leads nowhere is told as none, until the server answers again', async ({ browser }) => {
  const template = process.env.LINLI_E2E_TEMPLATE ?? ''
  const server = await Server.fromTemplate(template)
  const context = await browser.newContext()
  const page = await context.newPage()
  const cards = page.locator('.l-report')
  const told = page.getByText('现在没有网络。写好的内容会先存在手机里，有网后再发送。')
  await page.goto(`${server.url}/reports`)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await page.reload()
  await expect(cards).toHaveCount(20)
  await settled(page)
  await expect(told).toHaveCount(0)

  await server.stop('SIGKILL')
  await page.reload()
  await expect(cards, 'what was kept').toHaveCount(20)
  expect(await page.evaluate(() => navigator.onLine), 'the browser sees nothing').toBe(true)
  await expect(told).toBeVisible()

  await server.start()
  await page.reload()
  await expect(cards).toHaveCount(20)
  await expect(told).toHaveCount(0)
  await context.close()
  await server.remove()
})

test('a page whose code can not be had has a heading, a number, another try and the ways back', async ({ browser, server }) => {
  // Without the service worker, which fetches every page's code as soon as it can.
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  const title = page.getByRole('heading', { level: 1 })
  const groups = (url: URL) => /^\/(form|look|map|report|staff).*\.wasm$/.test(url.pathname)
  await page.route(groups, route => route.abort())
  await page.goto(server.url)
  await settled(page)
  await page.locator('.l-nav').getByRole('link', { name: '我的' }).click()
  await expect(title).toHaveText('这一页还没有打开')
  await expect(page).toHaveTitle(/这一页还没有打开/)
  const main = page.locator('main')
  await expect(main.locator('a[href^="tel:"]').first()).toBeVisible()
  await expect(main.getByRole('link', { name: '回首页' })).toBeVisible()
  await page.unroute(groups)
  await look(page)
  await main.getByRole('button', { name: '再试一次' }).click()
  await expect(title).toHaveText('我的')
  await context.close()
})

test('an address that is no page has the number and the way home', async ({ page, open, server }) => {
  await open('/no/such/page')
  await expectNumber(page, await phones(page, server.url))
  await page.locator('main').getByRole('link', { name: '回首页' }).click()
  await expect(page).toHaveURL(url => url.pathname === '/')
})
