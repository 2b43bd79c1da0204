// The form is open in two tabs: what one writes the other goes on with, and where both have gone different
// ways nothing of either is lost or taken for the other.
import type { Page } from '@playwright/test'
import { mine } from '../../fixtures/api'
import { signInWith } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

const saved = (page: Page) => expect(page.getByText('已自动保存在这部手机里')).toBeVisible()

/** Every page of the test's browser believes that it is in front; a real one tells the page when it is. */
const comeForward = (page: Page) => page.evaluate(() => dispatchEvent(new Event('focus')))

/** A draft in one tab, opened in another one as well. */
async function both(page: Page): Promise<[ReportForm, ReportForm]> {
  const first = new ReportForm(page)
  await first.tell('二号门的门禁坏了')
  await saved(page)
  const second = new ReportForm(await page.context().newPage())
  await second.start()
  await expect(second.text).toHaveValue('二号门的门禁坏了')
  return [first, second]
}

test('a tab that comes forward goes on with what the other one wrote', async ({ page }) => {
  const [first, second] = await both(page)
  await second.write('二号门的门禁坏了，刷卡没声音')
  await saved(second.page)
  await comeForward(page)
  await expect(first.text).toHaveValue('二号门的门禁坏了，刷卡没声音')
  await first.write('二号门的门禁坏了，刷卡没声音，门关不上')
  await saved(page)
  await second.page.reload()
  await expect(second.text).toHaveValue('二号门的门禁坏了，刷卡没声音，门关不上')
})

test('two tabs that went different ways keep two drafts', async ({ page }) => {
  const [first, second] = await both(page)
  await second.write('完全是另一件事，楼道有水')
  await saved(second.page)
  await first.write('二号门的门禁坏了，第三天了')
  await saved(page)
  await page.goto('/me/drafts')
  const main = page.locator('main')
  await expect(main.getByText('二号门的门禁坏了，第三天了')).toBeVisible()
  await expect(main.getByText('完全是另一件事，楼道有水')).toBeVisible()
})

test('what is written after the other tab has sent is a report of its own', async ({ page, context, server }) => {
  await signInWith(context, server.url, '13812340075')
  const [first, second] = await both(page)
  await second.write('电梯的按钮掉了')
  await second.upToSend('3号楼')
  const theirs = await second.sendAway()

  await look(page)
  await first.write('二号门的门禁坏了，请快点')
  await saved(page)
  await first.upToSend('4号楼')
  const ours = await first.sendAway()
  expect(ours).not.toBe(theirs)
  for (const [words, reference] of [['电梯的按钮掉了', theirs], ['二号门的门禁坏了，请快点', ours]]) {
    const found = await mine(page.request, server.url, words)
    expect(found.map(card => card.reference)).toEqual([reference])
  }
})
