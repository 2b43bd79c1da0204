// A browser may close its store or take it away while somebody writes a report. The report then goes
// out with its photos, or the person is told; never without them.
import { mine } from '../../fixtures/api'
import { signIn } from '../../fixtures/people'
import { photo } from '../../fixtures/pictures'
import { expect, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'
import type { Page } from '@playwright/test'

type Watched = Window & { connections: IDBDatabase[] }

/** Notes every connection that the page opens, so that the test can end them as a browser would. */
async function watchConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched = window as unknown as Watched
    watched.connections = []
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (...asked: Parameters<typeof open>) {
      const request = open.apply(this, asked)
      request.addEventListener('success', () => watched.connections.push(request.result))
      return request
    }
  })
}

const closeConnections = (page: Page) =>
  page.evaluate(() => {
    for (const connection of (window as unknown as Watched).connections) connection.close()
  })

const refuseToOpen = (page: Page) =>
  page.evaluate(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no storage here', 'SecurityError')
    }
  })

const losses = {
  'the connection was closed': { words: '井盖翘起来一角', lose: closeConnections },
  'the store was taken away': {
    words: '消防通道被堵住',
    lose: async (page: Page) => {
      await closeConnections(page)
      await refuseToOpen(page)
    },
  },
}

for (const [what, { words, lose }] of Object.entries(losses)) {
  test(`both photos arrive although ${what}`, async ({ page, context, server }) => {
    await signIn(context, server.url, 'resident')
    await watchConnections(page)
    const form = new ReportForm(page)
    await form.tell(words, [photo('近.png', 21), photo('远.png', 22)])
    await form.upToSend()
    await lose(page)
    await form.sendAway()
    const cards = await mine(page.request, server.url, words)
    expect(cards).toHaveLength(1)
    const detail = await (await page.request.get(`${server.url}/api/v1/reports/${cards[0].id}`)).json()
    expect(detail.photos).toHaveLength(2)
  })
}

test('photos can be taken where there never was a store', async ({ page, context, server }) => {
  await signIn(context, server.url, 'resident')
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no storage here', 'SecurityError')
    }
  })
  const words = '宣传栏玻璃裂了'
  const form = new ReportForm(page)
  await form.tell(words, [photo('近.png', 23)])
  await expect(page.getByText('这个浏览器存不住没写完的内容，请一次写完发送。')).toBeVisible()
  await form.upToSend()
  await form.sendAway()
  const [card] = await mine(page.request, server.url, words)
  const detail = await (await page.request.get(`${server.url}/api/v1/reports/${card.id}`)).json()
  expect(detail.photos).toHaveLength(1)
})
