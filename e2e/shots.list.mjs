// Which pages are photographed, as whom, and in which windows.
import { CAST, signInAs } from './cast.mjs'

const DAY = { device: 'desktop', lang: 'th', theme: 'light' }
const NIGHT = { device: 'desktop', lang: 'en', theme: 'dark' }
const PHONE = { device: 'phone', lang: 'th', theme: 'light' }
const PHONE_NIGHT = { device: 'phone', lang: 'en', theme: 'dark' }

/** Chooses the language as a reader does; the theme comes with the device. */
async function speak(page, lang) {
  if ((await page.locator('html').getAttribute('lang')) === lang) return
  await page.locator(`button[name=lang][value=${lang}]`).first().click()
  await page.locator(`html[lang=${lang}]`).waitFor({ state: 'attached' })
}

/** A page as a member of the cast sees it; `find` leads to it where its address is not known beforehand. */
function seenBy(account, path, find = async () => path) {
  return async (page, { lang }) => {
    await signInAs(page, account)
    await page.goto(path)
    const there = await find(page)
    await speak(page, lang)
    await page.goto(there)
  }
}

/** Follows a link to its address. */
async function follow(page, link) {
  const href = await link.first().getAttribute('href')
  await page.goto(href)
  return href
}

/** A case in which help is under way. */
function underWay(page) {
  return follow(page, page.locator('main tbody tr', { hasText: 'ช่วยเหลือและติดตาม' }).locator('a'))
}

/** The plan of that case, signed by its author and by the head of section. */
async function itsPlan(page) {
  await underWay(page)
  const told = page.locator('main .timeline li', { hasText: 'ลงนามแผน' })
  return follow(page, told.locator('a[href*="/papers/"]').last())
}

async function signIn(page, { lang }) {
  await page.goto('/sign-in')
  await speak(page, lang)
}

/** The search before an intake, for somebody who has a case already. */
async function theirName(page) {
  const client = page.locator('main tbody tr', { hasText: 'ช่วยเหลือและติดตาม' }).locator('a').first()
  return `/cases/new?q=${encodeURIComponent(await client.innerText())}`
}

/** The person and the case of the youngest of a large family. */
async function youngest(page) {
  await page.goto(`/search?q=${encodeURIComponent('ต้นกล้า')}`)
  const links = await page.locator('main a[href^="/cases/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  const address = links.find((link) => /^\/cases\/[0-9a-z]{13}$/.test(link))
  await page.goto(address)
  return { address, person: await page.locator('.person-name a').getAttribute('href') }
}

const family = async (page) => `${(await youngest(page)).person}/family`

/** The eco-map of the intake beside that of today. */
async function network(page) {
  await page.goto(`${(await youngest(page)).address}/network`)
  return page.locator('main p.small a').first().getAttribute('href')
}

/** Two records side by side that may be of one person. */
const pair = (page) => follow(page, page.locator('main .rows a'))

const questions = async (page) => `${(await youngest(page)).address}/instruments/9q`

const PAGES = [
  { name: 'sign-in', windows: [DAY, PHONE], steps: signIn },
  { name: 'today', windows: [DAY, NIGHT, PHONE, PHONE_NIGHT], steps: seenBy(CAST.somsri, '/') },
  { name: 'cases', windows: [DAY, PHONE], steps: seenBy(CAST.somsri, '/cases') },
  { name: 'search', windows: [DAY, NIGHT], steps: seenBy(CAST.somsri, '/cases', theirName) },
  { name: 'case', windows: [DAY, NIGHT, PHONE, PHONE_NIGHT], steps: seenBy(CAST.somsri, '/cases', underWay) },
  { name: 'paper', windows: [DAY, NIGHT, PHONE], steps: seenBy(CAST.somsri, '/cases', itsPlan) },
  { name: 'family', windows: [DAY, NIGHT, PHONE], steps: seenBy(CAST.somsri, '/', family) },
  { name: 'network', windows: [DAY, NIGHT, PHONE], steps: seenBy(CAST.somsri, '/', network) },
  { name: 'instrument', windows: [DAY, PHONE], steps: seenBy(CAST.somsri, '/', questions) },
  { name: 'figures', windows: [DAY, NIGHT, PHONE], steps: seenBy(CAST.prasert, '/figures?rows=channel') },
  { name: 'reviews', windows: [DAY, NIGHT], steps: seenBy(CAST.prasert, '/reviews') },
  { name: 'workload', windows: [DAY], steps: seenBy(CAST.prasert, '/workload') },
  { name: 'standard', windows: [DAY, NIGHT, PHONE], steps: seenBy(CAST.prasert, '/standard') },
  { name: 'pair', windows: [DAY, NIGHT, PHONE], steps: seenBy(CAST.mali, '/people/pairs', pair) },
  { name: 'letters', windows: [DAY, NIGHT, PHONE], steps: seenBy(CAST.mali, '/letters') },
  { name: 'meetings', windows: [DAY, PHONE], steps: seenBy(CAST.mali, '/meetings') },
  { name: 'offices', windows: [DAY], steps: seenBy(CAST.anong, '/offices') },
]

/** Every picture: each page in its windows. */
export const SHOTS = PAGES.flatMap(({ windows, ...page }) => windows.map((window) => ({ ...page, ...window })))
