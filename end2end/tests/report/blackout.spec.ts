// Blacking out a part of a photo: by finger, undisturbed by a second one, by keyboard alone, and with
// buttons that unsteady fingers hit.
import type { Page } from '@playwright/test'
import { photo } from '../../fixtures/pictures'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

const sheet = (page: Page) => page.getByRole('dialog', { name: '涂黑不想让人看到的地方' })
const boxes = (page: Page) => page.locator('.l-blackout__box')
const stage = (page: Page) => page.locator('.l-blackout__stage')

async function openSheet(page: Page): Promise<void> {
  await new ReportForm(page).addPhotos([photo('一.png', 5)])
  await expect(page.getByAltText('第1张照片')).toBeVisible()
  await page.getByRole('button', { name: '涂黑', exact: true }).click()
  await expect(sheet(page).getByRole('img')).toBeVisible()
  await look(page)
}

/** One event of a finger at a place given in parts of the photo. */
async function finger(page: Page, kind: string, pointerId: number, x: number, y: number): Promise<void> {
  const area = await stage(page).boundingBox()
  if (!area) throw new Error('not in sight')
  const at = { clientX: area.x + x * area.width, clientY: area.y + y * area.height }
  await stage(page).dispatchEvent(kind, { pointerId, pointerType: 'touch', button: 0, bubbles: true, ...at })
}

/** Left, top, width and height in percent of the photo. */
const box = (page: Page, at = 0) =>
  boxes(page).nth(at).evaluate(({ style }) => [style.left, style.top, style.width, style.height].map(part => Math.round(parseFloat(part))))

test('a second finger changes nothing, and a gesture that the phone takes away adds nothing', async ({ page, open }) => {
  await open('/report/new/what')
  await openSheet(page)
  await finger(page, 'pointerdown', 1, 0.2, 0.2)
  await finger(page, 'pointermove', 1, 0.4, 0.4)
  await finger(page, 'pointerdown', 2, 0.9, 0.9)
  await finger(page, 'pointermove', 2, 0.1, 0.9)
  await finger(page, 'pointerup', 2, 0.1, 0.9)
  await finger(page, 'pointermove', 1, 0.6, 0.6)
  await finger(page, 'pointerup', 1, 0.6, 0.6)
  await expect(boxes(page)).toHaveCount(1)
  await expect.poll(() => box(page)).toEqual([20, 20, 40, 40])
  await finger(page, 'pointerdown', 1, 0.4, 0.4)
  await finger(page, 'pointermove', 1, 0.5, 0.4)
  await finger(page, 'pointercancel', 1, 0.5, 0.4)
  await expect.poll(() => box(page)).toEqual([20, 20, 40, 40])
  await finger(page, 'pointerdown', 1, 0.4, 0.4)
  await finger(page, 'pointermove', 1, 0.5, 0.4)
  await finger(page, 'pointerup', 1, 0.5, 0.4)
  await expect.poll(() => box(page)).toEqual([30, 20, 40, 40])
})

test('by keyboard alone a box is added, moved, sized and kept', async ({ page, open }) => {
  await open('/report/new/what')
  await openSheet(page)
  await sheet(page).getByRole('button', { name: '加一块黑框' }).press('Enter')
  await expect(boxes(page)).toHaveCount(1)
  const [left, , width] = await box(page)
  await stage(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => box(page)).toEqual([left + 3, 40, width + 3, 20])
  await sheet(page).getByRole('button', { name: '完成' }).press('Enter')
  await expect(sheet(page)).toBeHidden()
  await expect(page.getByAltText('第1张照片')).toBeVisible()
})

test('in 长辈版 every button of the sheet is 60 px high and wide, and nothing sticks out at 375 px', async ({ page, open }) => {
  await page.setViewportSize({ width: 375, height: 812 })
  await open('/report/new/what', 'elder')
  await openSheet(page)
  await sheet(page).getByRole('button', { name: '加一块黑框' }).click()
  await expect(sheet(page).getByRole('button', { name: '去掉这块' }), 'undoing is in sight').toBeInViewport({ ratio: 1 })
  await expect(sheet(page).getByRole('button', { name: '完成' })).toBeInViewport({ ratio: 1 })
  for (const button of await sheet(page).getByRole('button').all()) {
    const area = await button.boundingBox()
    const name = await button.innerText()
    expect(Math.round(area?.height ?? 0), name).toBeGreaterThanOrEqual(60)
    expect(Math.round(area?.width ?? 0), name).toBeGreaterThanOrEqual(60)
    expect((area?.x ?? 0) + (area?.width ?? 0), name).toBeLessThanOrEqual(375)
  }
})
