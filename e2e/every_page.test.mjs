// The pages as each member of the cast meets them, following links from page to page: every kind of page once, in Thai by day
// and in English by night.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CAST, signInAs } from './cast.mjs'
import { begin, openCase } from './casework.mjs'
import { go, journey } from './harness.mjs'

// Whoever supervises has some sixty kinds of pages, each seen twice.
const PATIENCE_MS = 300_000
const THAI = /\p{Script=Thai}/u

/** Where each begins, beside what the rail leads to. */
const BEGIN = {
  prasert: [
    '/reviews',
    '/conferences',
    '/advice',
    '/teaching',
    '/teaching/new',
    '/samples',
    '/samples/new',
    '/workload',
    '/imports/exports/new',
    '/figures/reports',
    '/figures/quality',
    '/transfers',
    '/staff/invitations/new',
  ],
  somsri: ['/search?q=สมชาย', '/cases?view=closed', '/people/new', '/people/pairs', '/households/new', '/referrals?view=sent'],
  wichai: ['/referrals', '/transfers'],
  mali: ['/cases/new', '/letters/new', '/imports', '/imports/new', '/privacy/requests', '/me/passkeys', '/me/identities', '/me/mail', '/me/proof', '/me/tokens'],
  orapin: ['/privacy', '/privacy/breaches', '/privacy/activities', '/privacy/requests', '/retention'],
  thawat: ['/cases', '/offices', '/retention'],
  anong: ['/staff', '/staff/new', '/staff/recoveries', '/staff/invitations', '/standard/doubts', '/standard/signing'],
  pimjai: [],
  phum: ['/cases/reference', '/webhooks', '/webhooks/new', '/jobs', '/directory/freshness', '/me/second-factor'],
}

/** What is no page: files, answers for machines and for scripts, and steps that lead away at once. */
const NO_PAGE = /\.(csv|xlsx)$|\/(pdf|xlsx|json|file|choices|linking|stamped|package|record)$|^\/letters\/\{id\}\/(paper|exchange|card|receipts)|\/addressees\/\{delivery\}\/paper$|\/files\/\{file\}$|^\/(assets|echo|healthz|readyz|sign-in\/with|imports\/(templates|schemas))/

const routes = await declared()
const read = new Set()

/** The addresses of `docs/roles-and-routes.md` that answer a GET, those without placeholders first. */
async function declared() {
  const table = await readFile(join(import.meta.dirname, '../docs/roles-and-routes.md'), 'utf8')
  const paths = [...table.matchAll(/^\| GET \| `([^`]+)`/gm)].map(([, path]) => path)
  return paths
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .map((path) => ({ path, fits: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }))
}

const routeOf = (address) => routes.find(({ fits }) => fits.test(address.split(/[?#]/)[0]))?.path

/** The links of the page within the program. */
function links(page) {
  return page.locator('a[href^="/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
}

/** Follows links from page to page, each kind of page once; answers where it went. */
async function wander(page, starts) {
  const [went, waiting] = [[], [...starts, ...(await links(page))]]
  const asked = new Set(starts)
  while (waiting.length > 0) {
    const address = waiting.shift()
    const route = routeOf(address)
    const known = read.has(route) && !asked.has(address)
    if (!route || known || NO_PAGE.test(route)) continue
    asked.delete(address)
    read.add(route)
    await go(page, address)
    went.push(address)
    waiting.push(...(await links(page)))
  }
  return went
}

for (const [account, starts] of Object.entries(BEGIN)) {
  journey(`${account} reads every page in Thai and in the dark in English`, { patience: PATIENCE_MS }, async (page, another) => {
    await signInAs(page, CAST[account])
    const went = await wander(page, ['/', ...starts])
    const night = await another({ lang: 'en', theme: 'dark' })
    await signInAs(night, CAST[account])
    await speakEnglish(night)
    for (const path of went) {
      await go(night, path)
      assert.equal(await night.locator('html').getAttribute('lang'), 'en')
      // Pages of links that open an account stand alone, without the rail.
      for (const rail of await night.locator('nav.rail').allInnerTexts()) assert.doesNotMatch(rail, THAI)
    }
  })
}

async function speakEnglish(page) {
  await page.goto('/')
  if ((await page.locator('html').getAttribute('lang')) === 'en') return
  await page.getByRole('button', { name: 'English' }).first().click()
  await page.locator('html[lang=en]').waitFor({ state: 'attached' })
}

journey('a case and its form are English where they are not the words of people', { theme: 'dark' }, async (page) => {
  await signInAs(page, CAST.narumon)
  await speakEnglish(page)
  await openCase(page, 'ราตรี', 'ภาษาอื่นสมมุติ')
  for (const heading of await page.locator('main h2, main .deeds').allInnerTexts()) assert.doesNotMatch(heading, THAI)
  await begin(page, 'interview')
  for (const label of await page.locator('main label, main legend').allInnerTexts()) {
    if (!label.includes('·')) assert.doesNotMatch(label, THAI)
  }
})
