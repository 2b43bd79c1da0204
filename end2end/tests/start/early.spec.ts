// Before the app is there: what index.html holds can be seen and used, nothing that is typed gets lost,
// and nothing jumps when the app takes over.
import type { Locator, Page } from '@playwright/test'
import { expectNoAxeViolations } from '../../fixtures/axe'
import { photo } from '../../fixtures/pictures'
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

/** What a page says and where it leads, by the words in sight; `then` of a sign-in is where one arrives. */
async function content(page: Page, root: string) {
  return page.evaluate(selector => {
    const main = document.querySelector(selector)
    const seen = (what: string) => [...(main?.querySelectorAll<HTMLElement>(what) ?? [])].filter(e => e.getClientRects().length > 0)
    const address = (link: HTMLElement) => {
      const url = new URL((link as HTMLAnchorElement).href)
      return url.searchParams.get('then') ?? url.pathname + url.search
    }
    return {
      tiles: seen('.l-tile').map(tile => [tile.querySelector<HTMLElement>('.l-tile__title')?.innerText, address(tile), tile.querySelector('use')?.getAttribute('href')]),
      intro: seen('.l-header__intro, .l-header__actions').map(e => e.innerText),
      step: seen('.l-stepper__words, .l-stepper__bars').map(e => e.innerText + e.childElementCount),
      words: seen('.l-photos__legend, .l-photos__hint, .l-field__hint, label[for]').slice(0, 4).map(e => e.innerText),
      back: seen('.l-header__back').map(address),
    }
  }, root)
}

for (const mode of ['standard', 'elder'] as const) {
  for (const lang of ['zh-Hans', 'zh-Hant', 'en']) {
    test(`the first page is the same before and after the app, ${mode}, ${lang}`, async ({ page }) => {
      await setMode(page, mode)
      await page.addInitScript(value => localStorage.setItem('linli.lang', value), lang)
      const release = await holdBack(page)
      await page.goto('/')
      const tiles = page.locator('.l-tile:visible')
      // The community's name is only known to the app, and may be longer than ours.
      const top = async () => (await place(page.locator('.l-hero:visible'))).height
      const head = await top()
      await expect.poll(async () => (await content(page, '#boot main')).tiles.length).toBe(mode === 'elder' ? 5 : 4)
      const before = { content: await content(page, '#boot main'), first: await place(tiles.nth(0)), third: await place(tiles.nth(2)) }
      await expectNoAxeViolations(page, `the first page before the app, ${mode}, ${lang}`)
      release()
      await appIsThere(page)
      expect(await content(page, '#main')).toEqual(before.content)
      const longer = (await top()) - head
      for (const [at, was] of [[0, before.first], [2, before.third]] as const) {
        expectSamePlace({ ...was, y: was.y + longer }, await place(tiles.nth(at)))
      }
    })
  }
}

for (const lang of ['zh-Hans', 'zh-Hant', 'en']) {
  test(`the form is the same before and after the app, ${lang}`, async ({ page }) => {
    await page.addInitScript(value => localStorage.setItem('linli.lang', value), lang)
    const release = await holdBack(page)
    await page.goto('/report/new/what')
    const field = page.locator('main textarea:visible')
    await expect.poll(async () => (await content(page, '#boot main')).words.length).toBe(4)
    const before = { content: await content(page, '#boot main'), field: await place(field) }
    await expectNoAxeViolations(page, `the form before the app, ${lang}`)
    release()
    await appIsThere(page)
    expect(await content(page, '#main')).toEqual(before.content)
    expectSamePlace(before.field, await place(field))
  })
}

test('words join a draft that waited on the phone, with its photo', async ({ page }) => {
  const form = new ReportForm(page)
  await form.start()
  await form.write('长椅断了一根')
  await form.addPhotos([photo('一.png', 5)])
  await expect(page.getByText('已自动保存在这部手机里')).toBeVisible()
  const release = await holdBack(page)
  await page.reload()
  await form.text.fill('在三号楼下')
  release()
  await appIsThere(page)
  await expect(form.text).toHaveValue('长椅断了一根\n在三号楼下')
  await expect(page.getByAltText('第1张照片')).toBeVisible()
})

test('a word that an input method is making is not cut off', async ({ page }) => {
  const release = await holdBack(page)
  await page.goto('/report/new/what')
  const form = new ReportForm(page)
  await form.text.click()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.imeSetComposition', { text: 'deng', selectionStart: 4, selectionEnd: 4 })
  release()
  await expect(page.locator('html[data-app=mounted]')).toBeAttached()
  // Longer than a page that is not complete stays unseen.
  await page.waitForTimeout(5500)
  await expect(page.locator('#boot')).toHaveCount(1)
  await cdp.send('Input.insertText', { text: '灯' })
  await appIsThere(page)
  await expect(form.text).toHaveValue('灯')
})

test('a word that is never finished does not keep the form away', async ({ page }) => {
  await page.goto('/report/new/what', { waitUntil: 'commit' })
  const form = new ReportForm(page)
  await form.text.click()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.imeSetComposition', { text: 'lou', selectionStart: 3, selectionEnd: 3 })
  await expect(page.locator('#boot')).toHaveCount(0, { timeout: 20_000 })
  await expect(form.text).toHaveValue('lou')
})

test('where the browser keeps nothing, words reach the form all the same', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError')
      },
    })
  })
  const release = await holdBack(page)
  await page.goto('/report/new/what')
  const form = new ReportForm(page)
  await form.text.fill('楼道里有积水')
  release()
  await appIsThere(page)
  await expect(form.text).toHaveValue('楼道里有积水')
})

test('words that no app ever got are in the form that is reached from the first page', async ({ page, context }) => {
  await holdBack(page)
  await page.goto('/report/new/what')
  await new ReportForm(page).text.fill('路灯不亮')
  await page.close()
  const again = await context.newPage()
  await again.goto('/')
  await appIsThere(again)
  await again.getByRole('link', { name: /^报问题/ }).first().click()
  await expect(new ReportForm(again).text).toHaveValue('路灯不亮')
})

test('a tile leads on before the app is there', async ({ page }) => {
  await holdBack(page)
  await page.goto('/')
  await page.getByRole('link', { name: /^报问题/ }).first().click()
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
