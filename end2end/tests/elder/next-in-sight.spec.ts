// On every page of the journey the way on is in sight, above the line to a person, whatever the page
// holds and however far it is scrolled; and that line stays with the largest text.
import type { Page } from '@playwright/test'
import { photo } from '../../fixtures/pictures'
import { settled } from '../../fixtures/people'
import { expect, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

const next = (page: Page) => page.locator('.l-form__next').getByRole('button')

/** The button can be pressed where it is, at the top of the page as well as at its end. */
async function expectInSight(page: Page): Promise<void> {
  // What is still being loaded moves what stands below it.
  await expect(() => inSight(page)).toPass({ timeout: 20_000 })
}

async function inSight(page: Page): Promise<void> {
  for (const y of [0, 100_000]) {
    await page.evaluate(to => window.scrollTo(0, to), y)
    const box = await next(page).boundingBox()
    const help = await page.locator('.l-help').boundingBox()
    if (!box || !help) throw new Error('button or help line is not on the page')
    expect(box.y, 'top of the button').toBeGreaterThan(0)
    expect(box.y + box.height, 'button above the help line').toBeLessThanOrEqual(help.y + 1)
    expect(help.y + help.height, 'help line in the window').toBeLessThanOrEqual((page.viewportSize()?.height ?? 0) + 1)
  }
}

for (const mode of ['standard', 'elder'] as const) {
  test(`the way on stays in sight (${mode})`, async ({ page, open }) => {
    const form = new ReportForm(page)
    await open('/report/new/what', mode)
    await form.addPhotos([photo('一.png', 5), photo('二.png', 6)])
    await expect(page.getByAltText('第2张照片')).toBeVisible()
    await expectInSight(page)
    const frame = await page.locator('.l-photos__item .l-photos__frame').first().boundingBox()
    if (mode === 'elder') expect(frame?.height).toBeLessThanOrEqual(812 * 0.3 + 1)
    await page.goto('/report/new/what?q=2')
    await settled(page)
    await expectInSight(page)
    await page.goto('/report/new/where')
    await page.getByLabel('输入楼号找楼栋').fill('4号楼')
    await page.getByRole('button', { name: /4号楼/ }).first().click()
    await expect(page.getByText('哪个单元？')).toBeVisible()
    await expectInSight(page)
    await page.goto('/report/new/check')
    await expect(next(page)).toBeVisible()
    await expectInSight(page)
  })
}

test('with the largest text the line to a person is in the window on every page', async ({ page, open }) => {
  await page.addInitScript(() => localStorage.setItem('linli.fs', '4'))
  for (const path of ['/', '/reports', '/me', '/report/new/what']) {
    await open(path, 'elder')
    await expect(page.locator('main h1').first()).toBeVisible()
    const help = await page.locator('.l-help').boundingBox()
    if (!help) throw new Error(`no help line on ${path}`)
    expect(help.y + help.height, path).toBeLessThanOrEqual(813)
    expect(help.height, `one line on ${path}`).toBeLessThan(80)
  }
})

test('with the largest text the first place to choose is on the first screen', async ({ page, open }) => {
  await page.addInitScript(() => localStorage.setItem('linli.fs', '4'))
  await open('/report/new/where', 'elder')
  const first = page.locator('.l-form__list .l-row').first()
  await expect(first).toBeVisible()
  const box = await first.boundingBox()
  const dock = await page.locator('.l-form__next').boundingBox()
  if (!box || !dock) throw new Error('place or way on is not on the page')
  expect(box.y + box.height, 'above the way on').toBeLessThanOrEqual(dock.y)
})

for (const [lang, fs] of [['en', '4'], ['en', '3'], ['zh-Hans', '4']]) {
  test(`on the narrowest phone the line to a person hides nothing of the way on (${lang}, size ${fs})`, async ({ page, open }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.addInitScript(kept => Object.entries(kept).forEach(([key, value]) => localStorage.setItem(key, value)), {
      'linli.fs': fs,
      'linli.lang': lang,
    })
    await open('/report/new/what', 'elder')
    await expect(next(page)).toBeVisible()
    await expectInSight(page)
  })
}
