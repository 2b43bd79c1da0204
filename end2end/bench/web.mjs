// How long the pages take on a first and a second visit, as ratios to a blank page that the same
// server hands out in the same run. Targets take turns, so that whatever else the machine does hits
// all of them alike.
import { X509Certificate, createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { load, moveMap, openPhone } from './browser.mjs'

const url = required('LINLI_BENCH_URL')
const certificate = new X509Certificate(readFileSync(required('LINLI_BENCH_CERT')))
const key = createHash('sha256')
  .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
  .digest('base64')
const rounds = Number(process.env.LINLI_BENCH_ROUNDS ?? 5)

const targets = [
  { name: 'blank', path: '/blank.html', ready: '#ready' },
  // Ready is what the peers are measured by: the first real content in sight. index.html holds that of the home
  // page, four entries that lead on, and of the form, a field that takes what is typed. When the app has taken
  // over, with what the community says, has a bar of ours.
  { name: 'home', path: '/', ready: '.l-tiles', cold: 4.5, app: 5.5 },
  { name: 'report form', path: '/report/new/what', ready: 'main textarea', cold: 5, warm: 3 },
  { name: 'map', path: '/map', ready: '.l-map__canvas .l-map__mark', cold: 7.5, map: '.l-map' },
]
const BLOCK_MS = 250
const SHIFT = 0.05
const EVENT_MS = 200

for (const target of targets) Object.assign(target, { first: [], second: [], events: [], missed: 0 })
for (let round = 0; round < rounds; round++) {
  for (const target of targets) {
    await visit(target).catch(error => {
      target.missed++
      console.error(`${target.name}: ${error.message}`)
    })
  }
}
report()

function required(name) {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run \`cargo xtask bench web\``)
  return value
}

async function visit(target) {
  const phone = await openPhone(key)
  try {
    target.first.push(await load(phone, url + target.path, target.ready))
    if (target.map) target.events.push(await moveMap(phone, target.map))
    await phone.page.goto('about:blank')
    target.second.push(await load(phone, url + target.path, target.ready))
  } finally {
    await phone.browser.close()
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length ? sorted[sorted.length >> 1] : NaN
}

function report() {
  const of = (visits, what) => median(visits.map(visit => visit[what]))
  const [blank] = targets
  const failed = []
  const judge = (target, what, value, bar) => {
    if (bar !== undefined && !(value <= bar)) failed.push(`${target.name}: ${what} ${value.toFixed(2)} over ${bar}`)
  }
  console.log(`median of ${rounds} rounds; Slow 4G, CPU slowed 4 times; ratios to the blank page`)
  console.log('page           first ms      ×   app ms      ×   second ms     ×   blocked ms   shift   wire kB   worst event ms')
  for (const target of targets) {
    const first = of(target.first, 'ready')
    const second = of(target.second, 'ready')
    const cold = first / of(blank.first, 'ready')
    const warm = second / of(blank.second, 'ready')
    const app = of(target.first, 'app')
    const block = of(target.first, 'block')
    const shift = of(target.first, 'shift')
    const event = median(target.events)
    const cells = [
      target.name.padEnd(12),
      first.toFixed(0).padStart(10),
      cold.toFixed(2).padStart(6),
      app.toFixed(0).padStart(8),
      (app / of(blank.first, 'ready')).toFixed(2).padStart(6),
      second.toFixed(0).padStart(11),
      warm.toFixed(2).padStart(5),
      block.toFixed(0).padStart(12),
      shift.toFixed(3).padStart(7),
      (of(target.first, 'wire') / 1000).toFixed(0).padStart(9),
      target.events.length ? event.toFixed(0).padStart(16) : '',
    ]
    console.log(cells.join(' '))
    // A visit that never got there is slower than any figure of the others.
    judge(target, 'visits without a figure', target.missed, 0)
    if (target === blank) continue
    judge(target, 'first visit, times blank', cold, target.cold)
    judge(target, 'the app, times blank', app / of(blank.first, 'ready'), target.app)
    judge(target, 'second visit, times blank', warm, target.warm)
    judge(target, 'blocked ms', block, BLOCK_MS)
    judge(target, 'layout shift', shift, SHIFT)
    if (target.map) judge(target, 'worst event ms', event, EVENT_MS)
  }
  for (const line of failed) console.log(`✗ ${line}`)
  if (failed.length === 0) console.log('✓ every bar is met')
  process.exitCode = failed.length ? 1 : 0
}
