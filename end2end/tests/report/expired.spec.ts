// A login that the server ended while somebody was writing: sending says so in words, the person signs in
// again by code, and the report has gone out once.
import { mine } from '../../fixtures/api'
import { signInWith } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'
import { askForCode, enterCode } from '../../pages/sign-in'

test('a login that was ended elsewhere is asked for again, and the report goes out once', async ({ browser, page, context, server }) => {
  // A phone of its own: ending its session must not sign anybody else out.
  const phone = '13812340061'
  await signInWith(context, server.url, phone)
  const words = '电梯里的扶手松了'
  const form = new ReportForm(page)
  await form.tell(words)
  await form.upToSend('2号楼')

  const elsewhere = await browser.newContext()
  await elsewhere.addCookies(await context.cookies())
  const ended = await elsewhere.request.delete(`${server.url}/api/v1/session`, { headers: { origin: server.url } })
  expect(ended.ok(), await ended.text()).toBe(true)
  await elsewhere.close()

  await form.send.click()
  await expect(page.getByRole('heading', { level: 1, name: '登录后自动发送' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('内容已经存在这部手机里，不会丢。')).toBeVisible()
  await look(page)
  await page.locator('main').getByRole('link', { name: '登录并发送', exact: true }).click()
  await enterCode(page, await askForCode(page, phone))
  const reference = await form.reference()
  const sent = await mine(page.request, server.url, words)
  expect(sent.map(card => card.reference)).toEqual([reference])
  await page.goto('/me/outbox')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('main').getByText(words)).toHaveCount(0)
})
