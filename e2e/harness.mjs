// What every journey needs: a window, a member of the cast, and eyes for what must never appear on any page.
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import axeCore from 'axe-core'
import { launch, open } from './browser.mjs'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const PATIENCE_MS = 15_000
const JOURNEY_MS = 120_000

const url = process.env.KUEAKUN_URL
const scriptless = new WeakSet()
let browser

after(() => browser?.close())

/** One journey in a window of its own; `another` opens the window of somebody else, `options.patience` is how many
 * milliseconds it may take where that is more than usual. It fails too when a script breaks,
 * the policy refuses something, an answer is a server error or a text is missing, whatever its steps looked at. */
export function journey(name, options, steps) {
  test(name, { timeout: options.patience ?? JOURNEY_MS }, async () => {
    if (!url) throw new Error('KUEAKUN_URL is not set: run this through cargo xtask test --only e2e')
    browser ??= await launch()
    const [windows, faults, readings] = [[], [], []]
    const another = async (others = {}) => {
      const look = { ...options, ...others }
      const context = await open(browser, { url, ...look })
      if (look.javaScript === false) scriptless.add(context)
      context.setDefaultTimeout(PATIENCE_MS)
      context.on('page', (page) => watch(page, faults, readings))
      windows.push(context)
      return context.newPage()
    }
    try {
      await steps(await another(), another)
      await Promise.all(readings)
      assert.deepEqual(faults, [])
    } catch (error) {
      for (const page of windows.flatMap((context) => context.pages())) await keepPicture(page, name)
      throw error
    } finally {
      for (const context of windows) await context.close()
    }
  })
}

/** Collects what must never happen on a page. An answer of 4xx is logged by Chromium too, but may be meant. */
function watch(page, faults, readings) {
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (message) => {
    const meant = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !meant) faults.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const asset = response.request().resourceType() !== 'document' && response.status() === 404
    if (response.status() >= 500 || asset) faults.push(`${response.status()} ${pathname}`)
    if (response.headers()['content-type']?.startsWith('text/html')) readings.push(read(response, pathname, faults))
  })
}

/** A redirect, or a page that was left at once, has no words to read. */
async function read(response, pathname, faults) {
  const words = await response.text().catch(() => '')
  const missing = words.match(/⟦.*?⟧/)
  if (missing) faults.push(`missing text ${missing[0]} on ${pathname}`)
}

let pictures = 0

async function keepPicture(page, name) {
  const folder = join(import.meta.dirname, 'results')
  await mkdir(folder, { recursive: true })
  pictures += 1
  const file = join(folder, `${pictures}-${name.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')}.png`)
  await page.screenshot({ path: file, fullPage: true }).catch(() => {})
  console.error(`the page when it failed: ${page.url()} ${file}`)
}

/** Fails on anything that axe finds against WCAG 2.2 AA, saying where and what. axe is a script: in a window without
 * JavaScript it cannot run, and the same pages are seen by it in the others. So it is where the journeys go on beside
 * others on another engine: the pages are the same, and axe takes longer than the program. */
export async function axe(page) {
  if (process.env.KUEAKUN_E2E_AXE === 'elsewhere' || scriptless.has(page.context())) return
  await page.evaluate(axeCore.source)
  const violations = await page.evaluate(
    async (rules) => (await window.axe.run(document, { resultTypes: ['violations'], runOnly: rules })).violations,
    RULES,
  )
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  )
  assert.deepEqual(lines, [], `axe on ${page.url()}`)
}

/** Goes to an address, which must be a page and fit for everybody. */
export async function go(page, path) {
  const answer = await page.goto(path)
  assert.equal(answer.status(), 200, path)
  await axe(page)
}

/** Does what leads to the next page, which must be fit for everybody. */
export async function onward(page, deed) {
  await Promise.all([page.waitForEvent('load'), deed()])
  await axe(page)
}

/** Clicks a button or a link and looks at the page that it leads to. */
export async function press(page, target) {
  await onward(page, () => target.click())
}

/** Fails unless the page shows the text. */
export async function shows(page, text) {
  const seen = page.locator('main').getByText(text).filter({ visible: true }).first()
  await seen.waitFor().catch(() => assert.fail(`${page.url()} does not show ${text}`))
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
