// An act without network is sent as it was meant: 不再关注 must not arrive as 关注.
import { signIn } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'

test('不再关注 without network is told as such and sent as such', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const list = await (await page.request.get(`${server.url}/api/v1/communities/-/reports`)).json()
  const { id, excerpt } = list.items.find((i: { mine: boolean, excerpt: string }) => !i.mine && i.excerpt !== '')
  const followed = async () => {
    const answer = await page.request.get(`${server.url}/api/v1/communities/-/reports?scope=followed`)
    return (await answer.json()).items.some((i: { id: string }) => i.id === id)
  }
  await page.goto(`/reports/${id}`)
  await page.getByRole('button', { name: /^关注进展/ }).click()
  await expect.poll(followed).toBe(true)
  const unfollow = page.getByRole('button', { name: /^不再关注/ })
  await expect(unfollow).toBeVisible()

  const sent: string[] = []
  const people: (string | undefined)[] = []
  await context.route('**/follow', route => {
    sent.push(route.request().method())
    people.push(route.request().headers()['for-person'])
    return route.abort()
  })
  await look(page)
  await unfollow.click()
  await expect.poll(() => sent).toContain('DELETE')
  expect(people, 'each try says whose act it is').not.toContain(undefined)
  await page.goto('/me/outbox')
  const row = page.locator('.l-outbox__item').filter({ hasText: '不再关注' })
  await expect(row, 'it says which report').toContainText(excerpt)

  await context.unroute('**/follow')
  await page.reload()
  await expect.poll(followed, { timeout: 30_000 }).toBe(false)
})

test('我也遇到 that the server could not take waits and goes out by itself', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const list = await (await page.request.get(`${server.url}/api/v1/communities/-/reports`)).json()
  const { id } = list.items.findLast((i: { mine: boolean, excerpt: string }) => !i.mine && i.excerpt !== '')
  const join = `/api/v1/reports/${id}/me-too`
  const tried: string[] = []
  await context.route(`**${join}`, route => {
    tried.push(route.request().method())
    if (tried.length > 1) return route.continue()
    return route.fulfill({ status: 503, headers: { 'retry-after': '8' }, contentType: 'text/plain', body: 'busy' })
  })
  await page.goto(`/reports/${id}`)
  await page.getByRole('button', { name: /^我也遇到/ }).click()
  await expect(page.getByText('已记下，会自动发送')).toBeVisible()
  await expect.poll(() => tried.length, { timeout: 30_000 }).toBe(2)
  await expect(page.getByRole('button', { name: /^取消“我也遇到”/ })).toBeVisible()
  expect(tried).toEqual(['PUT', 'PUT'])
})
