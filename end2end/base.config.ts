// What the tests and the pictures share: the machine's own Chromium, a Chinese phone.
import type { PlaywrightTestConfig } from '@playwright/test'

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
// Chromium refuses its sandbox to root, and containers rarely have another user.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export const base: PlaywrightTestConfig = {
  globalSetup: './fixtures/global-setup.ts',
  outputDir: './test-results',
  forbidOnly: !!process.env.CI,
  // A test that passes only when repeated is a fault to be found, not to be hidden.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  reporter: 'list',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 375, height: 812 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM, args: [...quiet, ...sandbox] },
  },
}
