// Every page of the app: what axe looks at and what `shots` draws. A new page has a line here. Two are
// there as they are for an address that nobody knows: a known label leads on to the form, and a report's
// result lies on the phone that sent it. What comes up in front of a page is an entry of its own (`opens`).
export const people = {
  resident: '13800000001',
  elder: '13800000002',
  worker: '13800000003',
  staff: '13800000004',
} as const

export type Person = keyof typeof people

export interface PageEntry {
  name: string
  /** What ends in `:` stands for the page of one thing of the demo, see `visit`. */
  path: string
  as?: Person
  /** A button of the page that is pressed first: what it opens is what this entry is about. */
  opens?: string
}

export const pages: PageEntry[] = [
  { name: 'home', path: '/' },
  { name: 'home-resident', path: '/', as: 'resident' },
  { name: 'report-what', path: '/report/new/what' },
  { name: 'report-where', path: '/report/new/where' },
  { name: 'report-check', path: '/report/new/check' },
  { name: 'reports', path: '/reports' },
  { name: 'report', path: 'report:' },
  { name: 'report-correct', path: 'correct:', as: 'resident' },
  { name: 'report-done-unknown', path: '/report/new/done/00000000-0000-4000-8000-000000000000' },
  { name: 'facility-unknown', path: '/f/no-such-label' },
  { name: 'map', path: '/map' },
  { name: 'notices', path: '/notices' },
  { name: 'notice', path: 'notice:' },
  { name: 'call', path: '/call' },
  { name: 'signin', path: '/signin' },
  { name: 'me', path: '/me', as: 'resident' },
  { name: 'me-reports', path: '/me/reports', as: 'resident' },
  { name: 'me-drafts', path: '/me/drafts' },
  { name: 'me-outbox', path: '/me/outbox' },
  { name: 'me-profile', path: '/me/profile', as: 'resident' },
  { name: 'me-privacy', path: '/me/privacy', as: 'resident' },
  { name: 'me-devices', path: '/me/devices', as: 'resident' },
  { name: 'me-settings', path: '/me/settings' },
  { name: 'work', path: '/work', as: 'worker' },
  { name: 'work-item', path: 'work:', as: 'staff' },
  { name: 'work-flags', path: '/work/flags', as: 'staff' },
  { name: 'settings', path: '/settings', as: 'staff' },
  { name: 'settings-categories', path: '/settings/categories', as: 'staff' },
  { name: 'settings-category', path: '/settings/categories/lift', as: 'staff' },
  { name: 'settings-hours', path: '/settings/hours', as: 'staff' },
  { name: 'settings-holidays', path: '/settings/holidays', as: 'staff' },
  { name: 'settings-phones', path: '/settings/phones', as: 'staff' },
  { name: 'settings-roles', path: '/settings/roles', as: 'staff' },
  { name: 'settings-notices', path: '/settings/notices', as: 'staff' },
  { name: 'not-found', path: '/no-such-page' },
  { name: 'gallery', path: '/_gallery' },
  { name: 'gallery-dialog', path: '/_gallery', opens: '#opens-dialog button' },
  { name: 'gallery-sheet', path: '/_gallery', opens: '#opens-sheet button' },
  { name: 'gallery-question', path: '/_gallery', opens: '#opens-question button' },
  { name: 'gallery-waiting', path: '/_gallery', opens: '#opens-waiting button' },
  { name: 'gallery-photo', path: '/_gallery', opens: '#opens-photo button' },
]
