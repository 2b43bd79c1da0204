// After signing in to send, the result is read from its first line, however far down the form was left.
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'
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
})
