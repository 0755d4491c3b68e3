// A letter on its way out: a social worker drafts it, the head checks and signs, the clerk numbers it and sends it to another office.
import { CAST, signInAs } from './cast.mjs'
import { deed, fill, send } from './casework.mjs'
import { axe, fits, go, journey, press, shows } from './harness.mjs'
import { choose, step } from './office.mjs'

const SUBJECT = { desktop: 'ขอความร่วมมือเยี่ยมบ้านผู้สูงอายุ', phone: 'ขอข้อมูลผู้ดูแลคนพิการ' }

for (const [device, subject] of Object.entries(SUBJECT)) {
  journey(`a letter is drafted, checked, signed, numbered and sent, on a ${device}`, { device }, async (page, another) => {
    await signInAs(page, CAST.somsri)
    await go(page, '/letters/drafts')
    await axe(page)
    await press(page, page.locator('main .deeds a', { hasText: 'หนังสือภายนอก' }).first())
    await axe(page)
    await fits(page)
    await fill(page, { subject: '', 'party-to': 'นายกเทศมนตรีตัวอย่าง' })
    await press(page, deed(page))
    await shows(page, 'โปรดกรอกช่องนี้')
    await axe(page)
    await fill(page, { subject })
    await send(page)
    const letter = new URL(page.url()).pathname
    await axe(page)
    await press(page, step(page, 'เสนอตรวจ'))
    await choose(page, 'checker', 'ประเสริฐ')
    await send(page)

    const prasert = await another({ device })
    await signInAs(prasert, CAST.prasert)
    await go(prasert, letter)
    await axe(prasert)
    await press(prasert, step(prasert, 'ลงนาม'))
    await axe(prasert)
    await send(prasert)
    await shows(prasert, 'รอธุรการออกเลข')

    const mali = await another({ device })
    await signInAs(mali, CAST.mali)
    await go(mali, letter)
    await press(mali, step(mali, 'ออกเลข'))
    await axe(mali)
    await send(mali)
    await press(mali, step(mali, 'ส่งหนังสือ'))
    await axe(mali)
    await fits(mali)
    await mali.locator('input[name=channel][value=system]').check()
    await mali.locator('input[name=offices]').first().check()
    await send(mali)
    await shows(mali, 'รอผู้รับ')
    await axe(mali)
    await go(mali, '/letters/arrivals')
    await axe(mali)
  })
}
