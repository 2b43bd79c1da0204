// Coming back to a list finds it as it was left, and a network that returns brings what is new.
import { expect, look, test } from '../../fixtures/test'

test('back from a card, the list is as long and as far scrolled as before', async ({ page, open }) => {
  await open('/reports')
  const cards = page.locator('.l-report')
  await expect(cards).toHaveCount(20)
  await page.getByRole('button', { name: '加载更多' }).click()
  await expect(cards).toHaveCount(40)
  const card = cards.nth(33)
  await card.scrollIntoViewIfNeeded()
  await look(page)
  const before = await page.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(1000)
  await card.click()
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}/)
  await look(page)
  await page.getByRole('link', { name: '返回' }).click()
  await expect(cards).toHaveCount(40)
  await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(150)
})

test('when the network is back, home and list ask again', async ({ page, open }) => {
  for (const [path, wanted] of [['/', /\/home$/], ['/reports', /\/reports\?/]] as const) {
    await open(path)
    await expect(page.locator('main h1').first()).toBeVisible()
    // What listens for it is fetched once the page is idle.
    await expect(async () => {
      const asked = page.waitForRequest(request => wanted.test(request.url()), { timeout: 1000 })
      await page.evaluate(() => window.dispatchEvent(new Event('online')))
      await asked
    }).toPass({ timeout: 20_000 })
  }
})
