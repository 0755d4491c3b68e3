# Imports
imports-title = Imports
imports-lead = Bring a register that the office keeps in a spreadsheet into the registry. Nothing is stored before a trial run, nobody is registered twice, and an import can be taken back as a whole.
imports-none-title = Nothing was imported yet
imports-none-text = Begin with a file that you have, or with a blank one.
imports-new-title = Import a file
imports-new-lead = XLSX, or CSV in UTF-8 or windows-874, up to 20 MB. Columns are known by their headings, and you can change how each is read.
imports-template = What are its rows
imports-template-persons = Persons
imports-template-households = Households
imports-template-members = Members of households
imports-template-cases = Open cases
imports-office = Office
imports-office-hint = It will look after the people of the file.
imports-file = File
imports-file-hint = The file is kept until its rows are stored, then removed.
imports-begin = Look at the columns
imports-file-empty = The file is empty
imports-file-not-a-table = This is neither XLSX nor CSV
imports-file-encrypted = The spreadsheet is protected by a password; save it without one
imports-file-macros = The spreadsheet holds macros; save it as XLSX without them
imports-file-other-format = XLS, XLSB and ODS are not read; save it as XLSX
imports-file-utf16 = The text is UTF-16; save it as CSV UTF-8
imports-file-too-large = The file has more rows, columns or text than any register
imports-file-damaged = The spreadsheet is damaged; open it and save it anew
imports-file-unavailable = The file cannot be read now; try again
imports-no-headings = No row among the first twenty has a heading of this kind of file; compare with the blank file
imports-blanks = Blank files
imports-blanks-text = With all headings and one invented row. The Table Schema lets other programs check a file before it is sent.
imports-made = by { $who }
imports-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
 }
imports-waiting = { $count } to decide
imports-state-mapping = Look at the columns
imports-state-checking = Trial run
imports-state-checked = Checked, nothing stored
imports-state-storing = Storing
imports-state-done = Imported
imports-state-undoing = Being taken back
imports-state-undone = Taken back
imports-state-closed = Imported, closed
imports-state-discarded = Given up
imports-progress = Progress
imports-pace = { $count ->
    [one] { $count } row a second
   *[other] { $count } rows a second
 }
imports-left-seconds = about { $count } s left
imports-left-minutes = about { $count } min left
imports-look-again = Look again
imports-sheet = Sheet
imports-sheet-deed = Use this sheet
imports-hidden-sheet = This sheet is hidden in the workbook.
imports-hidden-columns = { $count ->
    [one] { $count } hidden column is read as well.
   *[other] { $count } hidden columns are read as well.
 }
imports-hidden-rows = { $count ->
    [one] { $count } hidden row is read as well.
   *[other] { $count } hidden rows are read as well.
 }
imports-columns = Columns
imports-columns-text = What each column of the file says. The choice is remembered for files with the same headings.
imports-columns-missing = These must be in the file
imports-columns-deed = Keep these columns
imports-columns-kept = The columns are kept
imports-column = Column
imports-column-none = Leave out
imports-column-twice = Another column says this already
imports-samples = The first rows as they would be stored
imports-row = Row
imports-value = Value
imports-reason = Reason
imports-trial-deed = Check every row
imports-discard-deed = Give this import up
imports-discarded = The import was given up and its file removed
imports-what = What
imports-how-many = Rows
imports-count-accepted = Can be stored
imports-count-refused = Refused
imports-count-present-already = Of them, there already by their number
imports-count-stored = Stored
imports-count-present = There already
imports-count-waiting = To be decided
imports-count-suspected = Stored, and put into the queue of likely pairs
imports-count-kept = Left, because somebody has worked with it
imports-notes = Mended on the way
imports-note-zero = the first zero was put back
imports-note-scientific = the number was written in powers of ten
imports-note-buddhist-year = the year was read as B.E.
imports-refused-rows = Rows to correct
imports-refused-text = The refused rows as they came, with one more column that says why. Correct them and import that file; the others are not touched.
imports-refused-xlsx = Take as XLSX
imports-refused-csv = Take as CSV
imports-store-deed = Store the rows
imports-decide = { $count ->
    [one] Decide about { $count } row
   *[other] Decide about { $count } rows
 }
imports-undo = Take back
imports-undo-text = Everything that this import made and nobody has worked with since is taken out again. What somebody has changed, or what a case is about, stays and is listed.
imports-undo-deed = Take this import back
imports-kept = Left in the registry
imports-kept-row = from row { $row }
imports-rows-title = Rows
imports-rows-title-refused = Refused rows
imports-rows-title-present = Rows that are there already
imports-rows-title-waiting = Rows to be decided
imports-rows-title-same = Rows of somebody known
imports-rows-title-other = Rows of somebody else
imports-rows-none = No such rows.
imports-row-title = Row { $row }
imports-row-state-refused = Refused
imports-row-state-present = There already
imports-row-state-waiting = To be decided
imports-row-state-same = The same person
imports-row-state-other = Somebody else, stored
imports-likeness = The same person with { $share } % probability
imports-beside = In the registry
imports-outside = Another office looks after this person; ask them where the details matter.
imports-in-file = In the file
imports-in-registry = In the registry
imports-decide-same = It is them
imports-decide-other = It is somebody else: register
imports-decided-same = Nothing was stored: the person is in the registry
imports-decided-other = The person was registered
imports-cell-fault = A formula failed here
imports-cell-became-day = The spreadsheet took this for a day; write it as text, such as 12/3 of a house number
imports-cell-day-as-number = This day became a number; write it as a day
imports-number-rounded = The spreadsheet has rounded this number; type all digits as text
imports-number-wrong = This is no identity number
imports-word-unknown = This word is none of the list
imports-place-several = Several places have this name; add the district or the province
imports-row-merged = Cells of this row are merged; part them
imports-whom = Say who: the person's key or number
imports-not-yet = This day is still to come
imports-household-unknown = No household of this key was imported
imports-person-unknown = No person of this key or number is known
imports-group-unknown = This target group is none of the list
imports-channel-unknown = This channel is none of the list
imports-trouble-rights = Whoever began this import may no longer import for this office. The import stopped.
imports-refused-not-checked = Check the rows first
imports-refused-not-done = This import is not done
imports-refused-stored = Rows of this import were stored already
imports-refused-under-way = The rows are being checked
imports-refused-unreadable = This row can no longer be read
imports-refused-number-taken = Somebody with this number was registered meanwhile
imports-refused-choose = Choose one of the two
imports-export-title = Take a register out
imports-export-lead = A register that your offices look after, as a file that can be imported again: people with their numbers in full; of matters those that are open, not restricted, and yours to read. Who took it out and why is recorded.
imports-export-reason = Why is it needed
imports-export-format = Format
imports-export-deed = Take it out
