// The first report of all on this phone, and the network goes while it is written: in the lift there is none.
import type { Page } from '@playwright/test'
import { community } from '../../fixtures/api'
import { expect, look, type Mode, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'

const KEPT = 'linli.places'
const kept = (page: Page) => page.evaluate(key => localStorage.getItem(key) !== null, KEPT)

/** The app is on the phone, and the first step is open. */
async function firstStep(page: Page, open: (path: string, mode?: Mode) => Promise<void>): Promise<ReportForm> {
  await open('/')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  const form = new ReportForm(page)
  await form.start()
  return form
}

test('the list of buildings is there once the first step was open', async ({ page, open, context }) => {
  const form = await firstStep(page, open)
  await expect.poll(() => kept(page)).toBe(true)
  await context.setOffline(true)
  await form.write('楼道灯一闪一闪')
  await form.toPlace()
  await form.building('12号楼')
  await form.toCheck()
  await expect(page.locator('.l-preview__text')).toHaveText('楼道灯一闪一闪')
  await context.setOffline(false)
})

test('without that list a position will do, and the report waits', async ({ page, open, context, server }) => {
  const { lat, lng } = (await community(page.request, server.url)).center
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: lat, longitude: lng, accuracy: 12 })
  const form = await firstStep(page, open)
  await form.write('电梯一停一停的')
  await expect.poll(() => kept(page)).toBe(true)
  await page.evaluate(async key => {
    localStorage.removeItem(key)
    await caches.delete('answers-1')
  }, KEPT)
  await context.setOffline(true)
  await form.toPlace()
  await expect(page.getByText('现在没有楼栋名单。请用“我的位置”，或在地图上选。')).toBeVisible()
  await form.position(12)
  await form.toCheck()
  await expect(page.getByText('我的位置')).toBeVisible()
  await look(page)
  await context.setOffline(false)
})
