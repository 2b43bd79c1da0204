// Somebody else reported it already: a tap and a yes join, and the draft stays. Whoever joined by
// mistake takes it back, also without network.
import type { Browser } from '@playwright/test'
import { signIn } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

/** A neighbour has reported it. */
async function reported(browser: Browser, url: string, words: string, building: string): Promise<void> {
  const other = await browser.newContext({ baseURL: url })
  await signIn(other, url, 'elder')
  const form = new ReportForm(await other.newPage())
  await form.start()
  await form.write(words)
  await form.toPlace()
  await form.building(building)
  await form.toCheck()
  await form.agree()
  await form.send.click()
  await form.reference()
  await other.close()
}

test('me too counts, follows and keeps the draft', async ({ browser, page, context, server }) => {
  const words = '单元门口的感应灯坏了'
  await reported(browser, server.url, words, '7号楼')

  await signIn(context, server.url, 'resident')
  const form = new ReportForm(page)
  await form.start()
  await form.write('我家楼下灯不亮了')
  await form.toPlace()
  await form.building('7号楼')
  const card = page.locator('.l-seen__card').filter({ hasText: words })
  await expect(card).toBeVisible({ timeout: 20_000 })
  await card.getByRole('button', { name: '就是这件' }).click()
  await expect(page.getByRole('heading', { name: '您报的和这件一样吗？' })).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: '一样，算我一个' }).click()
  await expect(page.getByText(/已记上，有进展在“我的”里看得到/).first()).toBeVisible()
  const listed = async (scope: string): Promise<{ id: string, excerpt: string }[]> => {
    const answer = await page.request.get(`${server.url}/api/v1/communities/-/reports?scope=${scope}`)
    return (await answer.json()).items
  }
  const joined = async () => (await listed('joined')).map(report => report.excerpt)
  await expect.poll(joined).toContain(words)
  await page.goto('/me/drafts')
  await expect(page.getByText('我家楼下灯不亮了').first()).toBeVisible()

  const id = (await listed('joined')).find(report => report.excerpt === words)!.id
  await page.goto(`/reports/${id}`)
  const join = page.getByRole('button', { name: /^我也遇到/ })
  const takeBack = page.getByRole('button', { name: '取消“我也遇到”' })
  await takeBack.click()
  await expect(page.getByText('已取消“我也遇到”，关注没有变').first()).toBeVisible()
  await expect.poll(joined).not.toContain(words)
  expect((await listed('followed')).map(report => report.id)).toContain(id)
  await look(page)
  await join.click()
  await expect.poll(joined).toContain(words)
  await look(page)

  await context.route('**/me-too', route => route.abort())
  await takeBack.click()
  await expect(page.getByText('已记下，会自动发送').first()).toBeVisible()
  await page.goto('/me/outbox')
  const row = page.locator('.l-outbox__item').filter({ hasText: '取消“我也遇到”' })
  await expect(row, 'it says which report and where').toContainText(words)
  await expect(row).toContainText('7号楼')
  await context.unroute('**/me-too')
  await page.reload()
  await expect.poll(joined, { timeout: 30_000 }).not.toContain(words)
})

test('长辈版 asks about each on a page of its own, between the place and the check', async ({ browser, page, open, context, server }) => {
  const words = '垃圾桶满了没人收，臭得很'
  await reported(browser, server.url, words, '9号楼')
  await signIn(context, server.url, 'resident')
  await open('/report/new/what?q=1', 'elder')
  const press = async (name: string) => {
    await look(page)
    await page.getByRole('button', { name, exact: true }).click()
  }
  const question = page.getByRole('heading', { level: 1, name: '是不是这件？' })
  await page.getByRole('textbox', { name: '发生了什么？' }).fill('垃圾桶满了，臭得很')
  await press('下一步')
  await page.getByLabel('输入楼号找楼栋').fill('9号楼')
  await page.getByRole('button', { name: /9号楼/ }).first().click()
  await press('下一步')
  await expect(page.getByLabel('具体地点（不写也行）')).toBeVisible()
  await expect(page.getByText(words), 'not on the page of another question').toHaveCount(0)
  await press('下一步')
  await expect(question).toBeVisible()
  await expect(page.locator('.l-stepper__count')).toHaveText('第4步，共6步')
  const card = page.locator('.l-seen__card')
  await expect(card, 'the one most alike comes first').toContainText(words)
  const answers = ['就是这件，算我一个', '不是，接着报'].map(name => page.getByRole('button', { name, exact: true }))
  const [yes, no] = await Promise.all(answers.map(async answer => (await answer.boundingBox())!))
  expect(yes!.width).toBe(no!.width)
  expect(yes!.height).toBe(no!.height)
  // Whoever says no to all of them checks and sends; back is the question again.
  for (let asked = 0; asked < 2 && !page.url().includes('/check'); asked++) await press('不是，接着报')
  await expect(page).toHaveURL(/\/report\/new\/check/)
  await page.goBack()
  await expect(question).toBeVisible()
  await page.goto('/report/new/where?q=2')
  await expect(card).toContainText(words)
  await press('就是这件，算我一个')
  await expect(page.getByText(/已记上，有进展在“我的”里看得到/).first()).toBeVisible()
  await expect(page).toHaveURL(/\/reports\//)
})
