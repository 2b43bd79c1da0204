// The same report by three ways to say where: the list, the device's position, the crosshair moved
// by keyboard alone.
import type { BrowserContext, Page } from '@playwright/test'
import { community, metres, mine, places, sentPlace } from '../../fixtures/api'
import { settled, signIn } from '../../fixtures/people'
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
  await page.getByRole('radio', { name: '整栋楼或公共部位' }).check({ force: true })
  await look(page)
  await page.getByRole('button', { name: '楼道', exact: true }).click()
  await form.toCheck()
  await form.agree()
  await form.send.click()
  const reference = await form.reference()
  const found = await mine(page.request, server.url, words)
  expect(found.map(card => card.reference)).toEqual([reference])
  // The form was opened first: Back shows what became of it instead of an empty form, and another report can begin.
  await page.goBack()
  expect(await form.reference()).toBe(reference)
  await look(page)
  await page.getByRole('link', { name: '再报一件' }).click()
  await expect(page.getByRole('textbox', { name: '发生了什么？' })).toHaveValue('')
  // What was asked is what neighbours read.
  await page.goto(`/reports/${found[0].id}`)
  await expect(page.getByText(`${buildings[2].name} 楼道（整栋楼或公共部位）`).first()).toBeVisible()
})

test('by position', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const { buildings } = await places(page.request, server.url)
  const { lat, lng } = buildings[10].position
  await standAt(context, { lat, lng })
  const words = '路面塌了一小块'
  const form = new ReportForm(page)
  await form.start()
  await form.write(words)
  await form.toPlace()
  await form.position(12)
  await expect(page.getByRole('img', { name: /附近，误差约12米/ })).toBeVisible()
  await expect(page.locator('.l-still__circle')).toHaveAttribute('r', '15')
  await form.toCheck()
  await form.agree()
  await form.send.click()
  await form.reference()
  const sent = await sentPlace(page.request, server.url, words)
  expect(sent).toMatchObject({ method: 'gps', accuracy_m: 12 })
  expect(metres(sent.position, { lat, lng })).toBeLessThan(3)
})

test("the person's pin, moved by arrow keys and by a drag, wins over the device", async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const { buildings } = await places(page.request, server.url)
  const { lat, lng } = buildings[10].position
  await standAt(context, { lat, lng })
  const words = '井盖翘起来了'
  const form = new ReportForm(page)
  await form.start()
  await form.write(words)
  await form.toPlace()
  await form.position(12)
  const map = await form.map()
  // The map opens at zoom 18 on the device's position: a pixel is so many metres.
  const pixel = (156_543.03 * Math.cos((lat * Math.PI) / 180)) / 2 ** 18
  await map.focus()
  for (let presses = 0; presses < 3; presses++) {
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(500)
  }
  // A drag to the left by 60 pixels moves the pin to the east once more; at rest first, so that it does not glide on.
  const box = await map.boundingBox()
  if (!box) throw new Error('the map has no place')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y, { steps: 12 })
  await page.waitForTimeout(400)
  await page.mouse.up()
  await form.toCheck()
  await form.agree()
  await form.send.click()
  await form.reference()
  const sent = await sentPlace(page.request, server.url, words)
  expect(sent.method).toBe('pin')
  expect(sent.accuracy_m).toBeUndefined()
  // Three keys of 20 pixels each, and the drag.
  expect(Math.abs(metres(sent.position, { lat, lng }) - 120 * pixel)).toBeLessThan(12)
  expect(sent.position.lng).toBeGreaterThan(lng)
})

for (const how of ['the map', 'the list'] as const) {
  test(`a facility chosen from ${how} says place and category`, async ({ page, context, server }) => {
    await signIn(context, server.url, 'resident')
    const { facilities } = await places(page.request, server.url)
    const bench = facilities.find((f: { name: string }) => f.name === '桂香公园水边长椅')
    const words = `有一处松动，${how === 'the map' ? '甲' : '乙'}`
    const form = new ReportForm(page)
    if (how === 'the map') {
      const { lat, lng } = bench.position
      await standAt(context, { lat, lng })
    }
    await form.start()
    await form.write(words)
    await form.toPlace()
    if (how === 'the map') {
      // The device stands beside it, so it is in the middle of the map.
      await form.position(12)
      await (await form.map()).click()
    } else {
      await page.getByRole('button', { name: /^设施/ }).focus()
      await page.keyboard.press('Enter')
      const row = page.getByRole('button', { name: new RegExp(bench.name) })
      await row.focus()
      await page.keyboard.press('Enter')
    }
    await expect(page.locator('.l-form__picked')).toContainText(bench.name)
    await expect(page.locator('.l-form__picked')).toBeFocused()
    await expect(page.getByRole('radio', { name: '设施' })).toBeChecked()
    await form.toCheck()
    await expect(page.locator('.l-part').filter({ hasText: bench.name })).toBeVisible()
    await expect(page.locator('.l-part').filter({ hasText: '类别' })).not.toContainText('不确定')
    await form.agree()
    await form.send.click()
    await form.reference()
    const sent = await sentPlace(page.request, server.url, words)
    expect(sent).toMatchObject({ method: 'facility', facility: bench.id })
    const [card] = await mine(page.request, server.url, words)
    expect(card.category).toBe(bench.category)
  })
}

test('by crosshair with the keyboard only', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const words = '花坛边的栏杆松了'
  await new ReportForm(page).start()
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
  await settled(page)
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

/** The phone says that it is here, within twelve metres. */
async function standAt(context: BrowserContext, { lat, lng }: { lat: number; lng: number }): Promise<void> {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: lat, longitude: lng, accuracy: 12 })
}

/** Presses Tab until the control with this name has the focus, as a keyboard user does. */
async function tabTo(page: Page, name: string): Promise<void> {
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
