// What goes with a letter: files chosen several at once, letters of the register it refers to, and an e-mail taken in with its papers.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { deed, fill, send } from './casework.mjs'
import { fits, go, journey, press, shows } from './harness.mjs'
import { link, SCAN, step } from './office.mjs'

const EMAIL = [
  'From: "สำนักงานจังหวัดสมมุติ" <office@example.go.th>', 'Date: Tue, 1 Sep 2026 08:30:00 +0700', 'Subject: ขอเชิญประชุมทางจดหมาย',
  'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=part', '', '--part', 'Content-Type: text/plain; charset=utf-8', '',
  'ขอเชิญประชุมวันศุกร์', '--part', 'Content-Type: image/png; name="map.png"',
  'Content-Disposition: attachment; filename="map.png"', 'Content-Transfer-Encoding: base64', '',
  SCAN.buffer.toString('base64'), '--part--', '',
].join('\r\n')

for (const device of ['desktop', 'phone']) {
  journey(`a draft takes files and refers to a letter of the register, on a ${device}`, { device }, async (page) => {
    await signInAs(page, CAST.mali)
    await go(page, '/letters/new')
    await fill(page, { 'party-from': '', 'party-to': 'นายก อบต.', subject: '' })
    const paper = page.locator('input[type=file][name=paper]')
    await paper.setInputFiles({ name: 'mail.eml', mimeType: 'message/rfc822', buffer: Buffer.from(EMAIL) })
    await send(page)
    await shows(page, 'ขอเชิญประชุมทางจดหมาย')
    await shows(page, 'map.png')
    await fits(page)
    const number = (await page.locator('main').innerText()).match(/(\d+)\/25\d\d/)[0]

    await go(page, '/letters/drafts')
    await press(page, page.locator('main .deeds a', { hasText: 'หนังสือภายนอก' }).first())
    await fill(page, { subject: 'ตอบรับการประชุม', 'party-to': 'ผู้ว่าราชการจังหวัดสมมุติ' })
    await send(page)
    await press(page, link(page, '/enclosures'))
    await press(page, link(page, '/enclosing'))
    const files = page.locator('input[type=file][name=files]')
    await files.setInputFiles({ name: 'form.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') })
    await press(page, deed(page))
    assert.equal(await files.getAttribute('aria-invalid'), 'true', 'a program is no enclosure')
    await files.setInputFiles([SCAN, { ...SCAN, name: 'แผนที่.png' }])
    await fill(page, { called: 'แบบตอบรับ จำนวน ๑ ชุด' })
    await send(page)
    await shows(page, 'แผนที่.png')
    await fits(page)
    await press(page, page.locator('main .head a').first())
    await press(page, link(page, '/references'))
    await press(page, link(page, '/referring'))
    await fill(page, { series: 'received', number: '999999/2560' })
    await press(page, deed(page))
    assert.equal(await page.locator('main [name=number]').getAttribute('aria-invalid'), 'true', 'no letter has that number')
    await fill(page, { number })
    await send(page)
    await shows(page, 'ขอเชิญประชุมทางจดหมาย')
    await fits(page)
  })
}
