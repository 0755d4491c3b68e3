// Signing in at an OpenID provider: nobody who is not linked, nobody who did not begin here, and not without the provider.
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { CAST, signInAs } from './cast.mjs'
import { axe, journey, shows } from './harness.mjs'
import { play } from './provider.mjs'

const { KUEAKUN_NAMED: named, KUEAKUN_PROVIDER: issuer } = process.env
const LINK = { name: 'ผูกกับ เข้าด้วยบัญชีของกรม' }
const WAY = { name: 'เข้าด้วยบัญชีของกรม' }
let provider

before(async () => {
  provider = await play(issuer, `${named}/sign-in/with/return`)
})
after(() => provider.stop())

/** Types at the provider who one is. */
async function typeWho(page, who) {
  await page.locator('input[name=who]').fill(who)
  await page.getByRole('button', { name: 'Go on' }).click()
}

/** Where the provider sends the browser once it knows who somebody is, before the browser has gone there. */
async function answerFor(page, who) {
  const { request } = page.context()
  const next = (answer) => new URL(answer.headers().location, answer.url()).href
  let address = next(await request.post(page.url(), { form: { who }, maxRedirects: 0 }))
  while (!address.startsWith(named)) address = next(await request.get(address, { maxRedirects: 0 }))
  return address
}

async function signInAtProvider(page, who) {
  await page.goto(`${named}/sign-in`)
  await page.getByRole('link', WAY).click()
  await typeWho(page, who)
  await page.waitForURL((address) => address.origin === named)
}

journey('somebody links who they are at the agency and signs in there', {}, async (page, another) => {
  await signInAs(page, CAST.narumon, named)
  await page.goto(`${named}/me/identities`)
  await axe(page)
  await page.getByRole('link', LINK).click()
  await typeWho(page, 'narumon@agency')
  await page.waitForURL(`${named}/me/identities`)
  await shows(page, 'ผูกแล้ว')
  await axe(page)

  const other = await another()
  await signInAtProvider(other, 'narumon@agency')
  assert.equal(new URL(other.url()).pathname, '/')
  await other.goto(`${named}/me/sessions`)
  await shows(other, 'agency')
})

journey('who is not linked is told how to be, and does not come in', {}, async (page) => {
  await signInAtProvider(page, 'stranger@agency')
  await shows(page, 'ยังไม่มีบัญชีใดผูกกับตัวตนนี้')
  await axe(page)
  await page.goto(`${named}/me`)
  assert.equal(new URL(page.url()).pathname, '/sign-in')
})

journey('an answer with another state, a second time or in another browser is refused', {}, async (page, another) => {
  await page.goto(`${named}/sign-in`)
  await page.getByRole('link', WAY).click()
  const brought = await answerFor(page, 'narumon@agency')

  const other = await another()
  await other.goto(brought)
  await shows(other, 'ไม่ได้เริ่มจากเบราว์เซอร์นี้')
  const tampered = new URL(brought)
  tampered.searchParams.set('state', 'x'.repeat(22))
  await page.goto(tampered.href)
  await shows(page, 'ไม่ได้เริ่มจากเบราว์เซอร์นี้')
  await page.goto(brought)
  await shows(page, 'ไม่ได้เริ่มจากเบราว์เซอร์นี้')
  await page.goto(`${named}/me`)
  assert.equal(new URL(page.url()).pathname, '/sign-in')
})

journey('who says no at the agency comes back to words that say so', {}, async (page) => {
  await signInAtProvider(page, '')
  await shows(page, 'ยกเลิกการยืนยัน')
})

journey('an agency that does not answer leaves the other ways in', {}, async (page) => {
  await provider.stop()
  await page.goto(`${named}/sign-in`)
  await page.getByRole('link', WAY).click()
  await shows(page, 'ไม่ตอบในขณะนี้')
  provider = await play(issuer, `${named}/sign-in/with/return`)
})
