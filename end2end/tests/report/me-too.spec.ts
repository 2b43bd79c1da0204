// Somebody else reported it already: a tap and a yes join, and the draft stays.
import { signIn } from '../../fixtures/people'
import { expect, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

test('me too counts, follows and keeps the draft', async ({ browser, page, context, server }) => {
  const words = '单元门口的感应灯坏了'
  const other = await browser.newContext({ baseURL: server.url })
  await signIn(other, server.url, 'elder')
  const first = new ReportForm(await other.newPage())
  await first.start()
  await first.write(words)
  await first.toPlace()
  await first.building('7号楼')
  await first.toCheck()
  await first.agree()
  await first.send.click()
  await first.reference()
  await other.close()

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
  await page.getByRole('button', { name: '一样，算我一个' }).click()
  await expect(page.getByText(/已记上，有进展会告诉您/).first()).toBeVisible()
  await expect.poll(async () => {
    const answer = await page.request.get(`${server.url}/api/v1/communities/-/reports?scope=joined`)
    const { items } = await answer.json()
    return items.map((i: { excerpt: string }) => i.excerpt)
  }).toContain(words)
  await page.goto('/me/drafts')
  await expect(page.getByText('我家楼下灯不亮了').first()).toBeVisible()
})
