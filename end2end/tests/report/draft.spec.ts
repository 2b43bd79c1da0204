// What was typed survives a reload and leaving the page.
import { photo } from '../../fixtures/pictures'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

test('words and photo are there again after a reload', async ({ page }) => {
  const form = new ReportForm(page)
  await form.start()
  await form.write('长椅断了一根')
  await form.addPhotos([photo('一.png', 5)])
  await expect(page.getByAltText('第1张照片')).toBeVisible()
  await expect(page.getByText('已自动保存在这部手机里')).toBeVisible()
  await page.reload()
  await expect(form.text).toHaveValue('长椅断了一根')
  await expect(page.getByAltText('第1张照片')).toBeVisible()
  await expect(page.getByText(/接着写上次没写完的内容/)).toBeVisible()
})

for (const mode of ['standard', 'elder'] as const) {
  test(`the first page leads back to what is half written, until it is put aside (${mode})`, async ({ page, open }) => {
    await open('/report/new/what?q=1', mode)
    const form = new ReportForm(page)
    await form.write('长椅断了一根')
    await expect(page.getByText('已自动保存在这部手机里')).toBeVisible()
    await page.goto('/')
    await page.locator('main').getByRole('link', { name: /长椅断了一根/ }).click()
    await expect(page.getByText(/接着写上次没写完的内容/)).toBeVisible()
    await page.getByRole('button', { name: '写一件新的' }).click()
    await look(page)
    await page.getByRole('dialog').getByRole('button', { name: '写新的', exact: true }).click()
    await expect(page.getByText(/接着写上次没写完的内容/)).toHaveCount(0)
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('main').getByText('长椅断了一根')).toHaveCount(0)
  })
}
