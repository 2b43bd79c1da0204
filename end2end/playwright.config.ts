import { defineConfig } from '@playwright/test'
import { base } from './base.config'

// Patient, because a shared machine may be several times slower: what is there is found at once all the same.
export default defineConfig(base, {
  testDir: './tests',
  testMatch: '**/*.spec.ts',
  timeout: 120_000,
  expect: { timeout: 20_000 },
})
