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
