// The few sentences that only a running script says, in the page's language.
const WORDS = {
  th: {
    draftKept: "ส่งร่างไม่ได้ในตอนนี้ เก็บไว้ในหน้าต่างนี้แล้ว จะลองส่งใหม่เอง",
    draftBack: "นำข้อความที่ยังส่งไม่ได้กลับมาแล้ว",
    signInAgain: "หมดเวลาเข้าใช้ ข้อความยังอยู่ครบ เข้าสู่ระบบใหม่ในอีกแท็บหนึ่ง แล้วพิมพ์ต่อได้เลย",
    fileTooLarge: (size: string, most: string) => `ไฟล์นี้ใหญ่ ${size} รับได้ไม่เกิน ${most} เลือกไฟล์ที่เล็กกว่านี้`,
    suggestions: (count: number) => (count === 0 ? "ไม่พบ" : `พบ ${count} รายการ ใช้ลูกศรขึ้นลงเพื่อเลือก`),
  },
  en: {
    draftKept: "The draft cannot be sent just now. It is kept in this window and will be sent again by itself.",
    draftBack: "The text that could not be sent is back in the form.",
    signInAgain: "Your session has ended. Nothing is lost: sign in again in another tab, then keep typing here.",
    fileTooLarge: (size: string, most: string) => `This file is ${size}; at most ${most} can be taken. Choose a smaller one.`,
    suggestions: (count: number) => (count === 0 ? "Nothing found" : `${count} found; use the up and down arrows to choose`),
  },
};

export function words(): (typeof WORDS)["th"] {
  return document.documentElement.lang === "en" ? WORDS.en : WORDS.th;
}
