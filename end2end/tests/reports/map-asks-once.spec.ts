// The page asks for the map's reports while the program is still coming (`reportsInView` in public/boot.js);
// where that were another view than the map's own, a phone would fetch them twice.
import { expect, test } from '../../fixtures/test'

for (const width of [360, 375, 414]) {
  for (const mode of ['standard', 'elder'] as const) {
    test(`what is in view is asked for once, ${width} px, ${mode}`, async ({ page, open }) => {
      await page.setViewportSize({ width, height: 812 })
      const asked: string[] = []
      page.on('request', request => {
        if (/\/communities\/-\/map\?/.test(request.url())) asked.push(new URL(request.url()).search)
      })
      await open('/map', mode)
      await expect(page.locator('.l-map__canvas .l-map__mark').first()).toBeVisible()
      // Longer than the map waits after it was moved (`REST_MS`).
      await page.waitForTimeout(1000)
      expect(asked).toHaveLength(1)
    })
  }
}
