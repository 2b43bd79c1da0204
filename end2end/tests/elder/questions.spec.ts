// 长辈版 asks one question at a time, counts them, and leaves out what it knows already; what is half
// written is never out of sight and never emptied by one tap.
import type { Page } from '@playwright/test'
import { signIn } from '../../fixtures/people'
import { expect, look, test } from '../../fixtures/test'
import { pastNearby } from '../../pages/report-form'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Presses a button as a person does who has looked at the page. */
async function press(page: Page, name: string): Promise<void> {
  await look(page)
  await button(page, name).click()
}

const count = (page: Page, words: string) => expect(page.locator('.l-stepper__count')).toHaveText(words)

/** From the last question about the place to the check page. */
async function placeToCheck(page: Page): Promise<void> {
  await press(page, '下一步')
  await pastNearby(page)
}

/** One part of what will be sent, on the check page. */
const part = (page: Page, name: string) => page.locator('.l-part').filter({ has: page.getByText(name, { exact: true }) })

async function choosePlace(page: Page): Promise<void> {
  await page.getByLabel('输入楼号找楼栋').fill('4号楼')
  await look(page)
  await page.getByRole('button', { name: /4号楼/ }).first().click()
  await press(page, '下一步')
  await expect(page.getByLabel('具体地点（不写也行）')).toBeVisible()
}

test('words that say the category skip its question, and it can be changed before sending', async ({ page, open }) => {
  await open('/report/new/what', 'elder')
  await count(page, '第1步，共7步')
  await expect(page.getByText('没有照片也行，直接点“下一步”。')).toBeVisible()
  await press(page, '下一步')
  await page.getByRole('textbox', { name: '发生了什么？' }).fill('三楼楼道灯不亮了')
  await count(page, '第2步，共7步')
  await press(page, '下一步')
  await count(page, '第3步，共7步')
  await choosePlace(page)
  await count(page, '第4步，共7步')
  await placeToCheck(page)
  await count(page, '第5步，共7步')
  await expect(part(page, '类别')).toContainText('路灯照明')
  await expect(part(page, '类别')).toContainText('按“楼道灯”建议')
  await look(page)
  await page.getByRole('link', { name: '改 类别' }).click()
  await look(page)
  await page.getByRole('radio', { name: '不确定', exact: true }).check({ force: true })
  await press(page, '改好了')
  await expect(page).toHaveURL(/\/report\/new\/check/)
  await expect(part(page, '类别')).toContainText('不确定')
  await press(page, '都对，去发送')
  await count(page, '第6步，共7步')
  await expect(page.getByRole('button', { name: '验证手机号并发送' })).toBeVisible()
})

test('signing in to send is the step that was announced, and a signed-in person has none', async ({ page, open, context, server }) => {
  await open('/signin?then=/report/new/check', 'elder')
  await count(page, '第7步，共7步')
  await expect(page.locator('.l-stepper')).toContainText('验证手机号')
  await signIn(context, server.url, 'resident')
  await open('/report/new/what', 'elder')
  await count(page, '第1步，共6步')
})

for (const mode of ['standard', 'elder'] as const) {
  test(`each part is mended alone, and the way leads back to the check page (${mode})`, async ({ page, open }) => {
    await open('/report/new/what?q=1', mode)
    await page.getByRole('textbox', { name: '发生了什么？' }).fill('三楼楼道灯不亮了')
    await press(page, '下一步')
    await page.getByLabel('输入楼号找楼栋').fill('4号楼')
    await look(page)
    await page.getByRole('button', { name: /4号楼/ }).first().click()
    await expect(page.getByRole('radio', { name: '整栋楼或公共部位' })).not.toBeChecked()
    await press(page, '下一步')
    if (mode === 'elder') await placeToCheck(page)
    await expect(page).toHaveURL(/\/report\/new\/check/)
    await look(page)
    await page.getByRole('link', { name: '改 写的话' }).click()
    await expect(page.locator('input[type=file]').first()).toBeHidden()
    await page.getByRole('textbox', { name: '发生了什么？' }).fill('三楼的灯修好又坏了')
    await press(page, '改好了')
    await expect(part(page, '写的话')).toContainText('三楼的灯修好又坏了')
    await look(page)
    await page.getByRole('link', { name: '改 地点' }).click()
    await page.getByLabel(/^具体/).fill('东边楼梯')
    await press(page, '改好了')
    await expect(part(page, '地点')).toContainText('东边楼梯')
    await look(page)
    await page.getByRole('link', { name: '改 照片' }).click()
    await expect(page.getByRole('textbox', { name: '发生了什么？' })).toBeHidden()
    await press(page, '改好了')
    await look(page)
    // Asked on the same page, it is not said a second time.
    const seenBy = page.getByRole('button', { name: '改 谁能看到' })
    if (mode === 'elder') await seenBy.click()
    else await expect(seenBy).toHaveCount(0)
    await look(page)
    await page.getByRole('radio', { name: /只给工作人员看/ }).check({ force: true })
    if (mode === 'elder') {
      await press(page, '改好了')
      await expect(part(page, '谁能看到')).toContainText('只给工作人员看')
    }
    await expect(page.getByText('邻居看不到这一条，只有您和工作人员能看。')).toBeVisible()
  })
}

test('words that say nothing are followed by the question', async ({ page, open }) => {
  await open('/report/new/what?q=1', 'elder')
  await page.getByRole('textbox', { name: '发生了什么？' }).fill('有点事情想说一说')
  await press(page, '下一步')
  await count(page, '第2步，共7步')
  await expect(page.getByText('是哪一类？')).toBeVisible()
})

