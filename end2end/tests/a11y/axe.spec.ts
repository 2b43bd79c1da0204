// Every page in both modes, phone size: axe finds nothing, and nothing runs over the edge.
import { expectNoAxeViolations, wholePage } from '../../fixtures/axe'
import { signIn, visit } from '../../fixtures/people'
import { expect, setMode, test } from '../../fixtures/test'
import { pages } from '../../route-list'

for (const mode of ['standard', 'elder'] as const) {
  for (const entry of pages) {
    test(`${entry.name} in ${mode}`, async ({ page, context, server }) => {
      if (entry.as) await signIn(context, server.url, entry.as)
      await setMode(page, mode)
      await visit(page, server.url, entry)
      await wholePage(page)
      await expectNoAxeViolations(page, `${entry.name} ${mode}`)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(over, 'pixels over the right edge').toBeLessThanOrEqual(0)
    })
  }
}
