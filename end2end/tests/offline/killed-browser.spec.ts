// A report with two photos is handed over without network, the browser is killed, started again
// without network, then with it: exactly one report with two photos arrives.
import { chromium, type BrowserContext } from '@playwright/test'
import { mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mine } from '../../fixtures/api'
import { signIn } from '../../fixtures/people'
import { photo } from '../../fixtures/pictures'
import { expect, test } from '../../fixtures/test'
import { ReportForm } from '../../pages/report-form'
import { base } from '../../base.config'

test('sent exactly once after the browser was killed offline', async ({ server }) => {
  test.setTimeout(180_000)
  const profile = mkdtempSync(join(tmpdir(), 'linli-profile-'))
  const words = '雨棚漏水，滴到过道'
  try {
    const first = await launch(profile, server.url)
    await signIn(first, server.url, 'resident')
    const page = first.pages()[0] ?? (await first.newPage())
    const form = new ReportForm(page)
    await form.tell(words, [photo('近.png', 11), photo('远.png', 12)])
    await form.upToSend()
    // A phone that has had the app for some seconds can open it without network.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await first.setOffline(true)
    await form.send.click()
    await expect(page.getByRole('heading', { level: 1, name: '已存好，等待发送' })).toBeVisible({ timeout: 20_000 })
    kill(profile)

    // Without network: the shell comes from the service worker, the report is still waiting.
    // A browser writes its cookies every half minute; the sign-in must not hang on when it was killed.
    const second = await launch(profile, server.url)
    await signIn(second, server.url, 'resident')
    await second.setOffline(true)
    const offline = second.pages()[0] ?? (await second.newPage())
    await offline.goto('/me/outbox')
    await expect(offline.getByText(words)).toBeVisible({ timeout: 30_000 })
    expect(await mine(second.request, server.url, words)).toHaveLength(0)
    kill(profile)

    const third = await launch(profile, server.url)
    await signIn(third, server.url, 'resident')
    const online = third.pages()[0] ?? (await third.newPage())
    await online.goto('/me/outbox')
    await expect.poll(async () => (await mine(third.request, server.url, words)).length, { timeout: 90_000 }).toBe(1)
    await expect(online.getByText(words)).toHaveCount(0, { timeout: 20_000 })
    const [card] = await mine(third.request, server.url, words)
    const detail = await (await third.request.get(`${server.url}/api/v1/reports/${card.id}`)).json()
    expect(detail.photos).toHaveLength(2)
    await online.reload()
    await online.waitForTimeout(1500)
    expect(await mine(third.request, server.url, words)).toHaveLength(1)
    await third.close()
  } finally {
    kill(profile)
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 })
    } catch {
      // A dying browser may still write into its folder below the system's temporary one; that is no fault of the app.
    }
  }
})

function launch(profile: string, baseURL: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...base.use?.launchOptions,
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 375, height: 812 },
  })
}

/** SIGKILL to the browser process of this profile: no chance to tidy up. */
function kill(profile: string): void {
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      const ours = command.includes(`--user-data-dir=${profile}`) && !command.some(part => part.startsWith('--type='))
      if (ours && readlinkSync(`/proc/${pid}/exe`)) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It ended while we looked.
    }
  }
}
