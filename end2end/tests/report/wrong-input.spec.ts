// Wrong input gets words beside the field, and nothing typed is lost.
import { mine } from '../../fixtures/api'
import { hugePhoto, notAPhoto, onDisk, photo } from '../../fixtures/pictures'
import { signIn } from '../../fixtures/people'
import { expect, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

test('nothing written', async ({ page }) => {
  const form = new ReportForm(page)
  await form.start()
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('请写几个字，或者加一张照片。')).toBeVisible()
  await expect(form.text).toHaveAttribute('aria-invalid', 'true')
  await expect(form.text).toBeFocused()
})

test('5,000 characters where 4,000 are the limit', async ({ page }) => {
  const form = new ReportForm(page)
  await form.start()
  await form.write('长'.repeat(5000))
  await expect(page.getByText(/超出1,000个字/)).toBeVisible()
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('太长了，最多4,000个字。')).toBeVisible()
  await expect(form.text).toHaveValue('长'.repeat(5000))
})

test('a photo of 30 MB, and a text file named .jpg, beside a real photo', async ({ page }) => {
  const form = new ReportForm(page)
  await form.start()
  await form.write('垃圾桶满了')
  await form.addFiles([hugePhoto(), ...onDisk([notAPhoto, photo('一.png', 3)])])
  await expect(page.getByText(/“很大\.jpg”有30 MB，太大了/)).toBeVisible()
  await expect(page.getByText('“说明.jpg”不是能打开的照片，请换一张。')).toBeVisible()
  await expect(page.getByAltText('第1张照片')).toBeVisible()
  await expect(form.text).toHaveValue('垃圾桶满了')
})

test('a double tap on send sends once', async ({ page, context, server }) => {
  await signIn(context, server.url, 'elder')
  const words = '楼下的井盖响'
  const form = new ReportForm(page)
  await form.start()
  await form.write(words)
  await form.toPlace()
  await form.building('1号楼')
  await form.toCheck()
  await form.agree()
  await form.send.dblclick()
  await form.reference()
  expect(await mine(page.request, server.url, words)).toHaveLength(1)
})
