// What was typed survives a reload and leaving the page.
import { photo } from '../../fixtures/pictures'
import { expect, test } from '../../fixtures/test'
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
