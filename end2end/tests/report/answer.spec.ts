// Whoever reported something learns from the first page that it was answered, also from one that was
// left open, and is told no more once she has opened it.
import { mine } from '../../fixtures/api'
import { signIn } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

test('the first page tells of an answer until it was opened', async ({ browser, page, context, server }) => {
  const words = '院墙外的垃圾没人收'
  await signIn(context, server.url, 'resident')
  const news = async (): Promise<number> => {
    const answer = await page.request.get(`${server.url}/api/v1/communities/-/home`)
    return (await answer.json()).my_news
  }
  const before = await news()
  const form = new ReportForm(page)
  await form.tell(words)
  await form.upToSend()
  await form.sendAway()
  await expect(page.getByText('有了结果，首页的“我的事”会告诉您')).toBeVisible()
  const [card] = await mine(page.request, server.url, words)

  await page.goto('/')
  const desk = await browser.newContext({ baseURL: server.url })
  await signIn(desk, server.url, 'staff')
  const told = await desk.request.post(`${server.url}/api/v1/reports/${card.id}/decline`, {
    headers: { origin: server.url, 'idempotency-key': crypto.randomUUID() },
    data: { reason: '不归社区管。', instead: '请打12345找市容部门。' },
  })
  expect(told.ok(), await told.text()).toBe(true)
  await desk.close()

  // She comes back to the page, once what listens for that has been loaded.
  await expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(page.locator('.l-nav__waiting')).toHaveText(new RegExp(`^${before + 1}\\D`), { timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  const progress = page.getByRole('link', { name: /我的事/ })
  await expect(progress).toContainText(/件有人回复了|件有结果了/)
  await progress.click()
  await look(page)
  await page.getByRole('link', { name: new RegExp(`有答复：${words}`) }).click()
  await expect(page).toHaveURL(new RegExp(card.id))
  await expect(page.getByText('不归社区管。').first()).toBeVisible()
  await expect.poll(news, { message: 'opened means told' }).toBe(before)
})
