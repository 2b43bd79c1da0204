// Signing in on the page, as somebody does who reads the code off a message.
import { expect, type Page } from '@playwright/test'
import { look } from '../fixtures/test'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Asks for a code and returns it; a number gets one a minute, so each test has a number of its own. */
export async function askForCode(page: Page, phone: string): Promise<string> {
  await page.getByLabel('手机号').fill(phone)
  await look(page)
  const answer = page.waitForResponse(/\/api\/v1\/codes$/)
  await button(page, '获取验证码').click()
  const { demo_code: code } = await (await answer).json()
  await expect(page.getByLabel('验证码', { exact: true })).toBeVisible()
  return code
}

/** Fills the code in, and sends it. */
export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('验证码', { exact: true }).fill(code)
  await look(page)
  await page.getByRole('button', { name: /^登录(并发送)?$/ }).click()
}
