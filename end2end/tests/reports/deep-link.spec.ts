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
