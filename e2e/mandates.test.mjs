// A mandate: the head gives a colleague the authority to sign memos, who signs one that was checked, and then it is ended.
import { CAST, signInAs } from './cast.mjs'
import { deed, fill, send } from './casework.mjs'
import { axe, fits, go, journey, press, shows } from './harness.mjs'
import { choose, step, typed } from './office.mjs'

const WINDOWS = { 'on a desktop': { device: 'desktop' }, 'on a phone without scripts': { device: 'phone', javaScript: false } }
const ORDER = 'คำสั่งองค์การบริหารส่วนตำบลตัวอย่าง ที่ 12/2569'

for (const [how, look] of Object.entries(WINDOWS)) {
  journey(`who holds a mandate signs in the place of the head until it is ended, ${how}`, look, async (page, another) => {
    await signInAs(page, CAST.prasert)
    await go(page, '/letters/mandates')
    await axe(page)
    await fits(page)
    await choose(page, 'giver', 'ประเสริฐ')
    await choose(page, 'signer', 'นฤมล')
    await fill(page, { kinds: 'memo', 'giver-post': 'ผู้อำนวยการกองสวัสดิการสังคม', 'from-on': typed() })
    await press(page, deed(page))
    await axe(page)
    await shows(page, 'โปรดระบุคำสั่งที่มอบอำนาจ')
    await fill(page, { 'order-words': `${ORDER} ${how}` })
    await send(page)
    await shows(page, 'บันทึกการมอบอำนาจแล้ว')
    await shows(page, `${ORDER} ${how}`)
    await axe(page)
    await fits(page)

    const somsri = await another(look)
    await signInAs(somsri, CAST.somsri)
    await go(somsri, '/letters/drafts')
    await press(somsri, somsri.locator('main .deeds a', { hasText: 'บันทึกข้อความ' }).first())
    await fill(somsri, { subject: `ขออนุมัติเดินทางไปราชการ ${how}`, 'party-to': 'หัวหน้าสำนักงาน', paragraphs: 'จึงเรียนมาเพื่อโปรดอนุมัติ' })
    await send(somsri)
    const letter = new URL(somsri.url()).pathname
    await press(somsri, step(somsri, 'เสนอตรวจ'))
    await choose(somsri, 'checker', 'ประเสริฐ')
    await send(somsri)
    await go(page, letter)
    await press(page, step(page, 'ตรวจ'))
    await axe(page)
    await send(page)

    const narumon = await another(look)
    await signInAs(narumon, CAST.narumon)
    await go(narumon, letter)
    await press(narumon, step(narumon, 'ลงนาม'))
    await shows(narumon, 'ปฏิบัติราชการแทน')
    await axe(narumon)
    await fits(narumon)
    await send(narumon)
    await shows(narumon, 'รอธุรการออกเลข')
    await axe(narumon)

    await go(page, '/letters/mandates')
    const given = page.locator('main li', { hasText: `${ORDER} ${how}` })
    await press(page, given.getByRole('button', { name: 'สิ้นสุดการมอบอำนาจ' }))
    await shows(page, 'สิ้นสุดแล้ว')
    await axe(page)
  })
}
