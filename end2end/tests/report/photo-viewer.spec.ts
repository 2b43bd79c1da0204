// A report's photos, large: from one to the next by button, key and finger, and back to where one was.
import { mine } from '../../fixtures/api'
import { signIn } from '../../fixtures/people'
import { photo } from '../../fixtures/pictures'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'
import type { Locator } from '@playwright/test'

test.use({ hasTouch: true })

test('photos are looked at one by one and the focus comes back', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const words = '单元门口的地砖碎了'
  const form = new ReportForm(page)
  await form.tell(words, [photo('一.png', 31), photo('二.png', 32), photo('三.png', 33)])
  await form.upToSend()
  await form.sendAway()
  const [card] = await mine(page.request, server.url, words)
  await page.goto(`/reports/${card.id}`)

  const tiles = page.locator('.l-photo-tile')
  await expect(tiles).toHaveCount(3)
  await tiles.nth(1).click()
  const viewer = page.getByRole('dialog', { name: '照片 2/3' })
  await expect(viewer).toBeVisible()
  const large = page.locator('.l-viewer__image')
  await expect(large).toHaveAttribute('alt', /第2张照片/)
  await expect.poll(() => large.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBeGreaterThan(0)
  const screen = page.viewportSize()
  const width = async () => (await large.boundingBox())?.width ?? 0
  await expect.poll(width, 'as wide as the screen').toBeGreaterThan((screen?.width ?? 0) * 0.8)

  await look(page)
  await page.getByRole('button', { name: '下一张', exact: true }).click()
  await expect(large).toHaveAttribute('alt', /第3张照片/)
  await page.keyboard.press('ArrowRight')
  await expect(large, 'after the last comes the first').toHaveAttribute('alt', /第1张照片/)
  await page.keyboard.press('ArrowLeft')
  await expect(large).toHaveAttribute('alt', /第3张照片/)

  const stage = page.locator('.l-viewer__stage')
  await swipe(stage, -150)
  await expect(large).toHaveAttribute('alt', /第1张照片/)
  await swipe(stage, 150)
  await expect(large).toHaveAttribute('alt', /第3张照片/)
  await swipe(stage, -20)
  await expect(large, 'a tremble turns nothing').toHaveAttribute('alt', /第3张照片/)

  await page.keyboard.press('Escape')
  await expect(page.locator('.l-viewer')).toBeHidden()
  await expect(tiles.nth(2), 'the tile of the photo seen last').toBeFocused()

  await page.keyboard.press('Enter')
  await look(page)
  await page.getByRole('button', { name: '关闭', exact: true }).click()
  await expect(page.locator('.l-viewer')).toBeHidden()
})

/** One finger drawn sideways by so many pixels. */
async function swipe(stage: Locator, by: number): Promise<void> {
  const box = await stage.boundingBox()
  if (!box) throw new Error('the stage is not there')
  const at = (x: number) => [{ identifier: 0, clientX: x, clientY: box.y + box.height / 2 }]
  const from = box.x + box.width / 2
  await stage.dispatchEvent('touchstart', { touches: at(from), changedTouches: at(from), targetTouches: at(from) })
  await stage.dispatchEvent('touchend', { touches: [], changedTouches: at(from + by), targetTouches: [] })
}
