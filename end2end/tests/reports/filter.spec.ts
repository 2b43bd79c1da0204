// The sheet of the filter: a way out that stays in sight, how many things narrow the view, and how much is found.
import { expect, look, test } from '../../fixtures/test'

for (const [mode, least] of [['standard', 44], ['elder', 60]] as const) {
  test(`the sheet closes at its head from wherever it is scrolled to (${mode})`, async ({ page, open }) => {
    await page.setViewportSize({ width: 375, height: 812 })
    await open('/reports?days=30&status=open', mode)
    const filter = page.getByRole('button', { name: '筛选（1）', exact: true })
    await filter.click()
    const sheet = page.getByRole('dialog', { name: '筛选' })
    await expect(sheet.getByRole('button', { name: /看结果（\d+件）/ })).toBeVisible()
    await sheet.evaluate(e => e.scrollTo(0, e.scrollHeight))
    const close = sheet.getByRole('button', { name: '关闭', exact: true })
    await expect(close).toHaveCount(1)
    await expect(close).toBeInViewport({ ratio: 1 })
    const [cross, head] = [await close.boundingBox(), await sheet.boundingBox()]
    expect(cross?.height).toBeGreaterThanOrEqual(least)
    expect((cross?.y ?? 0) - (head?.y ?? 0), 'at the head').toBeLessThanOrEqual(24)
    await look(page)
    await close.click()
    await expect(sheet).toBeHidden()
    await expect(page).toHaveURL('/reports?days=30&status=open')
  })
}

test('in 长辈版 the search stands on the list itself, and Back takes it away', async ({ page, open }) => {
  await open('/reports?status=open', 'elder')
  const search = page.getByRole('search')
  const words = search.getByLabel('找字或编号')
  await words.fill('路灯')
  await search.getByRole('button', { name: '搜索' }).click()
  await expect(page).toHaveURL(url => url.searchParams.get('q') === '路灯' && url.searchParams.get('status') === 'open')
  await expect(page.getByRole('link', { name: '去掉：路灯' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL('/reports?status=open')
  await expect(words).toHaveValue('')
})
