// While somebody is typed who is registered already the page says so: beside the form, and in a line that is read out.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { fill, register } from './casework.mjs'
import { axe, fits, go, journey, shows } from './harness.mjs'

// Names that are like nobody's, nor each other's: whoever is like somebody is not registered at the first press.
const NAMES = { desktop: ['ทานตะวัน', 'พ้องสมมุติ'], phone: ['บานชื่น', 'เพียรทดลอง'] }

for (const [device, [given, family]] of Object.entries(NAMES)) {
  journey(`whoever is typed a second time is found while typing, on a ${device}`, { device }, async (page) => {
    await signInAs(page, CAST.somsri)
    await register(page, given, family)
    await go(page, '/people/new')
    await fill(page, { given, family })
    const line = page.locator('#alike-said a')
    await line.waitFor()
    assert.match(await page.locator('#alike').innerText(), /ชื่อและชื่อสกุลตรงกัน/)
    await axe(page)
    await fits(page)
    await line.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const inside = await page.evaluate(() => document.activeElement?.closest('#alike') !== null)
    assert.ok(inside, 'the keyboard goes from the line into the list')
    await fill(page, { given: 'ฟหกด', family: 'ไม่มีใครชื่อนี้' })
    await line.waitFor({ state: 'detached' })
    assert.equal(await page.locator('#alike .rows').count(), 0, 'another name clears the list')
  })
}

journey('without JavaScript whoever is alike is shown before anything is saved', { javaScript: false }, async (page) => {
  await signInAs(page, CAST.somsri)
  await register(page, 'กระดังงา', 'เงียบตัวอย่าง')
  await page.goto('/people/new')
  await fill(page, { given: 'กระดังงา', family: 'เงียบตัวอย่าง', born: '2490' })
  await page.locator('main form.form .deeds .button').first().click()
  await shows(page, 'ชื่อและชื่อสกุลตรงกัน')
})
