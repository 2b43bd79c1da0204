// A panic stops the app's program with a trap. Whoever presses a dead button is told, in either way
// that a trap can reach the page.
import { expect, test } from '../../fixtures/test'

/** A program that does nothing but stop. */
const TRAP = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11,
]

for (const way of ['in an event', 'in a promise'] as const) {
  // A context of its own: the project's watches for errors, and this one is meant.
  test(`a stopped program is told, ${way}`, async ({ browser, server }) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(server.url)
    await expect(page.locator('html[data-app=ready]')).toBeAttached()
    await page.evaluate(
      async ([bytes, later]) => {
        const program = await WebAssembly.instantiate(new Uint8Array(bytes))
        const stop = program.instance.exports.f as () => void
        if (later) void Promise.resolve().then(stop)
        else setTimeout(stop)
      },
      [TRAP, way === 'in a promise'] as const,
    )
    await expect(page.getByRole('alert').filter({ hasText: '页面出了点问题' })).toBeVisible()
    await page.getByRole('button', { name: '重新打开' }).click()
    await expect(page.locator('html[data-app=ready]')).toBeAttached()
    await context.close()
  })
}

test('a program that stops before its page is in sight is told, too', async ({ browser, server }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  // The answer that the first page waits for never comes: the app is there, unseen.
  await page.route('**/api/v1/communities/-/home', () => {})
  await page.goto(server.url)
  await expect(page.locator('html[data-app=mounted]')).toBeAttached()
  await page.evaluate(async bytes => {
    const program = await WebAssembly.instantiate(new Uint8Array(bytes))
    setTimeout(program.instance.exports.f as () => void)
  }, TRAP)
  await expect(page.locator('#boot')).toHaveCount(0)
  await expect(page.getByRole('alert').filter({ hasText: '页面出了点问题' })).toBeVisible()
  await context.close()
})

for (const path of ['/', '/report/new/what', '/reports']) {
  test(`a program that can not be had is told at once, ${path}`, async ({ browser, server }) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.route('**/*_bg.wasm', route => route.abort())
    await page.goto(server.url + path)
    await expect(page.getByText('页面没有打开')).toBeVisible()
    await expect(page.getByRole('link', { name: /打电话：/ })).toBeVisible()
    await page.unroute('**/*_bg.wasm')
    await page.getByRole('button', { name: '再试一次' }).click()
    await expect(page.locator('html[data-app=ready]')).toBeAttached()
    await context.close()
  })
}

for (const [locale, words] of [
  ['zh-TW', '頁面沒有打開'],
  ['en-GB', 'The page did not open'],
]) {
  test(`it is told in the reader's language, ${locale}`, async ({ browser, server }) => {
    const context = await browser.newContext({ locale })
    const page = await context.newPage()
    await page.route('**/*_bg.wasm', route => route.abort())
    await page.goto(server.url)
    await expect(page.getByText(words)).toBeVisible()
    await expect(page.getByText('页面没有打开')).toBeHidden()
    await context.close()
  })
}
