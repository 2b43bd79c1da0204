// On a first visit, when the app can not start, the community's own number is one tap away.
import type { Page } from '@playwright/test'
import { community } from '../../fixtures/api'
import { expect, test } from '../../fixtures/test'

async function number(page: Page, url: string): Promise<string> {
  return (await community(page.request, url)).phones[0].number
}

for (const [why, title] of [['no program', '页面没有打开'], ['an old browser', '这部手机的浏览器太旧了']] as const) {
  // A context of its own: the project's watches for errors, and these are meant.
  test(`a first visit with ${why} has the number`, async ({ browser, server }) => {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    if (why === 'no program') await page.route('**/*_bg.wasm', route => route.abort())
    else await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'))
    await page.goto(server.url)
    const phone = await number(page, server.url)
    const state = page.getByRole('alert').filter({ hasText: title })
    await expect(state.getByRole('link', { name: phone })).toHaveAttribute('href', `tel:${phone.replace(/-/g, '')}`)
    await expect(page.locator('#boot .l-help')).toHaveAttribute('href', /^tel:/)
    await context.close()
  })
}

test('a first visit without JavaScript has the number', async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(server.url)
  await expect(page.locator('noscript a[href^="tel:"]')).toBeVisible()
  await context.close()
})
