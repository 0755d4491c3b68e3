// A letter on its way out: a social worker drafts it, the head checks and signs, the clerk numbers it and sends it to another office.
import { CAST, signInAs } from './cast.mjs'
import { deed as sending, fill, send } from './casework.mjs'
import { axe, fits, go, journey, press, shows } from './harness.mjs'

const SUBJECT = { desktop: 'ขอความร่วมมือเยี่ยมบ้านผู้สูงอายุ', phone: 'ขอข้อมูลผู้ดูแลคนพิการ' }

const deed = (page, word) => page.locator('main .deeds .button', { hasText: word }).first()

for (const [device, subject] of Object.entries(SUBJECT)) {
  journey(`a letter is drafted, checked, signed, numbered and sent, on a ${device}`, { device }, async (page, another) => {
    await signInAs(page, CAST.somsri)
    await go(page, '/letters/drafts')
    await axe(page)
    await press(page, page.locator('main .deeds a', { hasText: 'หนังสือภายนอก' }).first())
    await axe(page)
    await fits(page)
    await fill(page, { subject: '', 'party-to': 'นายกเทศมนตรีตัวอย่าง' })
    await press(page, sending(page))
    await shows(page, 'โปรดกรอกช่องนี้')
    await axe(page)
    await fill(page, { subject })
    await send(page)
    const letter = new URL(page.url()).pathname
    await axe(page)
    await press(page, deed(page, 'เสนอตรวจ'))
    const head = await page.locator('select[name=checker] option', { hasText: 'ประเสริฐ' }).first().getAttribute('value')
    await fill(page, { checker: head })
    await send(page)

    const prasert = await another({ device })
    await signInAs(prasert, CAST.prasert)
    await go(prasert, letter)
    await axe(prasert)
    await press(prasert, deed(prasert, 'ลงนาม'))
    await axe(prasert)
    await send(prasert)
    await shows(prasert, 'รอธุรการออกเลข')

    const mali = await another({ device })
    await signInAs(mali, CAST.mali)
    await go(mali, letter)
    await press(mali, deed(mali, 'ออกเลข'))
    await axe(mali)
    await send(mali)
    await press(mali, deed(mali, 'ส่งหนังสือ'))
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