/** From the question for words to the last step. */
async function upToSending(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '发生了什么？' }).fill('三楼楼道灯不亮了')
  await press(page, '下一步')
  await choosePlace(page)
  await placeToCheck(page)
  await press(page, '都对，去发送')
}

test('仅浏览 says that nothing was sent, and stays', async ({ page, open }) => {
  await open('/report/new/what?q=1', 'elder')
  await upToSending(page)
  await press(page, '仅浏览')
  await expect(page.getByText('没有发送，写好的还在')).toBeInViewport({ ratio: 1 })
  await expect(page).toHaveURL(/\/report\/new\/check/)
  await page.goto('/me')
  await expect(page.getByText('没写完的（1件）')).toBeVisible()
})

for (const size of ['1', '4']) {
  test(`sending without the consent leads to it (text size ${size})`, async ({ page, open }) => {
    await page.setViewportSize({ width: 375, height: 812 })
    await open('/report/new/what?q=1', 'elder')
    await upToSending(page)
    await page.evaluate(size => { document.documentElement.dataset.fs = size }, size)
    await press(page, '验证手机号并发送')
    await expect(page.locator('#consent-title')).toBeFocused()
    await expect(page.getByText('请先在上面点“同意”')).toBeVisible()
    const bottom = async (css: string, edge: 'top' | 'bottom') =>
      page.locator(css).evaluate((e, edge) => e.getBoundingClientRect()[edge], edge)
    // It is scrolled there.
    await expect.poll(async () => (await bottom('.l-consent', 'bottom')) - (await bottom('.l-form__next', 'top'))).toBeLessThanOrEqual(0)
    await expect(button(page, '同意')).toBeInViewport({ ratio: 1 })
  })
}

test('words of danger bring the numbers to call, here and on the check page', async ({ page, open }) => {
  await open('/report/new/what?q=1', 'elder')
  const block = page.getByRole('alert').filter({ hasText: '着火、漏电或有煤气味？人先走远，再打电话' })
  const text = page.getByRole('textbox', { name: '发生了什么？' })
  await text.fill('楼道灯不亮了')
  await expect(block).toHaveCount(0)
  // No list of words is ever complete: the numbers are there whatever is written.
  const line = page.locator('.l-alarm__line a')
  await expect(line).toHaveText(['120 急救', '119 火警', '110 报警'])
  await text.fill('三楼着火了')
  await expect(block).toBeVisible()
  await expect(line).toHaveCount(0)
  // Whose help is needed first stands at the top, as wide as the page.
  const numbers = page.locator('.l-alarm a')
  const order = async (): Promise<string[]> => numbers.evaluateAll(all => all.map(a => a.getAttribute('href') ?? ''))
  expect((await order()).slice(0, 3)).toEqual(['tel:119', 'tel:120', 'tel:110'])
  await text.fill('有老人晕倒在门口')
  expect((await order())[0]).toBe('tel:120')
  await text.fill('有人拿刀')
  expect((await order())[0]).toBe('tel:110')
  const widths = await numbers.evaluateAll(all => all.map(a => a.getBoundingClientRect().width))
  expect(Math.min(...widths), 'one number a line').toBeGreaterThan(300)
  // A lift is opened by who looks after it, day and night.
  await text.fill('我卡在电梯里了')
  await expect(page.getByRole('alert').filter({ hasText: '困在电梯里？先打电话，别扒门' })).toBeVisible()
  await expect(numbers.first()).toContainText('物业报修')
  await expect(numbers.first()).toContainText('全天有人接听')
  await text.fill('电梯里的地着火了')
  await expect(block).toBeVisible()
  await press(page, '下一步')
  await choosePlace(page)
  await placeToCheck(page)
  await expect(block).toBeVisible()
})

test('a new report begins after asking, at the first question only, and keeps the old one', async ({ page, open }) => {
  await open('/report/new/what?q=1', 'elder')
  await page.getByRole('textbox', { name: '发生了什么？' }).fill('长椅断了一根')
  await expect(page.getByText('已自动保存在这部手机里')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: '发生了什么？' })).toHaveValue('长椅断了一根')
  await expect(button(page, '写一件新的')).toHaveCount(0)
  await page.goto('/report/new/what')
  await press(page, '写一件新的')
  const dialog = page.getByRole('dialog', { name: '要写一件新的吗？原来那件会留着。' })
  await look(page)
  await dialog.getByRole('button', { name: '接着写原来的' }).click()
  await expect(dialog).toBeHidden()
  await press(page, '下一步')
  await expect(page.getByRole('textbox', { name: '发生了什么？' })).toHaveValue('长椅断了一根')
  await look(page)
  await page.getByRole('link', { name: '返回' }).click()
  await press(page, '写一件新的')
  await look(page)
  await dialog.getByRole('button', { name: '写新的' }).click()
  await count(page, '第1步，共7步')
  await page.goto('/me/drafts')
  await expect(page.getByText('长椅断了一根')).toBeVisible()
})

test('the arrow says 返回, and switching says how to go back', async ({ page, open }) => {
  await open('/', 'standard')
  await press(page, '长辈版')
  await expect(page.getByText('已换成长辈版。想换回来，点“回到标准版”。').first()).toBeVisible()
  await look(page)
  await page.getByRole('link', { name: /附近的事/ }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '附近的事' })).toBeVisible()
  await expect(page.getByRole('link', { name: '返回' })).toHaveText('返回')
})
