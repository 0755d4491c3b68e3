// What every journey needs: a window, a member of the cast, and eyes for what must never appear on any page.
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { launch, open } from './browser.mjs'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const PATIENCE_MS = 10_000

const url = process.env.KUEAKUN_URL
let browser

after(() => browser?.close())

/** One journey in a window of its own. It fails too when a script breaks, the policy refuses something, an answer is
 * a server error or a text is missing, whatever its steps looked at. */
export function journey(name, options, steps) {
  test(name, { timeout: 60_000 }, async () => {
    if (!url) throw new Error('KUEAKUN_URL is not set: run this through cargo xtask test --only e2e')
    browser ??= await launch()
    const context = await open(browser, { url, ...options })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const faults = watch(page)
    try {
      await steps(page, context)
      assert.deepEqual(faults, [])
    } catch (error) {
      await keepPicture(page, name)
      throw error
    } finally {
      await context.close()
    }
  })
}

/** Collects what must never happen on a page. An answer of 4xx is logged by Chromium too, but may be meant. */
function watch(page) {
  const faults = []
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (message) => {
    const meant = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !meant) faults.push(`console: ${message.text()}`)
  })
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url())
    const asset = response.request().resourceType() !== 'document' && response.status() === 404
    if (response.status() >= 500 || asset) faults.push(`${response.status()} ${pathname}`)
    if (response.headers()['content-type']?.startsWith('text/html')) {
      const text = await response.text().catch(() => '')
      const missing = text.match(/⟦.*?⟧/)
      if (missing) faults.push(`missing text ${missing[0]} on ${pathname}`)
    }
  })
  return faults
}

async function keepPicture(page, name) {
  const folder = join(import.meta.dirname, 'results')
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${name.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')}.png`)
  await page.screenshot({ path: file, fullPage: true }).catch(() => {})
  console.error(`the page when it failed: ${page.url()} ${file}`)
}

/** Fails on anything that axe finds against WCAG 2.2 AA, saying where and what. */
export async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  )
  assert.deepEqual(lines, [], `axe on ${page.url()}`)
}

/** Presses Tab until the element has the focus, as somebody without a mouse would. */
export async function tabTo(page, target) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  assert.fail(`80 times Tab did not reach ${target}`)
}

/** Fails unless the page fits its window: nobody should have to scroll sideways. */
export async function fits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(over <= 0, `${page.url()} is ${over} px too wide`)
}
