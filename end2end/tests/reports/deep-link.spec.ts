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
