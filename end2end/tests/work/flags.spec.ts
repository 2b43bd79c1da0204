// Staff decide about what was flagged. Somebody else may have changed the report meanwhile: one press reads
// it anew, and what was typed stays.
import type { Browser, BrowserContext } from '@playwright/test'
import { signIn } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'

/** Somebody of the staff in `context`, a neighbour in another browser, and the reports that wait, as the neighbour sees them. */
async function deskAndNeighbour(browser: Browser, context: BrowserContext, url: string) {
  await signIn(context, url, 'staff')
  const other = await browser.newContext({ baseURL: url })
  await signIn(other, url, 'elder')
  const post = async (by: BrowserContext, path: string, data: object) => {
    const headers = { origin: url, 'idempotency-key': crypto.randomUUID() }
    const answer = await by.request.post(`${url}/api/v1${path}`, { headers, data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.json()
  }
  const list = await other.request.get(`${url}/api/v1/communities/-/reports?status=submitted`)
  const { items } = (await list.json()) as { items: { id: string; mine: boolean }[] }
  return { other, post, items }
}

test('what changed meanwhile is read anew, and the reason stays typed', async ({ browser, page, context, server }) => {
  const { other, post, items } = await deskAndNeighbour(browser, context, server.url)
  const id = items.find(report => !report.mine)?.id
  const flag = (text: string) => ({ report: id, subject: { kind: 'report', id }, reason: 'untrue', text })
  await post(context, '/flags', flag('看着不像'))
  await page.goto('/work/flags')
  const card = page.locator('.l-card').filter({ hasText: '看着不像' })
  const reason = card.getByLabel('处理理由')
  await reason.fill('看过现场，情况属实')
  // Somebody takes the report up, and somebody else flags the same words.
  await post(context, `/reports/${id}/accept`, {})
  await post(other, '/flags', flag('我也觉得不像'))
  await other.close()
  await look(page)
  await card.getByRole('button', { name: '保留', exact: true }).click()
  const refused = page.getByText('有人刚刚改过，请刷新后再改。')
  await expect(refused).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: '刷新，写好的还在' }).click()
  await expect(refused).toHaveCount(0)
  await expect(reason).toHaveValue('看过现场，情况属实')
  await look(page)
  await card.getByRole('button', { name: '保留', exact: true }).click()
  // Both flags are answered by the one decision; those of the demo still wait.
  await expect(page.locator('.l-card').filter({ hasText: '不像' })).toHaveCount(0)
  await expect(page.locator('.l-card').first()).toBeVisible()
})

test('somebody of the staff is told that a colleague decides about her own words', async ({ browser, page, context, server }) => {
  const { other, post, items } = await deskAndNeighbour(browser, context, server.url)
  const report = items[0].id
  const { id } = await post(context, `/reports/${report}/comments`, { text: '下周再看' })
  await post(other, '/flags', { report, subject: { kind: 'comment', id }, reason: 'untrue', text: '说了不算' })
  await other.close()
  await page.goto('/work/flags')
  const card = page.locator('.l-card').filter({ hasText: '说了不算' })
  await expect(card.getByText('这是您自己写的或拍的，由别的同事来决定。')).toBeVisible()
  await expect(card.getByRole('button', { name: '隐藏' })).toHaveAttribute('aria-disabled', 'true')
  await expect(card.getByRole('button', { name: '保留', exact: true })).toHaveCount(0)
})

test('what a worker said is flagged by whoever told it, and hidden by staff', async ({ browser, page, context, server }) => {
  const words = '王家两个月没交电费，所以没有修'
  await signIn(context, server.url, 'resident')
  const desk = await browser.newContext({ baseURL: server.url })
  await signIn(desk, server.url, 'staff')
  const worker = await browser.newContext({ baseURL: server.url })
  await signIn(worker, server.url, 'worker')
  const headers = () => ({ origin: server.url, 'idempotency-key': crypto.randomUUID() })
  const list = await worker.request.get(`${server.url}/api/v1/communities/-/reports?status=accepted`)
  const { items } = (await list.json()) as { items: { id: string }[] }
  let id = ''
  // Only those of her own grid are hers to speak about.
  for (const report of items) {
    const noted = await worker.request.post(`${server.url}/api/v1/reports/${report.id}/notes`, { headers: headers(), data: { text: words } })
    if (noted.ok()) {
      id = report.id
      break
    }
  }
  expect(id, 'a report of this worker').not.toBe('')
  await worker.close()

  await page.goto(`/reports/${id}`)
  const said = page.locator('.l-moment').filter({ hasText: words })
  await said.getByRole('button', { name: '举报' }).click()
  const dialog = page.getByRole('dialog')
  await look(page)
  await dialog.getByLabel('露出了别人的隐私').check()
  await look(page)
  await dialog.getByRole('button', { name: '交给工作人员' }).click()
  await expect(page.getByText('已转给工作人员')).toBeVisible()

  const staff = await desk.newPage()
  await staff.goto('/work/flags')
  const card = staff.locator('.l-card').filter({ hasText: words })
  await card.getByLabel('处理理由').fill('写了住户的私事')
  await look(staff)
  await card.getByRole('button', { name: '隐藏' }).click()
  await expect(card).toHaveCount(0)
  await page.reload()
  await expect(page.locator('.l-moment').filter({ hasText: '这里的文字已被工作人员隐藏。' })).toBeVisible()
  await expect(page.getByText(words)).toHaveCount(0)
  await look(page)

  // Shown again where it was said.
  await staff.goto(`/reports/${id}`)
  await staff.locator('.l-moment').filter({ hasText: words }).getByRole('button', { name: '恢复显示' }).click()
  await staff.getByRole('dialog').getByLabel('理由').fill('已征得同意')
  await look(staff)
  await staff.getByRole('dialog').getByRole('button', { name: '恢复显示' }).click()
  await page.reload()
  await expect(page.getByText(words).first()).toBeVisible()
})
