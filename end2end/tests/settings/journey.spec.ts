// Staff set the community up: a promise is changed, a notice reaches the first page, a role is given and
// taken back; and a wrong value is named beside its field, which keeps what was typed.
import type { Browser } from '@playwright/test'
import { community } from '../../fixtures/api'
import { signIn, signInWith } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'

test.beforeEach(({ context, server }) => signIn(context, server.url, 'staff'))

test('the limit of a category: too much is refused beside the field, the next value is everybody’s', async ({ page, open, server }) => {
  await open('/settings/categories/lift')
  const limit = page.getByLabel('几分钟内受理')
  await limit.fill('999999')
  const about = page.getByRole('textbox', { name: '责任方', exact: true })
  await about.fill('物业电梯组')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText(/数值超出范围，最大/)).toBeVisible()
  await expect(limit).toHaveAttribute('aria-invalid', 'true')
  await expect(limit).toHaveValue('999999')
  await expect(about).toHaveValue('物业电梯组')
  await limit.fill('25')
  await look(page)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page).toHaveURL(/\/settings\/categories$/)
  await expect(page.getByText('物业电梯组 · 25分钟内受理')).toBeVisible()
  const { categories } = await community(page.request, server.url)
  const lift = categories.find((category: { code: string }) => category.code === 'lift')
  expect(lift.accept_within_min).toBe(25)
})

test('a notice is on a resident’s first page until it is taken down', async ({ browser, page, open, server }) => {
  const title = '周三上午停水检修'
  await open('/settings/notices')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByText('这里还没有填。').first()).toBeVisible()
  await page.getByLabel('标题').fill(title)
  await page.getByLabel('内容').fill('九点到十一点停水，请提前储水。')
  await look(page)
  await page.getByRole('switch', { name: '置顶' }).check()
  await look(page)
  await page.getByRole('button', { name: '发布', exact: true }).click()
  const remove = page.getByRole('button', { name: `删除 ${title}` })
  await expect(remove).toBeVisible()
  expect(await firstPage(browser, server.url)).toContain(title)
  await look(page)
  await remove.click()
  await look(page)
  await page.getByRole('dialog').getByRole('button', { name: '确定删除' }).click()
  await expect(remove).toHaveCount(0)
  expect(await firstPage(browser, server.url)).not.toContain(title)
})

test('a role opens the work pages to a phone, and taken back it closes them at once', async ({ browser, page, open, server }) => {
  const phone = '13812340071'
  await open('/settings/roles')
  await page.getByLabel('手机号').fill('1381234')
  await page.getByLabel('对居民显示的姓名').fill('何网格')
  await page.getByRole('radio', { name: '第一网格' }).check({ force: true })
  await look(page)
  await page.getByRole('button', { name: '添加', exact: true }).click()
  await expect(page.getByLabel('手机号')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('手机号')).toHaveValue('1381234')
  await page.getByLabel('手机号').fill(phone)
  await look(page)
  await page.getByRole('button', { name: '添加', exact: true }).click()
  const revoke = page.getByRole('button', { name: '收回权限 何网格' })
  await expect(revoke).toBeVisible()
  const other = await browser.newContext()
  await signInWith(other, server.url, phone)
  const queue = async () => (await other.request.get(`${server.url}/api/v1/communities/-/work`)).status()
  expect(await queue()).toBe(200)
  await look(page)
  await revoke.click()
  await look(page)
  await page.getByRole('dialog').getByRole('button', { name: '确定删除' }).click()
  await expect(revoke).toHaveCount(0)
  expect(await queue()).toBe(403)
  await other.close()
})

/** What a resident reads on the first page. */
async function firstPage(browser: Browser, url: string): Promise<string> {
  const home = await browser.newContext({ baseURL: url })
  await signIn(home, url, 'resident')
  const page = await home.newPage()
  await page.goto('/')
  await expect(page.getByRole('link', { name: /我的事/ }).first()).toBeVisible()
  await expect(page.locator('html[data-app=ready]')).toBeAttached()
  await expect(page.locator('main [aria-busy="true"], main .l-skeleton')).toHaveCount(0)
  const words = await page.locator('main').innerText()
  await home.close()
  return words
}
