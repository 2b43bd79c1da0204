// What no address shows: the form half filled, a report just sent, and everything that opens over a page.
// Both modes; all findings of a test are told at its end.
import type { BrowserContext, Page } from '@playwright/test'
import { axeViolations, wholePage } from '../../fixtures/axe'
import { settled, signIn, signInWith } from '../../fixtures/people'
import { photo } from '../../fixtures/pictures'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'
import { askForCode } from '../../pages/sign-in'

// Colours that are still changing are nobody's colours.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.locator('dialog[open]')

/** `tall` as in the list of pages; what lies over a page has the size of the screen. */
async function inspect(page: Page, where: string, tall = false): Promise<void> {
  if (tall) await wholePage(page)
  expect.soft(await axeViolations(page), `axe on ${where}`).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft(over, `pixels over the right edge of ${where}`).toBeLessThanOrEqual(0)
  if (tall) await page.setViewportSize({ width: 375, height: 812 })
}

/** Opens what a button opens, looks at it, and closes it again. */
async function inspectDialog(page: Page, opener: string, where: string): Promise<void> {
  await look(page)
  await button(page, opener).first().click()
  await expect(dialog(page)).toBeVisible()
  await inspect(page, where)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
}

/** A report that waits: anybody's, or the person's own. */
async function waiting(context: BrowserContext, url: string, more = ''): Promise<string> {
  const answer = await context.request.get(`${url}/api/v1/communities/-/reports?status=submitted${more}`)
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()).items[0].id
}

async function write(page: Page, words: string): Promise<void> {
  // In 长辈版 the words are the second question; the other form has only one page.
  await page.goto('/report/new/what?q=1')
  await page.getByRole('textbox', { name: '发生了什么？' }).fill(words)
  await expect(page.getByText('已自动保存在这部手机里')).toBeVisible()
}

async function chooseBuilding(page: Page): Promise<void> {
  await new ReportForm(page).building('4号楼')
  await expect(page.getByText('哪个单元？')).toBeVisible()
}

for (const [at, mode] of (['standard', 'elder'] as const).entries()) {
  test(`photos and words in ${mode}`, async ({ page, open }) => {
    await open('/report/new/what', mode)
    await page.locator('input[type=file][multiple]').setInputFiles([photo('一.png', 5), photo('二.png', 6)])
    await expect(page.getByAltText('第2张照片')).toBeVisible()
    await inspect(page, `photos ${mode}`, true)
    await inspectDialog(page, '涂黑', `black-out ${mode}`)
    await write(page, '楼道灯不亮，请打13800000001')
    await inspect(page, `words with a number ${mode}`, true)
  })

  test(`where, by map and by building, in ${mode}`, async ({ page, open }) => {
    await open('/', mode)
    await write(page, '楼道灯不亮')
    await page.goto('/report/new/where')
    await new ReportForm(page).map()
    await settled(page)
    await inspect(page, `where by map ${mode}`, true)
    await chooseBuilding(page)
    await inspect(page, `where by building ${mode}`, true)
  })

  test(`before and after sending in ${mode}`, async ({ page, open, context, server }) => {
    // Nobody's phone: who has agreed already is not asked.
    await signInWith(context, server.url, `1381234008${at}`)
    await open('/', mode)
    const words = `楼道灯不亮，${mode}`
    await write(page, words)
    await page.goto('/report/new/where')
    await chooseBuilding(page)
    await page.goto('/report/new/check')
    await settled(page)
    await inspect(page, `check ${mode}`, true)
    if (mode === 'elder') {
      await look(page)
      await button(page, '都对，去发送').click()
    }
    await expect(button(page, '同意')).toBeVisible()
    await inspect(page, `consent ${mode}`, true)
    const form = new ReportForm(page)
    await form.agree()
    await form.sendAway()
    await inspect(page, `just sent ${mode}`, true)
  })

  test(`is it one of these in ${mode}`, async ({ page, open, browser, server }) => {
    const other = await browser.newContext({ baseURL: server.url })
    await signIn(other, server.url, 'resident')
    const first = new ReportForm(await other.newPage())
    await first.tell(`四号楼的路灯不亮，${mode}`)
    await first.upToSend('4号楼')
    await first.sendAway()
    await other.close()
    await open('/', mode)
    await write(page, '楼道灯又不亮了')
    await page.goto('/report/new/where')
    await chooseBuilding(page)
    // 长辈版 asks for the spot first, and then about each of them on a page of its own.
    for (const _ of mode === 'elder' ? ['unit', 'spot'] : []) {
      await look(page)
      await button(page, '下一步').click()
    }
    await expect(page.locator('.l-seen__card').first()).toBeVisible()
    await inspect(page, `is it one of these ${mode}`, true)
    // There its answers are the question; here a dialog asks first.
    if (mode === 'elder') return
    await look(page)
    await button(page, '就是这件').first().click()
    await expect(page.getByRole('heading', { name: '您报的和这件一样吗？' })).toBeVisible()
    await inspect(page, `is it the same ${mode}`, true)
  })

  test(`the code in ${mode}`, async ({ page, open }) => {
    await open('/signin', mode)
    await askForCode(page, `1381234009${at}`)
    await inspect(page, `code ${mode}`, true)
  })

  test(`what opens over the pages of a resident in ${mode}`, async ({ page, open, context, server }) => {
    await signIn(context, server.url, 'resident')
    await open('/reports', mode)
    await settled(page)
    await inspectDialog(page, '筛选', `filter ${mode}`)
    await open(`/reports/${await waiting(context, server.url, '&scope=mine')}`, mode)
    await inspectDialog(page, '撤回这件事', `withdraw ${mode}`)
    const pictured = await withPhoto(context, server.url)
    await open(`/reports/${pictured}`, mode)
    await page.locator('.l-photo-tile').first().click()
    await expect(page.locator('.l-viewer__image')).toBeVisible()
    await inspect(page, `viewer ${mode}`)
  })

  test(`what opens over the pages of staff in ${mode}`, async ({ page, open, context, server }) => {
    await signIn(context, server.url, 'staff')
    const id = await waiting(context, server.url)
    await open(`/reports/${id}`, mode)
    await inspectDialog(page, '举报', `flag ${mode}`)
    await open(`/work/${id}`, mode)
    await inspectDialog(page, '不受理', `decline ${mode}`)
  })

  test(`settings being edited in ${mode}`, async ({ page, open, context, server }) => {
    await signIn(context, server.url, 'staff')
    await open('/settings/phones', mode)
    await page.getByRole('button', { name: /^修改 / }).first().click()
    await expect(page.getByRole('heading', { name: '修改电话' })).toBeVisible()
    await inspect(page, `phone being edited ${mode}`, true)
    await look(page)
    await page.getByRole('button', { name: /^删除 / }).first().click()
    await expect(dialog(page)).toBeVisible()
    await inspect(page, `removal ${mode}`)
    await open('/settings/notices', mode)
    await page.getByRole('button', { name: /^修改 / }).first().click()
    await expect(page.getByRole('heading', { name: '修改公告' })).toBeVisible()
    await inspect(page, `notice being edited ${mode}`, true)
  })
}

/** A report of the demo that has a photo. */
async function withPhoto(context: BrowserContext, url: string): Promise<string> {
  const answer = await context.request.get(`${url}/api/v1/communities/-/reports?limit=100`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  for (const { id } of items) {
    const { photos } = await (await context.request.get(`${url}/api/v1/reports/${id}`)).json()
    if (photos.length > 0) return id
  }
  throw new Error('no report of the demo has a photo')
}
