// What axe does not check: 44 px targets, 60 px in 长辈版, and text sizes.
import { signIn, visit } from '../../fixtures/people'
import { expect, setMode, test } from '../../fixtures/test'
import { pages } from '../../route-list'

const names = ['home', 'report-what', 'report-where', 'reports', 'report', 'call', 'signin', 'me', 'work']

for (const [mode, least] of [['standard', 44], ['elder', 60]] as const) {
  for (const entry of pages.filter(p => names.includes(p.name))) {
    test(`${entry.name} in ${mode}: targets of ${least} px`, async ({ page, context, server }) => {
      if (entry.as) await signIn(context, server.url, entry.as)
      await setMode(page, mode)
      await visit(page, server.url, entry)
      expect(await smallTargets(page, least)).toEqual([])
    })
  }

  test(`words in ${mode} are large enough`, async ({ page, server }) => {
    await setMode(page, mode)
    await visit(page, server.url, { name: 'home', path: '/' })
    expect(await smallTexts(page, mode === 'elder' ? 18 : 12)).toEqual([])
  })
}

/** Buttons, fields and links (inline links in prose aside) whose hit area is too small. */
function smallTargets(page: import('@playwright/test').Page, least: number): Promise<string[]> {
  return page.evaluate(least => {
    const found: string[] = []
    for (const e of document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select')) {
      const hit = e.closest('label') ?? e
      const box = hit.getBoundingClientRect()
      if (box.width === 0 || box.height === 0 || e.closest('p, blockquote, .leaflet-control-attribution')) continue
      if (getComputedStyle(e).visibility === 'hidden' || e.closest('[hidden], [inert], dialog:not([open])')) continue
      if (e.matches('.l-skip, .l-skip *')) continue
      if (Math.round(box.height) < least || Math.round(box.width) < least) {
        found.push(`${e.tagName} "${(e.textContent ?? e.getAttribute('aria-label') ?? '').trim().slice(0, 20)}" ${Math.round(box.width)}×${Math.round(box.height)}`)
      }
    }
    return found
  }, least)
}

function smallTexts(page: import('@playwright/test').Page, least: number): Promise<string[]> {
  return page.evaluate(least => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      const words = walker.currentNode.textContent?.trim()
      if (!parent || !words || parent.closest('[data-aux], script, style, noscript') || !parent.getClientRects().length) continue
      const size = Number.parseFloat(getComputedStyle(parent).fontSize)
      if (size < least) found.push(`${size}px "${words.slice(0, 20)}"`)
    }
    return found
  }, least)
}
