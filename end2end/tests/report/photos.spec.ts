// What happens to photos on the phone: in which order they go, what may come back, how many there may
// be, and that where one was taken never leaves the phone.
import type { Page } from '@playwright/test'
import { mine } from '../../fixtures/api'
import { signIn } from '../../fixtures/people'
import { photo, withGps } from '../../fixtures/pictures'
import { expect, look, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

const shown = (page: Page) => page.getByAltText(/^第\d张照片$/)
/** The photos in their order, told apart by their width. */
const order = (page: Page) => shown(page).evaluateAll(all => all.map(e => Number(e.getAttribute('width'))))
const sized = (...sides: number[]) => sides.map((side, at) => photo(`${side}.png`, at + 1, side))

test('where a photo was taken is neither sent nor handed out', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  const words = '儿童滑梯裂了一条缝'
  const form = new ReportForm(page)
  await form.start()
  const taken = await withGps(page)
  for (const trace of ['Exif', 'WGS-84']) expect(taken.buffer.includes(trace), trace).toBe(true)
  const sent: Buffer[] = []
  await page.route('**/api/v1/media', async route => {
    sent.push(route.request().postDataBuffer() ?? Buffer.alloc(0))
    await route.continue()
  })
  await form.tell(words, [taken])
  await form.upToSend()
  await form.sendAway()
  expect(sent).toHaveLength(1)
  expect(sent[0].subarray(0, 2), 'a JPEG').toEqual(Buffer.from([0xff, 0xd8]))
  const [card] = await mine(page.request, server.url, words)
  const detail = await (await page.request.get(`${server.url}/api/v1/reports/${card.id}`)).json()
  const kept = await page.request.get(`${server.url}/api/v1/media/${detail.photos[0].id}`)
  expect(kept.ok(), await kept.text()).toBe(true)
  for (const bytes of [sent[0], await kept.body()]) {
    for (const trace of ['Exif', 'WGS-84']) expect(bytes.includes(trace), trace).toBe(false)
  }
})

test('photos change places, and one taken out comes back to where it was', async ({ page, open }) => {
  await open('/report/new/what')
  const form = new ReportForm(page)
  await form.addPhotos(sized(120, 140, 160))
  await expect(shown(page)).toHaveCount(3)
  expect(await order(page)).toEqual([120, 140, 160])
  await page.getByRole('button', { name: '往后移' }).first().click()
  await expect.poll(() => order(page)).toEqual([140, 120, 160])
  await look(page)
  await page.getByRole('button', { name: '往前移' }).last().click()
  await expect.poll(() => order(page)).toEqual([140, 160, 120])
  await look(page)
  await page.locator('.l-photos').getByRole('button', { name: '删除' }).nth(1).click()
  await expect(page.getByText('已删除一张照片')).toBeVisible()
  await expect.poll(() => order(page)).toEqual([140, 120])
  await look(page)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => order(page)).toEqual([140, 160, 120])
  await expect(page.getByText('已自动保存在这部手机里')).toBeVisible()
  await page.reload()
  await expect(shown(page)).toHaveCount(3)
  expect(await order(page), 'also after a reload').toEqual([140, 160, 120])
})

test('a seventh photo is refused in words, and the six stay', async ({ page, open }) => {
  await open('/report/new/what')
  const form = new ReportForm(page)
  await form.addPhotos(sized(100, 110, 120, 130, 140, 150))
  await expect(shown(page)).toHaveCount(6)
  await form.addPhotos(sized(160))
  await expect(page.getByText('最多6张，其余1张没有加上。')).toBeVisible()
  await expect(shown(page)).toHaveCount(6)
})
