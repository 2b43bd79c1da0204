// After signing in to send, the result is read from its first line, however far down the form was left; and
// one step back from it leaves the form.
import type { Page } from '@playwright/test'
import { signIn } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm, pastNearby } from '../../pages/report-form'
import { askForCode, enterCode } from '../../pages/sign-in'

test('the result page begins at its top after signing in', async ({ page }) => {
  const form = new ReportForm(page)
  await form.tell('楼道的窗户关不上')
  await form.upToSend()
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  expect(await page.evaluate(() => scrollY), 'the form was left far down').toBeGreaterThan(100)
  await page.getByRole('button', { name: '验证手机号并发送', exact: true }).click()

  await enterCode(page, await askForCode(page, '13812340022'))

  await form.reference()
  // Browsers put a page back where it was scrolled to, and do so late.
  await look(page)
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await expect(page.getByRole('heading', { level: 1, name: '已经发送' })).toBeInViewport({ ratio: 1 })
  // What is read aloud last is what is true now.
  await expect(page.locator('p[aria-live="polite"]')).toHaveText('已经发送')
})

for (const mode of ['standard', 'elder'] as const) {
  test(`one step back from the result is where the form was opened (${mode})`, async ({ page, open, context, server }) => {
    await signIn(context, server.url, 'resident')
    await open('/', mode)
    const tile = page.locator('main').getByRole('link', { name: /报问题/ }).first()
    await look(page)
    await tile.click()
    await expect(page.locator('html[data-app=ready]')).toBeAttached()
    const form = new ReportForm(page)
    if (mode === 'standard') {
      await form.write('三楼楼道灯不亮了')
      await form.upToSend('12号楼')
    } else {
      await eachQuestion(page, '三楼楼道灯不亮了', '12号楼')
    }
    await form.sendAway()
    await page.goBack()
    await expect(page).toHaveURL(url => url.pathname === '/')
    await expect(tile).toBeVisible()
  })
}

/** The questions of 长辈版, one after another, up to 发送. */
async function eachQuestion(page: Page, words: string, building: string): Promise<void> {
  const press = async (name: string): Promise<void> => {
    await look(page)
    await page.getByRole('button', { name, exact: true }).click()
  }
  await press('下一步')
  await page.getByRole('textbox', { name: '发生了什么？' }).fill(words)
  await press('下一步')
  await page.getByLabel('输入楼号找楼栋').fill(building)
  await look(page)
  await page.getByRole('button', { name: new RegExp(building) }).first().click()
  await press('下一步')
  await expect(page.getByLabel('具体地点（不写也行）')).toBeVisible()
  await press('下一步')
  await pastNearby(page)
  await press('都对，去发送')
}

test('the result of words of danger says first whom to call, also after a reload', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const form = new ReportForm(page)
  await form.tell('楼道里有煤气')
  await form.upToSend('12号楼')
  await form.sendAway()
  const alarm = page.locator('.l-alarm')
  const first = page.locator('main a[href^="tel:"]').first()
  for (const again of [false, true]) {
    if (again) await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: '已经发送' })).toBeVisible()
    await expect(alarm.getByText('这里不会马上有人看到。有人有危险，请先打电话！')).toBeInViewport({ ratio: 1 })
    await expect(first).toHaveAttribute('href', 'tel:119')
    await expect(first).toBeInViewport({ ratio: 1 })
  }
})
