// Whoever came into 长辈版 by mistake finds the way back where she looks for it.
import { expect, look, test } from '../../fixtures/test'

test('回到标准版 is on 我的, and first on the page of the display', async ({ page, open }) => {
  const back = page.locator('main').getByRole('button', { name: '回到标准版', exact: true })
  await open('/me/settings', 'elder')
  await expect(page.locator('main').getByRole('button').first()).toHaveText('回到标准版')
  await open('/me', 'elder')
  await look(page)
  await back.click()
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'standard')
  await expect(back).toHaveCount(0)
})
