## สถานะของบริการ
directory-status-active = ให้บริการอยู่
directory-status-closed = ปิดชั่วคราว
directory-status-inactive = งดให้บริการ
directory-status-defunct = เลิกแล้ว
