// An unsteady finger taps twice. The second tap must not act on what the first one brought.
import type { Locator, Page } from '@playwright/test'
import { mine } from '../../fixtures/api'
import { signIn } from '../../fixtures/people'
import { photo } from '../../fixtures/pictures'
import { expect, look, setMode, test } from '../../fixtures/test'
import { pastNearby, ReportForm } from '../../pages/report-form'

/** Two taps of one finger on the same spot, `gap` milliseconds apart. The times are those of the finger, not of
 * a machine that may stall between them: the browser is told when each tap was. */
async function tapTwice(page: Page, control: Locator, gap: number): Promise<void> {
  await control.scrollIntoViewIfNeeded()
  await look(page)
  const box = await control.boundingBox()
  if (!box) throw new Error('the control is not in sight')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, button: 'left', clickCount: 1 } as const
  const finger = await page.context().newCDPSession(page)
  const first = Date.now() / 1000
  for (const timestamp of [first, first + gap / 1000]) {
    await finger.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed', timestamp })
    await finger.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased', timestamp })
    await page.waitForTimeout(gap)
  }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

test('withdraw: the dialog opens and nothing is withdrawn', async ({ page, context, server }) => {
  await signIn(context, server.url, 'elder')
  const words = '双击撤回的路灯'
  const form = new ReportForm(page)
  await form.start()
  await form.write(words)
  await form.toPlace()
  await form.building('3号楼')
  await form.toCheck()
  await form.agree()
  await form.send.click()
  await form.reference()
  const [card] = await mine(page.request, server.url, words)
  await setMode(page, 'elder')
  await page.goto(`/reports/${card.id}`)
  await tapTwice(page, button(page, '撤回这件事'), 200)
  await expect(page.getByRole('heading', { name: '确定要撤回吗？' })).toBeVisible()
  const answers = page.getByRole('dialog').getByRole('button')
  await expect(answers).toHaveText(['不撤回', '确定撤回'])
  const [still] = await mine(page.request, server.url, words)
  expect(still.status).toBe('submitted')
  await look(page)
  await answers.first().click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await look(page)
  await button(page, '撤回这件事').click()
  await look(page)
  await answers.last().click()
  await expect.poll(async () => (await mine(page.request, server.url, words))[0].status).toBe('withdrawn')
  await expect(page.getByText('这件事已撤回，不能再留言。')).toBeVisible()
  await expect(page.getByRole('textbox'), 'no field for a comment').toHaveCount(0)
})

for (const gap of [180, 250]) {
  test(`consent: the switch that comes up under 同意 stays off (${gap} ms)`, async ({ page }) => {
    await toSending(page)
    await tapTwice(page, button(page, '同意'), gap)
    await expect(button(page, '同意')).toHaveCount(0)
    await expect(page.getByRole('switch', { name: '让邻居看到我的名字' })).not.toBeChecked()
    await expect(page).toHaveURL(/\/report\/new\/check/)
  })

  test(`send: the page after 发送 stays (${gap} ms)`, async ({ page, context, server }) => {
    await signIn(context, server.url, 'elder')
    await toSending(page)
    await new ReportForm(page).agree()
    await look(page)
    await tapTwice(page, button(page, '发送'), gap)
    await new ReportForm(page).reference()
    await expect(page).toHaveURL(/\/report\/new\/done\//)
  })

  test(`next: one tap too many skips no question (${gap} ms)`, async ({ page, open }) => {
    await open('/report/new/what', 'elder')
    await tapTwice(page, button(page, '下一步'), gap)
    await expect(page.getByText('第2步')).toBeVisible()
    await look(page)
    await page.getByRole('textbox', { name: '发生了什么？' }).fill('楼道灯不亮了')
    await tapTwice(page, button(page, '下一步'), gap)
    await expect(page.getByText('第3步')).toBeVisible()
    await expect(page).toHaveURL(/\/report\/new\/where/)
  })

  test(`home: 打电话 opens the list of phones and dials none (${gap} ms)`, async ({ page, open }) => {
    await page.addInitScript(() => {
      window.addEventListener('click', event => {
        const link = (event.target as Element).closest('a[href^="tel:"]')
        if (!link) return
        event.preventDefault()
        document.documentElement.dataset.dialled = 'yes'
      })
    })
    await open('/', 'elder')
    await tapTwice(page, page.locator('main').getByRole('link', { name: /打电话/ }), gap)
    await expect(page).toHaveURL(/\/call$/)
    await look(page)
    await expect(page.locator('html')).not.toHaveAttribute('data-dialled', 'yes')
  })
}

test('删除 takes one photo out, not the next one as well', async ({ page, open }) => {
  await open('/report/new/what', 'elder')
  await new ReportForm(page).addPhotos([photo('一.png', 5), photo('二.png', 6), photo('三.png', 7)])
  await expect(page.getByAltText('第3张照片')).toBeVisible()
  await tapTwice(page, button(page, '删除').first(), 200)
  await expect(page.getByAltText('第2张照片')).toBeVisible()
  await expect(page.getByAltText('第3张照片')).toHaveCount(0)
})

test('repeated taps on the same control all count', async ({ page }) => {
  await toSending(page)
  const name = page.getByRole('switch', { name: '让邻居看到我的名字' })
  await tapTwice(page, name, 200)
  await expect(name).not.toBeChecked()
  await look(page)
  await name.click({ force: true })
  await expect(name).toBeChecked()
})

/** The elder's way to the last question before sending. */
async function toSending(page: Page): Promise<void> {
  await setMode(page, 'elder')
  await page.goto('/report/new/what?q=1')
  await page.getByRole('textbox', { name: '发生了什么？' }).fill('楼道灯不亮了')
  await look(page)
  await button(page, '下一步').click()
  await page.getByLabel('输入楼号找楼栋').fill('4号楼')
  await look(page)
  await page.getByRole('button', { name: /4号楼/ }).first().click()
  await look(page)
  await button(page, '下一步').click()
  await expect(page.getByLabel(/具体地点/)).toBeVisible()
  await look(page)
  await button(page, '下一步').click()
  await pastNearby(page)
  await look(page)
  await button(page, '都对，去发送').click()
  await expect(page.getByRole('button', { name: /^(发送|验证手机号并发送)$/ })).toBeVisible()
}
