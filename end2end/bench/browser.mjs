// One page load, or one series of gestures, in a fresh Chromium that behaves like a cheap phone on
// a slow network.
import { chromium } from '@playwright/test'

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 }
const CPU_RATE = 4
/** No request and no long task for this long: the page has settled. */
const QUIET_MS = 3000
const PATIENCE_MS = 60_000
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
]

/** Starts a browser that trusts the certificate with this key (SHA-256, base64) and nobody else. */
export async function openPhone(key) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [...ARGUMENTS, ...sandbox, `--ignore-certificate-errors-spki-list=${key}`],
  })
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE })
  return { browser, page, cdp }
}

/**
 * Loads `url`. `ready` is the selector of the first real content; two frames after it is laid out
 * count as ready. `app` is when the app itself has taken over. Times in ms; `block` sums what every long task takes beyond 50 ms.
 */
export async function load({ page, cdp }, url, ready) {
  await page.addInitScript(observe, ready)
  const traffic = watchTraffic(cdp)
  await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS })
  await settle(page, traffic)
  traffic.stop()
  const seen = await page.evaluate(() => window.__seen)
  const block = seen.tasks.reduce((sum, [, took]) => sum + Math.max(0, took - 50), 0)
  return { ready: seen.ready, app: seen.app ?? seen.ready, block, shift: seen.shift, wire: traffic.bytes() }
}

/** Runs in the page before anything else does. */
function observe(ready) {
  const seen = (window.__seen = { tasks: [], events: [], shift: 0, ready: null, app: null })
  const watch = (type, each, more) =>
    new PerformanceObserver(list => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more })
  watch('longtask', entry => seen.tasks.push([entry.startTime, entry.duration]))
  watch('event', entry => seen.events.push(entry.duration), { durationThreshold: 16 })
  watch('layout-shift', entry => {
    if (!entry.hadRecentInput) seen.shift += entry.value
  })
  const look = () => {
    const found = document.querySelector(ready)
    if (!found || found.getClientRects().length === 0) return requestAnimationFrame(look)
    requestAnimationFrame(() => requestAnimationFrame(() => (seen.ready ??= performance.now())))
  }
  requestAnimationFrame(look)
  const appears = () => {
    if (document.documentElement?.dataset.app !== 'ready') return setTimeout(appears, 16)
    requestAnimationFrame(() => requestAnimationFrame(() => (seen.app = performance.now())))
  }
  appears()
}

function watchTraffic(cdp) {
  const open = new Set()
  let bytes = 0
  let last = Date.now()
  const on = {
    // An event stream stays open for ever; waiting for its end would be waiting for ever.
    'Network.requestWillBeSent': event => {
      if (event.type !== 'EventSource') open.add(event.requestId)
      last = Date.now()
    },
    'Network.loadingFinished': event => {
      open.delete(event.requestId)
      bytes += event.encodedDataLength
      last = Date.now()
    },
    'Network.loadingFailed': event => {
      open.delete(event.requestId)
      last = Date.now()
    },
  }
  for (const [name, listener] of Object.entries(on)) cdp.on(name, listener)
  return {
    quietFor: () => (open.size === 0 ? Date.now() - last : 0),
    bytes: () => bytes,
    stop: () => Object.entries(on).forEach(([name, listener]) => cdp.off(name, listener)),
  }
}

async function settle(page, traffic) {
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    await new Promise(resolve => setTimeout(resolve, 250))
    const state = await page
      .evaluate(() => {
        const task = window.__seen?.tasks.at(-1)
        return { idle: performance.now() - (task ? task[0] + task[1] : 0), ready: window.__seen?.ready }
      })
      // The page may just be changing documents.
      .catch(() => null)
    if (state?.ready != null && traffic.quietFor() > QUIET_MS && state.idle > QUIET_MS) return
  }
  throw new Error('the page did not get ready')
}

/** Drags and zooms what `selector` finds; the longest time from an input to its frame, in ms. */
export async function moveMap({ page }, selector) {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`no map at ${selector}`)
  const x = box.x + box.width / 2
  const y = box.y + box.height / 2
  await page.evaluate(() => (window.__seen.events = []))
  for (let drag = 0; drag < 8; drag++) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (let step = 1; step <= 20; step++) {
      await page.mouse.move(x + (drag % 2 ? -6 : 6) * step, y + ((drag % 3) - 1) * 5 * step)
      await page.waitForTimeout(12)
    }
    await page.mouse.up()
    await page.waitForTimeout(250)
  }
  for (let turn = 0; turn < 8; turn++) {
    await page.mouse.wheel(0, turn % 4 < 2 ? -240 : 240)
    await page.waitForTimeout(700)
  }
  return page.evaluate(() => Math.max(0, ...window.__seen.events))
}
