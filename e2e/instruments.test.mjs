// Assessing with instruments: led on from one to the next, a danger that is answered, a wrong answer put right, two visits
// compared.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { deed, fill, openCase, send } from './casework.mjs'
import { axe, fits, go, journey, onward, press, shows } from './harness.mjs'

const NINE = ['interest', 'mood', 'sleep', 'energy', 'appetite', 'worth', 'attention', 'pace', 'self-harm']
const QUIET = ['harm-wish', 'plan', 'preparation', 'injury', 'attempt', 'ever']

const nine = (answer) => Object.fromEntries(NINE.map((item) => [`item-${item}`, answer]))
const quiet = Object.fromEntries(QUIET.map((item) => [`item-${item}`, 'no']))

/** From two questions to nine to eight, and to what must be seen to today. */
async function ledToDanger(page, address) {
  await go(page, `${address}/instruments/2q`)
  await fill(page, { 'item-low': 'yes' })
  await press(page, deed(page))
  assert.equal(new URL(page.url()).pathname, `${address}/instruments/2q`, 'a question was left out')
  await fill(page, { 'item-joyless': 'no' })
  await send(page)
  assert.equal(new URL(page.url()).pathname, `${address}/instruments/9q`)
  await fill(page, nine('often'))
  await send(page)
  assert.equal(new URL(page.url()).pathname, `${address}/instruments/8q`)
  await fill(page, { 'item-wish': 'yes', 'item-ideation': 'yes', 'item-control': 'can', ...quiet })
  await send(page)
  await shows(page, '1323')
  return new URL(page.url()).pathname
}

journey('two questions lead to nine, to eight, and to what must be done today', {}, async (page) => {
  await signInAs(page, CAST.somsri)
  const address = await openCase(page, 'ซึมเศร้า', 'ถามตามลำดับสมมุติ')
  const result = await ledToDanger(page, address)
  await go(page, address)
  await shows(page, '1323')
  await press(page, page.locator('main a[href$="/answer"]').first())
  await fill(page, { answer: 'พบแล้ว บุตรอยู่ด้วย นัดโรงพยาบาลบ่ายนี้' })
  await send(page)
  await go(page, result)
  await shows(page, 'ดูแลแล้ว')
  await press(page, page.locator('main a[href*="replaces="]'))
  await fill(page, { 'item-plan': 'yes' })
  await send(page)
  await go(page, `${address}/instruments/9q`)
  await fill(page, nine('never'))
  await send(page)
  await go(page, `${address}/instruments/9q/history`)
  assert.equal(await page.locator('main .history-sheet svg').count(), 1)
  await shows(page, 'ดีขึ้น')
})

journey('a question that an answer does not ask for is not there, and its answer is taken back', {}, async (page) => {
  await signInAs(page, CAST.narumon)
  const address = await openCase(page, 'ถามต่อ', 'เมื่อจำเป็นสมมุติ')
  await go(page, `${address}/instruments/8q`)
  const control = page.locator('fieldset[data-asked-if]', { has: page.locator('[name=item-control]') })
  await control.waitFor({ state: 'hidden' })
  await fill(page, { 'item-ideation': 'yes' })
  await control.waitFor({ state: 'visible' })
  await fill(page, { 'item-control': 'cannot' })
  await fill(page, { 'item-ideation': 'no' })
  await control.waitFor({ state: 'hidden' })
  await axe(page)
  await fill(page, { 'item-wish': 'no', ...quiet })
  await send(page)
  assert.equal(await page.locator('main a[href$="/answer"]').count(), 0, 'nothing warns')
})

journey('on a phone without scripts, and in English by night, the same questions are asked', { device: 'phone', javaScript: false }, async (page, another) => {
  await signInAs(page, CAST.somsri)
  const address = await openCase(page, 'พกพา', 'แบบประเมินสมมุติ')
  const result = await ledToDanger(page, address)
  for (const path of [result, `${address}/instruments`, `${address}/instruments/8q`, `${address}/instruments/9q/history`]) {
    await go(page, path)
    await fits(page)
  }
  const night = await another({ device: 'desktop', theme: 'dark', lang: 'en', javaScript: true })
  await signInAs(night, CAST.somsri)
  await onward(night, () => night.locator('button[name=lang][value=en]').first().click())
  for (const path of [result, `${address}/instruments`, `${address}/instruments/8q`, `${address}/instruments/9q/history`]) {
    await go(night, path)
  }
  await onward(night, () => night.locator('button[name=lang][value=th]').first().click())
})
