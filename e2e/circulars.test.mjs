// A circular: the head writes and signs it, the clerk makes the list of addressees and sends it to all of them.
import { CAST, signInAs } from './cast.mjs'
import { deed, fill, send } from './casework.mjs'
import { axe, fits, go, journey, press, shows } from './harness.mjs'
import { step } from './office.mjs'

const WINDOWS = { 'on a desktop': { device: 'desktop' }, 'on a phone without scripts': { device: 'phone', javaScript: false } }

for (const [how, look] of Object.entries(WINDOWS)) {
  journey(`a circular goes to everybody on its list, ${how}`, look, async (page, another) => {
    await signInAs(page, CAST.prasert)
    await go(page, '/letters/drafts')
    await press(page, page.locator('main .deeds a', { hasText: 'หนังสือภายนอก' }).first())
    await fill(page, { subject: `ขอเชิญอบรมอาสาสมัคร ${how}`, 'party-to': 'ผู้รับตามบัญชีรายชื่อ', paragraphs: 'จึงเรียนมาเพื่อโปรดทราบ', circular: 'yes' })
    await send(page)
    const letter = new URL(page.url()).pathname
    await press(page, step(page, 'ลงนาม'))
    await send(page)

    const mali = await another(look)
    await signInAs(mali, CAST.mali)
    await go(mali, letter)
    await press(mali, step(mali, 'บัญชีรายชื่อผู้รับ'))
    await axe(mali)
    await press(mali, step(mali, 'เพิ่มรายชื่อ'))
    await axe(mali)
    await fits(mali)
    await press(mali, deed(mali))
    await shows(mali, 'อย่างน้อยหนึ่งราย')
    await axe(mali)
    await fill(mali, { names: 'โรงเรียนตัวอย่าง <school@example.go.th>\nวัดตัวอย่าง\nชมรมตัวอย่าง' })
    await send(mali)
    await shows(mali, 'ส่งได้เมื่อออกเลขแล้ว')
    await mali.locator('input[name=letter]').last().check()
    await press(mali, deed(mali))
    await axe(mali)
    await fits(mali)
    await go(mali, letter)
    await press(mali, step(mali, 'ออกเลข'))
    await send(mali)
    await press(mali, step(mali, 'บัญชีรายชื่อผู้รับ'))
    await press(mali, step(mali, 'ส่งตามบัญชีรายชื่อ'))
    await axe(mali)
    await send(mali)
    await shows(mali, 'ส่งแล้ว 1 ราย')
    await shows(mali, 'รอเซิร์ฟเวอร์อีเมล 1 ราย')
    await axe(mali)
    await fits(mali)
  })
}
