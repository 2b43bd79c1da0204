// Signing out in one tab takes the person out of the other ones, too: on a shared phone nothing of hers
// may stay in sight.
import { expect, look, test } from '../../fixtures/test'

test('signed out in one tab, the other shows nothing of the person any more', async ({ page, context, open, server }) => {
  // A session of its own: the shared one would end for the tests after this.
  const headers = { origin: server.url }
  const phone = '13812340021'
  const sent = await context.request.post(`${server.url}/api/v1/codes`, { data: { phone }, headers })
  expect(sent.ok(), await sent.text()).toBe(true)
  const { request, demo_code: code } = await sent.json()
  const session = await context.request.post(`${server.url}/api/v1/session`, { data: { request, phone, code }, headers })
  expect(session.ok(), await session.text()).toBe(true)

  const other = await context.newPage()
  await other.goto('/me')
  const hers = other.locator('main').getByText('138****0021')
  await expect(hers).toBeVisible()

  await open('/me')
  await page.getByRole('button', { name: '退出登录', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '确定要退出吗？' })
  await look(page)
  await dialog.getByRole('button', { name: '退出，留着没写完的' }).click()
  await expect(page.getByText('已退出登录')).toBeVisible()

  await expect(hers).toHaveCount(0)
  await expect(other.locator('main').getByRole('link', { name: '登录', exact: true })).toBeVisible()
})
