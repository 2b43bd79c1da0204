import { defineConfig } from '@playwright/test'
import { base } from './base.config'

export default defineConfig(base, { testDir: '.', testMatch: 'shots.ts', timeout: 120_000 })
