// Signing in with an eye on another app: the page remembers the code on its way, says what is wrong,
// and how often it may still be tried.
import type { Page } from '@playwright/test'
import { expect, look, test } from '../../fixtures/test'
import { askForCode, enterCode } from '../../pages/sign-in'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const wrong = (code: string) => (code === '111111' ? '222222' : '111111')

test('a number that is too short is counted', async ({ page, open }) => {
  await open('/signin', 'elder')
  await page.getByLabel('手机号').fill('1380000000')
  await button(page, '获取验证码').click()
  await expect(page.getByText('手机号是11位，您填了10位。')).toBeVisible()
})

test('after a reload the field of the code is there, and Back leads to the number', async ({ page, open }) => {
  await open('/signin?then=/me/reports', 'elder')
  const code = await askForCode(page, '13812340001')
  await expect(page.getByText('138 1234 0001')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('验证码', { exact: true })).toBeVisible()
  await expect(page.getByText('138 1234 0001')).toBeVisible()
  await expect(page.getByText(/验证码刚才已经发了，请看短信。还有\d+秒可以再发。/)).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(code)
  await page.getByRole('link', { name: '返回' }).click()
  await expect(page.getByLabel('手机号')).toHaveValue('13812340001')
  await look(page)
  await button(page, '获取验证码').click()
  await enterCode(page, code)
  await expect(page).toHaveURL(/\/me\/reports/)
})

test('opened again while a code is on its way, the page begins at the code', async ({ page, open }) => {
  await open('/signin', 'elder')
  await askForCode(page, '13812340002')
  await page.goto('/signin')
  await expect(page.getByLabel('验证码', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: '返回' }).click()
  await expect(page.getByLabel('手机号')).toHaveValue('13812340002')
})

test('each wrong code says how many tries are left, and after the last another one is the way on', async ({ page, open }) => {
  await open('/signin', 'elder')
  const right = await askForCode(page, '13812340004')
  const field = page.getByLabel('验证码', { exact: true })
  await field.fill('123')
  await look(page)
  await button(page, '登录').click()
  await expect(page.getByText('验证码是6位数字，您填了3位。')).toBeVisible()
  for (const left of [4, 3, 2, 1]) {
    await field.fill(wrong(right))
    await button(page, '登录').click()
    await expect(page.getByText(`数字不对，请对着短信再填一次。还可以试${left}次。`)).toBeVisible()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toBeFocused()
    // All of it is marked, so that the next digits take its place.
    await expect.poll(() => field.evaluate((e: HTMLInputElement) => (e.selectionEnd ?? 0) - (e.selectionStart ?? 0))).toBe(6)
  }
  await button(page, '登录').click()
  await expect(page.getByText('这个验证码不能用了，请再发一个。')).toBeVisible()
  await expect(page.getByText(/有效/)).toHaveCount(0)
  await expect(button(page, '登录')).toHaveCount(0)
  await expect(button(page, '再发一个验证码')).toHaveClass(/l-button--primary/)
})

test('when strangers have used up the codes, the page says when there is one again and whom to call', async ({ page, open }) => {
  await open('/signin', 'elder')
  const problem = { status: 429, code: 'rate_limited', title: 'Too Many Requests', retry_after_s: 1800 }
  await page.route('**/api/v1/codes', route =>
    route.fulfill({ status: 429, contentType: 'application/problem+json', body: JSON.stringify(problem) }))
  await page.getByLabel('手机号').fill('13812340005')
  await button(page, '获取验证码').click()
  await expect(page.getByText(/要的验证码太多了.*(今天|明天)\s\d+:\d\d以后可以再要/)).toBeVisible()
  await expect(page.locator('main .l-phone__number')).toBeVisible()
})

test('whoever can not sign in reads the number to call, also on the narrowest phone', async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await open('/signin', 'elder')
  const number = page.locator('main .l-phone__number')
  await expect(number).toHaveText(/^[\d -]{7,}$/)
  const fits = await number.evaluate(e => e.scrollWidth <= e.clientWidth && e.getBoundingClientRect().right <= innerWidth)
  expect(fits, 'nothing of it is cut').toBe(true)
})

test('signed in, Back does not lead to a form again', async ({ page, open }) => {
  await open('/', 'elder')
  await page.goto('/signin?then=/me')
  const code = await askForCode(page, '13812340003')
  await enterCode(page, code)
  await expect(page).toHaveURL(/\/me$/)
  await page.goBack()
  await expect(page).toHaveURL(url => url.pathname === '/')
})
