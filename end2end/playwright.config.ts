import { defineConfig } from '@playwright/test'
import { base } from './base.config'

export default defineConfig(base, { testDir: './tests', testMatch: '**/*.spec.ts', timeout: 60_000 })
