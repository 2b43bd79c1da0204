// What the service worker keeps for days without network is shown as long as the session lasts that asked for
// it, whoever or whatever ended that one.
import { type Page, request } from '@playwright/test'
import { signInWith } from '../../fixtures/people'
import { expect, test } from '../../fixtures/test'

/** Signs in, reads somebody's report with network and without, and says which one and what it begins with. */
async function readAndKeep(page: Page, open: (path: string) => Promise<void>, url: string, phone: string) {
  await signInWith(page.context(), url, phone)
  const list = await page.request.get(`${url}/api/v1/communities/-/reports`)
  const { items } = (await list.json()) as { items: { id: string; excerpt: string }[] }
  const report = items.find(item => item.excerpt.length > 4)
  if (!report) throw new Error('the demo has reports with words')
  await open('/')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await open(`/reports/${report.id}`)
  // The app is there before the report is: without network from here on it would not come any more.
  const words = page.locator('main').getByText(report.excerpt).first()
  await expect(words).toBeVisible()
  await offline(page, async () => {
    await open(`/reports/${report.id}`)
    await expect(words, 'kept while signed in').toBeVisible()
  })
  return report
}

async function offline(page: Page, act: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true)
  await act()
  await page.context().setOffline(false)
}

async function expectNothingKept(page: Page, { id, excerpt }: { id: string; excerpt: string }): Promise<void> {
  await offline(page, async () => {
    await page.goto(`/reports/${id}`)
    await expect(page.locator('main').getByText('现在连不上网').first()).toBeVisible()
    await expect(page.getByText(excerpt)).toHaveCount(0)
  })
}

test('nothing is kept of a session that was ended from another device', async ({ page, open, server }) => {
  const report = await readAndKeep(page, open, server.url, '13812340081')
  const other = await request.newContext({ baseURL: server.url, storageState: await page.context().storageState() })
  const devices = (await (await other.get('/api/v1/me/devices')).json()) as { id: string; current: boolean }[]
  const id = devices.find(device => device.current)?.id
  const ended = await other.delete(`/api/v1/me/devices/${id}`, { headers: { origin: server.url } })
  expect(ended.status(), await ended.text()).toBe(204)
  await other.dispose()

  // The phone learns of it by itself: by whatever it asks next.
  await open('/')
  await expectNothingKept(page, report)
})

test('nothing is shown of a session that has ended by itself', async ({ page, open, server }) => {
  const report = await readAndKeep(page, open, server.url, '13812340082')
  // As if its time had passed.
  await page.evaluate(async path => {
    const cache = await caches.open('answers-1')
    const kept = await cache.match(path)
    if (!kept) throw new Error('it is not kept')
    const headers = new Headers(kept.headers)
    const [session, ends] = (headers.get('linli-session') ?? '').split(' ')
    if (!(Number(ends) > Date.now())) throw new Error(`it ends in the future: ${ends}`)
    headers.set('linli-session', `${session} ${Date.now() - 1}`)
    await cache.put(path, new Response(await kept.blob(), { headers }))
  }, `/api/v1/reports/${report.id}`)
  await expectNothingKept(page, report)
})
