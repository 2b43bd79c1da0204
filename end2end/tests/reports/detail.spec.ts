// A report's page answers in the order in which people ask.
import type { Page } from '@playwright/test'
import { expect, test } from '../../fixtures/test'

/** The address of a report that waits, with photos or without. */
async function waiting(page: Page, url: string): Promise<string> {
  const answer = await page.request.get(`${url}/api/v1/communities/-/reports?status=submitted`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return `/reports/${items[0].id}`
}

test('how it stands, by when and with whom come first, and all acts stand together', async ({ page, open, server }) => {
  await open(await waiting(page, server.url))
  await expect(page.getByRole('heading', { name: '留言' })).toBeVisible()
  const parts = await page.locator('main').locator('.l-standing, .l-facts, h2').evaluateAll(all =>
    all.filter(e => !e.closest('dialog')).map(e => (e.matches('h2') ? (e.textContent ?? '') : e.classList[e.classList.length - 1])))
  expect(parts.filter(part => part !== '照片')).toEqual(['l-standing', 'l-facts', '什么事', '在哪里', '您可以', '办到哪一步', '留言'])
  const facts = page.locator('.l-facts dt')
  await expect(facts).toHaveText(['最晚受理', '最晚办好', '由谁受理', '编号'])
  const acts = page.locator('section').filter({ has: page.getByRole('heading', { name: '您可以' }) })
  for (const name of [/我也遇到/, /关注进展/]) await expect(acts.getByRole('link', { name })).toBeVisible()
})

test('长辈版 says beside a word of the office what it means', async ({ page, open, server }) => {
  const address = await waiting(page, server.url)
  const meaning = page.locator('.l-standing').getByText('等工作人员接手', { exact: true })
  await open(address, 'elder')
  await expect(page.locator('.l-standing')).toContainText('待受理')
  await expect(meaning).toBeVisible()
  await open(address)
  await expect(meaning).toBeHidden()
})

test('the legend of the map says what is closed', async ({ page, open }) => {
  await open('/map')
  await page.getByText('图例').first().click()
  await expect(page.getByText('几件，还有在办的')).toBeVisible()
  await expect(page.getByText('几件，都已了结')).toBeVisible()
})
