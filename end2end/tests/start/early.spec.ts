// Before the app is there: what index.html holds can be seen and used, nothing that is typed gets lost,
// and nothing jumps when the app takes over.
import type { Locator, Page } from '@playwright/test'
import { expectNoAxeViolations } from '../../fixtures/axe'
import { expect, setMode, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

/** Keeps the app's program back until the returned function is called. */
async function holdBack(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>(resolve => (release = resolve))
  await page.route('**/*_bg.wasm', async route => {
    await released
    await route.continue().catch(() => {})
  })
  return () => release()
}

async function appIsThere(page: Page): Promise<void> {
  await expect(page.locator('html[data-app=ready]')).toBeAttached()
  await expect(page.locator('#boot')).toHaveCount(0)
}

async function place(of: Locator) {
  const box = await of.boundingBox()
  if (!box) throw new Error('not in sight')
  return box
}

/** Two pixels are no jump. */
function expectSamePlace(before: { x: number; y: number; width: number }, after: typeof before): void {
  for (const side of ['x', 'y', 'width'] as const) {
    expect(Math.abs(before[side] - after[side]), side).toBeLessThanOrEqual(2)
  }
}

test('words are typed while the app loads, and the app goes on with them', async ({ page }) => {
  const release = await holdBack(page)
  await page.goto('/report/new/what')
  const form = new ReportForm(page)
  await form.text.click()
  await page.keyboard.type('三号楼的灯')
  const before = await place(form.text)
  await expectNoAxeViolations(page, 'the form before the app')
  release()
  await appIsThere(page)
  await expect(form.text).toHaveValue('三号楼的灯')
  await expect(form.text).toBeFocused()
  expectSamePlace(before, await place(form.text))
  await page.keyboard.type('坏了')
  await expect(form.text).toHaveValue('三号楼的灯坏了')
  await expect(page.getByText('已自动保存在这部手机里')).toBeVisible()
  await page.reload()
  await appIsThere(page)
  await expect(form.text).toHaveValue('三号楼的灯坏了')
})

test('words typed before a browser was killed are there the next time', async ({ page, context }) => {
  await holdBack(page)
  await page.goto('/report/new/what')
  await new ReportForm(page).text.fill('井盖松了')
  await page.close()
  const again = await context.newPage()
  await again.goto('/report/new/what')
  await appIsThere(again)
  await expect(new ReportForm(again).text).toHaveValue('井盖松了')
})

for (const mode of ['standard', 'elder'] as const) {
  test(`the first page can be used while the app loads, ${mode}`, async ({ page }) => {
    await setMode(page, mode)
    const release = await holdBack(page)
    await page.goto('/')
    const tile = page.getByRole('link', { name: /^报问题/ })
    const call = page.getByRole('link', { name: /^打电话/ })
    const before = [await place(tile), await place(call)]
    await expectNoAxeViolations(page, `the first page before the app, ${mode}`)
    release()
    await appIsThere(page)
    expectSamePlace(before[0]!, await place(tile))
    expectSamePlace(before[1]!, await place(call))
  })
}

test('a tile leads on before the app is there', async ({ page }) => {
  await holdBack(page)
  await page.goto('/')
  await page.getByRole('link', { name: /^报问题/ }).click()
  await expect(page).toHaveURL(/\/report\/new\/what$/)
  await expect(new ReportForm(page).text).toBeEditable()
})

test('who needs large letters gets them before the app is there', async ({ page }) => {
  await holdBack(page)
  await page.goto('/')
  await page.getByRole('button', { name: '长辈版' }).click()
  await expect(page.locator('html[data-early=home-elder]')).toBeAttached()
  await expect(page.getByRole('button', { name: '回到标准版' })).toBeVisible()
})
