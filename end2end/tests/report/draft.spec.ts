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
    // What is missing is the place: that is where it goes on.
    await page.locator('main').getByRole('link', { name: /长椅断了一根（下一步：在哪里）/ }).click()
    await expect(page).toHaveURL(/\/report\/new\/where/)
    await expect(page.getByText(/接着写上次没写完的内容/)).toBeVisible()
    await expect(page.getByText('前面填好的都在，从这一步接着来。')).toBeVisible()
    await look(page)
    await page.getByRole('button', { name: '写一件新的' }).click()
    await look(page)
    await page.getByRole('dialog').getByRole('button', { name: '写新的', exact: true }).click()
    await expect(page).toHaveURL(/\/report\/new\/what/)
    await expect(page.getByText(/接着写上次没写完的内容/)).toHaveCount(0)
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('main').getByText('长椅断了一根')).toHaveCount(0)
  })
}

test('the last step shows the photos small, and all that is sent beside them', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 })
  const form = new ReportForm(page)
  await form.tell('长椅断了一根', [photo('一.png', 5), photo('二.png', 6)])
  await form.toPlace()
  await form.building('5号楼')
  await form.toCheck()
  for (const name of ['第1张照片', '第2张照片']) {
    const box = await page.getByAltText(name).boundingBox()
    expect(box?.width).toBeLessThanOrEqual(104)
    expect(box?.height).toBe(box?.width)
  }
  await expect(page.locator('.l-part').filter({ hasText: '类别' })).toBeInViewport({ ratio: 1 })
  await page.goto('/')
  const row = page.locator('main').getByRole('link', { name: /长椅断了一根 · .*5号楼（下一步：核对发送）/ })
  await expect(row, 'the first page says what and where').toBeVisible()
})

test('on the first page it is a row of my matters like any other, before the notices', async ({ page, open }) => {
  await open('/report/new/what?q=1')
  await new ReportForm(page).write('长椅断了一根')
  await expect(page.getByText('已自动保存在这部手机里')).toBeVisible()
  await open('/')
  const matters = page.locator('main section').first()
  await expect(matters.getByRole('heading')).toHaveText('我的事')
  await expect(matters.locator('a.l-row').first()).toContainText('长椅断了一根')
})
