// A picture of every page in two sizes and both modes, into the folder that LINLI_SHOTS names.
import { join } from 'node:path'
import { signIn, visit } from './fixtures/people'
import { setMode, test } from './fixtures/test'
import { pages } from './route-list'

const folder = process.env.LINLI_SHOTS
if (!folder) throw new Error('LINLI_SHOTS is not set: run `cargo xtask shots`')

const sizes = { phone: { width: 375, height: 812 }, desk: { width: 1280, height: 800 } }
const modes = ['standard', 'elder'] as const
for (const [size, viewport] of Object.entries(sizes)) {
  for (const mode of modes) {
    test.describe(`${size} ${mode}`, () => {
      test.use({ viewport })
      for (const entry of pages) {
        test(entry.name, async ({ page, context, server }) => {
          if (entry.as) await signIn(context, server.url, entry.as)
          await setMode(page, mode)
          await visit(page, server.url, entry)
          // Maps draw after they have loaded, and pictures fade in.
          await page.waitForTimeout(500)
          // What stands in front of a page is as large as the screen, however long the page is.
          const fullPage = size === 'phone' && !entry.opens
          await page.screenshot({ path: join(folder, `${entry.name}.${size}.${mode}.png`), fullPage })
        })
      }
    })
  }
}
