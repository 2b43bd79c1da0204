// The whole loop: a resident reports, the worker accepts and finishes with words and photo, and the
// resident, whose page stays open, sees it without a reload.
import { mine } from '../../fixtures/api'
import { signIn } from '../../fixtures/people'
import { photo } from '../../fixtures/pictures'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

test('worker finishes and the resident sees it live', async ({ browser, page, context, server }) => {
  test.setTimeout(120_000)
  const words = '门禁刷卡没反应'
  await signIn(context, server.url, 'resident')
  const form = new ReportForm(page)
  await form.tell(words)
  await form.upToSend('9号楼')
  await form.sendAway()
  const [card] = await mine(page.request, server.url, words)
  await page.goto(`/reports/${card.id}`)
  await expect(page.getByText('待受理').first()).toBeVisible()

  const desk = await browser.newContext({ baseURL: server.url, viewport: { width: 375, height: 812 } })
  await signIn(desk, server.url, 'staff')
  const work = await desk.newPage()
  await work.goto(`/work/${card.id}`)
  const accept = work.getByRole('button', { name: '受理', exact: true })
  await expect(accept, 'in sight without scrolling').toBeInViewport({ ratio: 1 })
  await expect(work.getByRole('radio'), 'one category is right already').toHaveCount(0)
  await work.getByRole('button', { name: '改', exact: true }).click()
  await expect(work.getByRole('radio', { checked: true })).toBeFocused()
  await look(work)
  await accept.click()
  await expect(page.getByText('已受理').first()).toBeVisible({ timeout: 25_000 })

  await look(work)
  await work.getByRole('button', { name: '办结', exact: true }).click()
  const dialog = work.getByRole('dialog')
  await look(work)
  await dialog.getByRole('button', { name: '办结', exact: true }).click()
  await expect(dialog.getByText('这里还没有填。').first()).toBeVisible()
  await dialog.getByLabel('怎么解决的？').fill('读卡器换了新的，试了五次都正常。')
  await dialog.locator('input[type=file][multiple]').setInputFiles([photo('处理后.png', 21)])
  await expect(dialog.getByRole('button', { name: '去掉' })).toBeVisible({ timeout: 20_000 })
  await look(work)
  await dialog.getByRole('button', { name: '办结', exact: true }).click()
  await expect(work.getByText('这件事已经办结。')).toBeVisible({ timeout: 20_000 })

  await expect(page.getByText('已办好').first()).toBeVisible({ timeout: 25_000 })
  await expect(page.getByText('读卡器换了新的，试了五次都正常。').first()).toBeVisible()

  await expect(page.getByText('还没修好？')).toBeVisible()
  await expect(page.getByRole('link', { name: '再报一次' })).toHaveAttribute('href', '/report/new/what')

  const proof = page.locator('.l-proofs > .l-photo-tile')
  await expect(proof, 'it stands once, in the answer').toHaveCount(1)
  await expect(page.locator('.l-photo-grid')).toHaveCount(0)
  await proof.click()
  await expect(page.locator('.l-viewer__image')).toBeVisible()
  expect(context.pages(), 'the photo opens in the app').toHaveLength(1)
  await look(page)
  await page.getByRole('button', { name: '关闭', exact: true }).click()
  await expect(page.locator('.l-viewer')).toBeHidden()
  await expect(proof).toBeFocused()
  await desk.close()
})
