// The family of a client and what surrounds them: recorded, drawn, said in words, and compared with an earlier day.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { deed, fill, openCase, send } from './casework.mjs'
import { axe, fits, go, journey, press, shows } from './harness.mjs'

/** The page and the case of the youngest of the demonstration's large family. */
async function youngest(page) {
  await page.goto(`/people?text=${encodeURIComponent('ต้นกล้า')}`)
  const person = await page.locator('main a[href^="/people/"]', { hasText: 'ต้นกล้า' }).first().getAttribute('href')
  await page.goto(`/search?q=${encodeURIComponent('ต้นกล้า')}`)
  const links = await page.locator('main a[href^="/cases/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  return { person, address: links.find((link) => /^\/cases\/[0-9a-z]{13}$/.test(link)) }
}

async function speak(page, lang) {
  if ((await page.locator('html').getAttribute('lang')) === lang) return
  await page.locator(`button[name=lang][value=${lang}]`).first().click()
  await page.locator(`html[lang=${lang}]`).waitFor({ state: 'attached' })
}

journey('a family of three generations is drawn with every symbol, in both languages and on a phone', {}, async (day, another) => {
  await signInAs(day, CAST.somsri)
  const { person } = await youngest(day)
  await go(day, `${person}/family`)
  assert.equal(await day.locator('main svg .kin-person').count(), 26)
  for (const words of ['แฝดร่วมไข่', 'แฝดต่างไข่', 'บุตรบุญธรรม', 'เด็กในความอุปถัมภ์', 'เป็นบุตรเลี้ยงของ', 'แยกกันอยู่', 'อยู่ด้วยกัน:']) {
    await shows(day, words)
  }
  assert.deepEqual(await overlapping(day), [])
  const night = await another({ theme: 'dark', lang: 'en' })
  await signInAs(night, CAST.somsri)
  await speak(night, 'en')
  await go(night, `${person}/family`)
  for (const words of ['Identical twins', 'adopted', 'is the stepchild of', 'divorced', 'Living together']) {
    await shows(night, words)
  }
  const phone = await another({ device: 'phone' })
  await signInAs(phone, CAST.somsri)
  await speak(phone, 'th')
  await go(phone, `${person}/family`)
  await fits(phone)
  const seen = await phone.locator('.kin-sheet').evaluate((sheet) => {
    const client = sheet.querySelector('.kin-client').getBoundingClientRect()
    return client.left >= 0 && client.right <= window.innerWidth
  })
  assert.ok(seen, 'the client is in sight without scrolling')
})

/** Pairs of labels in a drawing whose boxes lie over each other. */
function overlapping(page) {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll('main svg .kin-person text')].map((text) => [text.textContent, text.getBoundingClientRect()])
    const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 5 && b.top < a.bottom - 5
    const age = (words) => /^\d{1,3}$/.test(words)
    const pairs = boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([other, b]) => !age(one) && !age(other) && over(a, b)).map(([other]) => `${one} / ${other}`))
    return pairs
  })
}

journey('a relation is recorded, doubted, changed and withdrawn', { javaScript: false }, async (page) => {
  await signInAs(page, CAST.somsri)
  await openCase(page, 'สมรัก', 'ผูกพันสมมุติ')
  await press(page, page.locator('.person-name a'))
  const person = new URL(page.url()).pathname
  for (const [name, despite] of [['บุญมี ทองสมมุติ', ''], ['หวล แก้วสมมุติ', '']]) {
    await go(page, `${person}/relations/new?text=${encodeURIComponent(name)}`)
    await page.locator('[name=person]').first().check()
    await fill(page, { what: 'friend', from: '2560', note: despite })
    await send(page)
  }
  await shows(page, 'ตั้งแต่ พ.ศ. 2560')
  await press(page, page.locator('main a[href*="/relations/0"]').first())
  await fill(page, { until: '2559' })
  await press(page, deed(page))
  await shows(page, 'วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม')
  await fill(page, { until: '2562', ending: 'other' })
  await send(page)
  await shows(page, 'สิ้นสุดแล้ว')
  await press(page, page.locator('main a[href*="/relations/0"]').first())
  await press(page, page.locator('main a[href$="/withdrawal"]'))
  await fill(page, { reason: 'บันทึกผิดคน' })
  await send(page)
  assert.equal(await page.locator('main a[href*="/relations/0"]').count(), 1)
})

journey('what surrounds a client is drawn and compared with the first day', {}, async (page, another) => {
  await signInAs(page, CAST.somsri)
  const { address } = await youngest(page)
  await go(page, `${address}/network`)
  await press(page, page.locator('main p.small a').first())
  assert.equal(await page.locator('main .eco svg[role=img]').count(), 2)
  await shows(page, 'นำออก เจ้าหนี้นอกระบบ')
  await page.locator('main .eco summary').first().click()
  await axe(page)
  const phone = await another({ device: 'phone', javaScript: false })
  await signInAs(phone, CAST.somsri)
  const own = await openCase(phone, 'เครือข่าย', 'รอบตัวสมมุติ')
  await go(phone, `${own}/network`)
  await fits(phone)
  await press(phone, phone.locator('main a[href$="/network/new"]'))
  await fits(phone)
  await press(phone, deed(phone))
  await shows(phone, 'เลือกคนในทะเบียน หรือเขียนชื่อ')
  await fill(phone, { name: 'โรงเรียนวัดสมมุติ', kind: 'school', strength: 'strong', flow: 'inward' })
  await send(phone)
  await fits(phone)
  await shows(phone, 'สัมพันธ์แน่นแฟ้น')
  const night = await another({ theme: 'dark', lang: 'en' })
  await signInAs(night, CAST.somsri)
  await speak(night, 'en')
  await go(night, `${own}/network`)
  await shows(night, 'Strong tie')
  await press(night, night.locator('main a[href$="/removal"]'))
  await fill(night, { reason: 'ย้ายโรงเรียน' })
  await send(night)
  await shows(night, 'Nothing recorded yet')
  await speak(night, 'th')
})
