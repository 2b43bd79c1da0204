// A report that changes while somebody reads it: its author mends it, a neighbour says something, and a
// page that is open hears of it, by the stream or, where that does not come through, by asking.
import type { Browser, Page } from '@playwright/test'
import { mine } from '../../fixtures/api'
import { signIn } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

/** A report that waits, of somebody else than whoever reads it here. */
async function waiting(page: Page, url: string): Promise<string> {
  const answer = await page.request.get(`${url}/api/v1/communities/-/reports?status=submitted`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items[0].id
}

/** What a neighbour says from another phone. */
async function say(browser: Browser, url: string, report: string, text: string): Promise<void> {
  const other = await browser.newContext()
  await signIn(other, url, 'elder')
  const headers = { origin: url, 'idempotency-key': crypto.randomUUID() }
  const said = await other.request.post(`${url}/api/v1/reports/${report}/comments`, { headers, data: { text } })
  expect(said.ok(), await said.text()).toBe(true)
  await other.close()
}

/** Turns the twenty seconds between two questions (`src/features/reports/detail/live.rs`) into one. */
async function askSooner(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const every = window.setInterval.bind(window)
    const sooner = (run: TimerHandler, ms?: number) => every(run, ms === 20_000 ? 1000 : ms)
    window.setInterval = sooner as typeof window.setInterval
  })
}

test('its author mends a report that waits, and what is wrong is said beside the field', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const words = '自行车棚的顶漏雨'
  const form = new ReportForm(page)
  await form.tell(words)
  await form.upToSend('3号楼')
  await form.sendAway()
  const [card] = await mine(page.request, server.url, words)
  await page.goto(`/reports/${card.id}`)
  await page.getByRole('link', { name: '修改内容' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '修改这件事' })).toBeVisible()
  const text = page.getByRole('textbox', { name: '什么事' })
  await expect(text).toHaveValue(words)
  await text.fill('')
  await look(page)
  await page.getByRole('button', { name: '保存修改' }).click()
  await expect(text).toHaveAttribute('aria-invalid', 'true')
  const better = `${words}，地上很滑`
  await text.fill(better)
  await page.getByRole('button', { name: '保存修改' }).click()
  await expect(page).toHaveURL(new RegExp(`/reports/${card.id}$`))
  await expect(page.locator('main').getByText(better).first()).toBeVisible()
  await expect(page.getByText('修改了内容').first()).toBeVisible()
})

for (const mode of ['standard', 'elder'] as const) {
  test(`its author says anew where it is, and nothing else is lost (${mode})`, async ({ page, context, server, open }) => {
    await signIn(context, server.url, 'resident')
    const words = `垃圾房的门关不上 ${mode}`
    const form = new ReportForm(page)
    await form.tell(words)
    await form.upToSend('3号楼')
    await form.sendAway()
    const [card] = await mine(page.request, server.url, words)
    await open(`/reports/${card.id}/correct`, mode)
    const text = page.getByRole('textbox', { name: '什么事' })
    const better = `${words}，风一吹就响`
    await text.fill(better)
    const change = page.getByRole('button', { name: /改地点/ })
    await look(page)
    await change.click()
    const spot = page.getByRole('textbox', { name: /具体地点/ })
    await expect(spot).toBeVisible()
    if (mode === 'elder') await expect(text).toBeHidden()
    await spot.fill('北门旁边')
    await look(page)
    await page.getByRole('button', { name: '改选地点', exact: true }).click()
    const search = page.getByRole('searchbox', { name: '搜索' })
    await expect(search).toBeVisible()
    await look(page)
    await page.getByRole('button', { name: '保存修改' }).click()
    await expect(page.getByRole('alert').filter({ hasText: '请在下面点一下您的楼' })).toBeVisible()
    await search.fill('7号楼')
    await look(page)
    await page.getByRole('button', { name: /7号楼/ }).first().click()
    await expect(spot).toHaveValue('北门旁边')
    await expect(page.getByText('请在下面点一下您的楼')).toHaveCount(0)
    await look(page)
    await page.getByRole('button', { name: '保存修改' }).click()
    await expect(page).toHaveURL(new RegExp(`/reports/${card.id}$`))
    await expect(page.locator('main').getByText(better).first()).toBeVisible()
    await expect(page.getByText(/7号楼 北门旁边/).first()).toBeVisible()
    await expect(page.getByText('修改了内容（地点改了）').first()).toBeVisible()
  })
}

test('a comment is on the page and on the server, and an empty one is refused in words', async ({ page, context, server, open }) => {
  await signIn(context, server.url, 'resident')
  const id = await waiting(page, server.url)
  await open(`/reports/${id}`)
  const field = page.getByRole('textbox', { name: '留言' })
  await page.getByRole('button', { name: '发送', exact: true }).click()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  const text = '昨天晚上也是这样'
  await field.fill(text)
  await page.getByRole('button', { name: '发送', exact: true }).click()
  await expect(field).toHaveValue('')
  await expect(page.locator('.l-comment').filter({ hasText: text })).toContainText('我', { timeout: 15_000 })
  const detail = await (await page.request.get(`${server.url}/api/v1/reports/${id}`)).json()
  expect(detail.comments_list.map((comment: { text: string }) => comment.text)).toContain(text)
})

test('an open page hears of a change by the stream, long before it would ask', async ({ browser, page, server, open }) => {
  const id = await waiting(page, server.url)
  const stream = page.waitForResponse(/\/api\/v1\/stream/)
  await open(`/reports/${id}`)
  await expect(page.getByRole('heading', { name: '留言' })).toBeVisible()
  await stream
  await say(browser, server.url, id, '我家这边也停了')
  await expect(page.getByText('我家这边也停了')).toBeVisible({ timeout: 10_000 })
})

test('where the stream is cut off, the page asks by itself', async ({ browser, page, server, open }) => {
  await askSooner(page)
  await page.route('**/api/v1/stream*', route => route.fulfill({ status: 503 }))
  const id = await waiting(page, server.url)
  const refused = page.waitForResponse(/\/api\/v1\/stream/)
  await open(`/reports/${id}`)
  await expect(page.getByRole('heading', { name: '留言' })).toBeVisible()
  expect((await refused).status()).toBe(503)
  await say(browser, server.url, id, '物业说下午来看')
  await expect(page.getByText('物业说下午来看')).toBeVisible({ timeout: 10_000 })
})

test('what is taken back leaves the page of a neighbour who has it open', async ({ browser, page, server, open }) => {
  const author = await browser.newContext({ locale: 'zh-CN', baseURL: server.url })
  await signIn(author, server.url, 'resident')
  const words = '花坛的栏杆断了一截'
  const form = new ReportForm(await author.newPage())
  await form.tell(words)
  await form.upToSend('6号楼')
  await form.sendAway()
  const [report] = await mine(author.request, server.url, words)

  const stream = page.waitForResponse(/\/api\/v1\/stream/)
  await open(`/reports/${report!.id}`)
  await expect(page.locator('main').getByText(words).first()).toBeVisible()
  await stream
  const headers = { origin: server.url, 'idempotency-key': crypto.randomUUID() }
  const back = await author.request.post(`${server.url}/api/v1/reports/${report!.id}/withdraw`, { headers, data: {} })
  expect(back.ok(), await back.text()).toBe(true)
  await expect(page.locator('main').getByText(words)).toHaveCount(0, { timeout: 10_000 })
  await expect(page.getByText('没有找到，可能已经被移走')).toBeVisible()
  await author.close()
})
