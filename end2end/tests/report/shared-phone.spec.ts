// Several people use one phone. What one of them wrote without signing in goes out under nobody else's
// name: whoever signs in for another reason is asked whether it is hers.
import type { Page } from '@playwright/test'
import { mine } from '../../fixtures/api'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'
import { askForCode, enterCode } from '../../pages/sign-in'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Writes a report as nobody known, up to the question for the phone number. */
async function writeAsNobody(page: Page, words: string): Promise<void> {
  const form = new ReportForm(page)
  await form.tell(words)
  await form.upToSend()
  await button(page, '验证手机号并发送').click()
  await expect(page.getByText('您报的事已存好。')).toBeVisible()
}

test('a report that waits for its author is not sent by the next one who signs in', async ({ page, server }) => {
  const words = '三楼窗台的花盆快掉了'
  await writeAsNobody(page, words)
  // Somebody else takes the phone, and signs in to look at her own matters.
  await page.goto('/me')
  await look(page)
  await page.locator('main').getByRole('link', { name: '登录', exact: true }).click()
  await expect(page.getByText('用手机号登录，不用记密码。')).toBeVisible()
  await enterCode(page, await askForCode(page, '13812340071'))
  const banner = page.getByRole('link', { name: '这部手机里有1件没发送的，点这里看是不是您的' })
  await expect(banner).toBeVisible()
  expect(await mine(page.request, server.url, words), 'not under her name').toHaveLength(0)

  await page.goto('/me/reports')
  await expect(page.getByText('发送了的会在这里。手机里有没发送的')).toBeVisible()
  await expect(page.getByText('您还没有报过问题')).toHaveCount(0)
  await look(page)
  await banner.click()
  await expect(page.getByText(words)).toBeVisible()
  await expect(page.getByText('这件是您的吗？')).toBeVisible()
  await look(page)
  await button(page, '不是我的，先留着').click()
  await expect(page.getByText('写的人用自己的手机号登录，就能发送。')).toBeVisible()
  await page.reload()
  await expect(page.getByText('这件是您的吗？')).toBeVisible()
  expect(await mine(page.request, server.url, words), 'still not under her name').toHaveLength(0)
})

test('on her word it is hers, and goes out once', async ({ page, server }) => {
  const words = '楼门口的灯罩碎了一地'
  await writeAsNobody(page, words)
  await page.goto('/signin?then=/me')
  await enterCode(page, await askForCode(page, '13812340072'))
  await expect(page).toHaveURL(/\/me$/)
  await page.goto('/me/outbox')
  await look(page)
  await button(page, '是我的，发送').click()
  await expect.poll(async () => (await mine(page.request, server.url, words)).length, { timeout: 20_000 }).toBe(1)
  await expect(page.getByText('都已发送')).toBeVisible()
})

test.describe('while the server takes no report', () => {
  // What goes through the service worker a test can not hold up.
  test.use({ serviceWorkers: 'block' })

  test('my matters show what goes out while they are in sight', async ({ page }) => {
    await page.goto('/signin?then=/me')
    await enterCode(page, await askForCode(page, '13812340073'))
    await expect(page).toHaveURL(/\/me$/)
    const words = '非机动车棚的顶漏雨'
    const form = new ReportForm(page)
    await form.tell(words)
    await form.upToSend()
    await page.route('**/communities/-/reports', route => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
    // A page that is left while it sends may still send.
    const refused = page.waitForEvent('requestfailed', request => request.method() === 'POST' && request.url().endsWith('/reports'))
    await form.send.click()
    await refused
    await expect(page.getByRole('heading', { level: 1, name: '已存好，等待发送' })).toBeVisible({ timeout: 20_000 })
    await page.goto('/me/reports')
    await expect(page.getByText('发送了的会在这里。手机里有没发送的')).toBeVisible()
    await page.unroute('**/communities/-/reports')
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect(page.locator('main').getByText(words)).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText('手机里有没发送的')).toHaveCount(0)
  })
})
