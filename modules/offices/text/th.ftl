offices-title = หน่วยงาน
