// A register: in by its headings, tried, stored once, its refused rows out again, and all of it taken back.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { axe, fits, go, journey, press, shows } from './harness.mjs'

const REGISTER = `ทะเบียนผู้พิการ ประจำปี 2569,,,
เลขบัตร,ชื่อ-สกุล,วัน/เดือน/ปีเกิด,เบอร์โทร
,นายจำปี ทดลองนำเข้า,5/2/2491,0812345678
,นางจำปา ทดลองนำเข้า,31/2/2500,
`

const deed = (page, words) => page.locator('main button', { hasText: words }).first()

/** Sends the register and looks at its columns. */
async function send(page) {
  await go(page, '/imports/new')
  const buffer = Buffer.from(REGISTER, 'utf8')
  await page.locator('input[type=file]').setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer })
  await press(page, deed(page, 'ตรวจคอลัมน์'))
}

/** Begins a phase and waits until the page itself says that it has ended. */
async function phase(page, words, ended) {
  await press(page, deed(page, words))
  await page.locator('#import .badge', { hasText: ended }).first().waitFor()
  await axe(page)
}

for (const look of [{}, { javaScript: false }]) {
  const how = look.javaScript === false ? 'without scripts' : 'with scripts'
  journey(`a register comes in and goes back ${how}`, look, async (page) => {
    await signInAs(page, CAST.mali)
    await send(page)
    await shows(page, '5 กุมภาพันธ์ 2491')
    assert.equal(await page.locator('#field-column-1').inputValue(), 'given_name')
    await fits(page)
    if (look.javaScript === false) {
      await press(page, deed(page, 'ตรวจทุกแถว'))
      await until(page, 'ตรวจแล้ว')
      return
    }
    await phase(page, 'ตรวจทุกแถว', 'ตรวจแล้ว')
    await phase(page, 'นำเข้า', 'นำเข้าแล้ว')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('main a[href$="/refused.csv"]').click(),
    ])
    assert.equal(file.suggestedFilename(), 'rows-to-correct.csv')
    await press(page, page.locator('main a[href$="state=refused"]'))
    await shows(page, '31/2/2500')
    await page.goBack()
    await phase(page, 'ย้อนคืนการนำเข้านี้', 'ย้อนคืนแล้ว')
  })
}

/** Looks again until the page says so. */
async function until(page, words) {
  for (let looks = 0; looks < 30; looks += 1) {
    if ((await page.locator('#import .badge').first().innerText()).includes(words)) return
    await page.waitForTimeout(500)
    await page.reload()
  }
  assert.fail(`the page never said ${words}`)
}

journey('a register is looked at on a phone', { device: 'phone' }, async (page) => {
  await signInAs(page, CAST.mali)
  await send(page)
  await axe(page)
  await fits(page)
})
