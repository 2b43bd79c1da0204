// The same report by three ways to say where: the list, the device's position, the crosshair moved
// by keyboard alone.
import { community, mine, places } from '../../fixtures/api'
import { signIn } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

test('by building list', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const { buildings } = await places(page.request, server.url)
  const words = '三楼楼道灯闪个不停'
  const form = new ReportForm(page)
  await form.start()
  await form.write(words)
  await expect(page.getByText(/建议为：路灯照明/)).toBeVisible()
  await form.toPlace()
  await form.building(buildings[2].name)
  await page.getByRole('button', { name: '楼道', exact: true }).click()
  await form.toCheck()
  await form.agree()
  await form.send.click()
  const reference = await form.reference()
  const found = await mine(page.request, server.url, words)
  expect(found.map(card => card.reference)).toEqual([reference])
  // Back shows what became of it instead of an empty form, and another report can still begin.
  await page.goBack()
  expect(await form.reference()).toBe(reference)
  await page.getByRole('link', { name: '再报一件' }).click()
  await expect(page.getByRole('textbox', { name: '发生了什么？' })).toHaveValue('')
})

test('by position', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const { buildings } = await places(page.request, server.url)
  const { lat, lng } = buildings[10].position
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: lat, longitude: lng, accuracy: 12 })
  const words = '路面塌了一小块'
  const form = new ReportForm(page)
  await form.start()
  await form.write(words)
  await form.toPlace()
  await form.way('我的位置')
  await page.getByRole('button', { name: '用我的位置' }).click()
  await expect(page.getByText(/误差约12米/)).toBeVisible({ timeout: 20_000 })
  const enough = page.getByRole('button', { name: '就用这个位置' })
  if (await enough.isVisible()) await enough.click()
  await form.toCheck()
  await form.agree()
  await form.send.click()
  await form.reference()
  expect(await mine(page.request, server.url, words)).toHaveLength(1)
})

test('by crosshair with the keyboard only', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const words = '花坛边的栏杆松了'
  await page.goto('/report/new/what')
  await page.getByRole('textbox', { name: '发生了什么？' }).focus()
  await page.keyboard.type(words)
  await tabTo(page, '下一步')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/where/)
  await expect(page.getByRole('radio', { name: '选楼栋' })).toBeAttached()
  await tabTo(page, '选楼栋')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: '地图上选' })).toBeChecked()
  const map = page.getByRole('button', { name: '往右移' })
  await expect(map).toBeVisible({ timeout: 20_000 })
  await tabTo(page, '往右移')
  await page.keyboard.press('Enter')
  await tabTo(page, '下一步')
  await page.keyboard.press('Enter')
  await expect(page.getByText('请放大到看得见楼栋，再对准地点。')).toBeVisible()
  await expect(page).toHaveURL(/where/)
  await tabTo(page, '放大')
  for (let presses = 0; presses < 4; presses++) {
    await page.keyboard.press('Enter')
    await look(page)
  }
  await expect(page.getByText('请放大到看得见楼栋，再对准地点。')).toHaveCount(0)
  await tabTo(page, '下一步')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/check/)
  const agree = page.getByRole('button', { name: '同意', exact: true })
  await expect(page.getByRole('button', { name: '发送', exact: true })).toBeVisible()
  if (await agree.isVisible()) {
    await tabTo(page, '同意')
    await page.keyboard.press('Enter')
  }
  await tabTo(page, '发送')
  await page.keyboard.press('Enter')
  await new ReportForm(page).reference()
  expect(await mine(page.request, server.url, words)).toHaveLength(1)
})

test('a position outside the community is refused in words and nothing is lost', async ({ page, context, server }) => {
  const { bounds } = await community(page.request, server.url)
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: bounds.north + 1, longitude: bounds.east + 1, accuracy: 8 })
  const form = new ReportForm(page)
  await form.start()
  await form.write('桥下积水')
  await form.toPlace()
  await form.way('我的位置')
  await page.getByRole('button', { name: '用我的位置' }).click()
  await expect(page.getByText('您现在不在社区里。请选楼栋，或在地图上选。')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('这个地点不在本社区。')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '就用这个位置' })).toHaveCount(0)
  await page.goBack()
  await expect(form.text).toHaveValue('桥下积水')
})

/** Presses Tab until the control with this name has the focus, as a keyboard user does. */
async function tabTo(page: import('@playwright/test').Page, name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement | null
      return (e?.getAttribute('aria-label') ?? e?.closest('label')?.textContent ?? e?.textContent ?? '').trim()
    })
    if (here === name) return
  }
  throw new Error(`no control "${name}" can be reached by Tab`)
}
