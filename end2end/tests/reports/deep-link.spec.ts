// Addresses that people send each other open by themselves, not only by the way through the app.
import { expect, test } from '../../fixtures/test'

test('the map opens from its address', async ({ page }) => {
  await page.goto('/map')
  await expect(page.locator('.l-map__mark').first()).toBeVisible({ timeout: 20_000 })
})

test('the first step of a report opens from its address', async ({ page }) => {
  await page.goto('/report/new/what')
  await expect(page.getByRole('textbox').first()).toBeVisible({ timeout: 20_000 })
})

test('a report shows its place on a small map, which opens the large one there', async ({ page, open, server }) => {
  const answer = await page.request.get(`${server.url}/api/v1/communities/-/reports?status=submitted`)
  const { items } = (await answer.json()) as { items: { id: string, place: { label: string } }[] }
  const report = items[0]
  await open(`/reports/${report.id}`)
  const still = page.getByRole('link', { name: '在地图上看' })
  await still.scrollIntoViewIfNeeded()
  await expect(still.getByRole('img', { name: `地图上的位置：${report.place.label}` })).toBeVisible()
  await expect(still.locator('path').first()).toBeAttached()
  expect((await still.boundingBox())?.height).toBeGreaterThanOrEqual(160)
  // The small map needs nothing of the large one.
  await expect(page.locator('script[src*=leaflet]')).toHaveCount(0)
  await still.click()
  await expect(page).toHaveURL(`/map?report=${report.id}`)
  await expect(page.locator('.l-map__mark[aria-pressed=true]')).toBeVisible({ timeout: 20_000 })
})

test('in 长辈版 the way to the map is a line of its own', async ({ page, open, server }) => {
  const answer = await page.request.get(`${server.url}/api/v1/communities/-/reports`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  await open(`/reports/${items[0].id}`, 'elder')
  const line = page.locator('.l-still__go')
  await expect(line).toHaveText('在地图上看')
  expect((await line.boundingBox())?.height).toBeGreaterThanOrEqual(60)
})

test('the map takes most of a phone, with its controls in one row and nothing to scroll', async ({ page, open }) => {
  await page.setViewportSize({ width: 375, height: 812 })
  await open('/map')
  await expect(page.locator('.l-map__mark').first()).toBeVisible({ timeout: 20_000 })
  const stage = await page.locator('.l-map__stage').boundingBox()
  expect(stage?.height).toBeGreaterThanOrEqual(0.6 * 812)
  const row = page.locator('.l-filter__buttons').locator('a, button')
  const tops = await row.evaluateAll(all => all.map(e => Math.round(e.getBoundingClientRect().top)))
  expect(new Set(tops).size, `tops of the controls: ${tops}`).toBe(1)
  const overflow = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
  expect(overflow).toBeLessThanOrEqual(0)
})

test('what narrows the list stands above it and goes by a tap', async ({ page, open }) => {
  await open('/reports?status=open&days=30')
  const chip = page.getByRole('link', { name: '去掉：最近30天' })
  const list = page.locator('.l-columns')
  await expect(chip).toBeVisible()
  await expect(list).toBeVisible()
  const [above, below] = [await chip.boundingBox(), await list.boundingBox()]
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
  await chip.click()
  await expect(page).toHaveURL('/reports?status=open')
  await expect(chip).toHaveCount(0)
})

test('in 长辈版 no button lies over the map', async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await open('/map', 'elder')
  await expect(page.locator('.l-map__mark').first()).toBeVisible({ timeout: 20_000 })
  const map = await page.locator('.l-map__view').boundingBox()
  expect(map?.height).toBeGreaterThanOrEqual(0.33 * 640)
  const controls = page.locator('.l-map .l-map__control')
  await expect(controls).toHaveCount(8)
  for (const control of await controls.all()) {
    const box = await control.boundingBox()
    const above = (box?.y ?? 0) + (box?.height ?? 0) <= (map?.y ?? 0)
    const below = (box?.y ?? 0) >= (map?.y ?? 0) + (map?.height ?? 0)
    expect(above || below, await control.getAttribute('aria-label') ?? '图例').toBe(true)
  }
  // A finger on the map moves the map: buttons below the screen could hardly be reached by scrolling.
  await page.setViewportSize({ width: 375, height: 812 })
  const dock = await page.locator('.l-dock').boundingBox()
  for (const control of await controls.all()) {
    const box = await control.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(dock?.y ?? 0)
  }
})

test('the card of a mark closes by its corner', async ({ page, open, server }) => {
  const answer = await page.request.get(`${server.url}/api/v1/communities/-/reports?status=submitted`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  await open(`/map?report=${items[0].id}`)
  const card = page.locator('.l-map__chosen')
  await expect(card.locator('.l-report')).toBeVisible({ timeout: 20_000 })
  const close = card.getByRole('button', { name: '关闭' })
  expect((await close.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await close.click()
  await expect(card).toHaveCount(0)
})
