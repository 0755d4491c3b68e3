ui-product = Kueakun
ui-demo = Demonstration data; everybody in it is invented
ui-skip = Skip to content
ui-places = Places
ui-more = More
ui-search = Search
ui-search-hint = Search people, cases or an ID number
ui-sign-out = Sign out
ui-theme = Colours
ui-theme-auto = As the device
ui-theme-light = Light
ui-theme-dark = Dark
ui-back = Back
ui-optional = optional
ui-error = Error
ui-errors-title = Not saved yet. Please look at these fields
ui-refused-title = This cannot be done
ui-clause = See
ui-choose = Choose one
ui-date-hint = For example 5/2/68 or 5 Feb 2568
ui-newer = Previous page
ui-older = Next page
ui-pages = Other pages of the list
ui-views = Views
ui-reference = Reference
ui-conflict-title = Somebody saved before you
ui-conflict-text = Nothing has been overwritten. Compare both versions and choose.
ui-conflict-by = Saved before by
ui-conflict-field = Field
ui-conflict-mine = What you wrote
ui-conflict-theirs = What is saved
ui-conflict-differs = Differs
ui-conflict-keep-mine = Use my version
ui-conflict-take-theirs = Use the saved version
ui-due-today = Due today
ui-due-in = { $count ->
    [one] In { $count } day
   *[other] In { $count } days
 }
ui-due-over = { $count ->
    [one] { $count } day overdue
   *[other] { $count } days overdue
 }
ui-draft-saved = Draft saved { $time }

form-required = Please fill in this field
form-choose = Please choose one
form-unknown-choice = There is no such choice; please choose again
form-not-asked = The other answers rule this question out. Check which of them is right.
form-too-long = The text is too long
form-out-of-range = The number is outside the range
form-not-a-number = Please enter a number
form-not-an-amount = Please enter an amount in baht, for example 1,500 or 1,500.50
form-unreadable = The form could not be read; please try again
date-empty = Please enter a date
date-unreadable = This date cannot be read; write for example 5/2/68 or 5 Feb 2568
date-year-out-of-range = The year is out of range; check whether it is BE or CE
date-no-such-day = There is no such day in the calendar
date-not-in-thai-calendar = The year 2483 BE had no January to March
file-empty = The file is empty
file-too-large = The file is larger than 20 megabytes
file-kind-refused = Only PDF, pictures (JPG, PNG, WebP) and Office documents are taken
file-not-what-it-says = The content of the file is not what its name says

## api
api-no-token = A token that is in force is needed
api-scope = The token does not have this scope
api-forbidden = The owner of the token may not do this
api-not-found = There is no such thing, or it lies outside what the owner of the token looks after
api-method = This address does not take that method
api-not-acceptable = Answers are JSON
api-busy = A request with the same key is under way; try again
api-alike = Somebody who may be the same person is registered already
api-stale = Somebody changed it before you; read it again and try once more
api-too-large = What was sent is too large
api-type = Content of this type is not taken
api-unreadable = What was sent cannot be read
api-invalid = Something that was sent is wrong
api-refused = A rule forbids this
api-key-reused = This key was used for another request
api-condition = Name the version that was read in If-Match
api-too-many = Too many requests
api-unavailable = The database does not answer now
api-internal = Something broke; tell the administrator the reference
api-body-unreadable = The body cannot be read
api-body-wrong = This is not what is expected here
api-day-unreadable = A day is written YYYY-MM-DD in the Common Era, and must exist
api-day-buddhist = This is a year of the Buddhist era; use the Common Era (minus 543)
api-limit-wrong = Between 1 and 100 rows can be asked for
api-cursor-wrong = This cursor was not made for this question
api-key-wrong = A key has 1 to 128 ASCII characters without spaces
api-file-name-missing = Name the file, such as attachment; filename="a.pdf"
api-file-type = The declared type is not what the file holds
api-choice-unknown = There is no such code in the list
api-nothing = There is nothing to change

problem-not-found-title = Page not found
problem-not-found-text = There is no such record, or it lies outside what you look after.
problem-forbidden-title = You may not do this
problem-forbidden-text = If you need to, ask your supervisor or your office's administrator.
problem-form-expired-title = This form has expired
problem-form-expired-text = For safety, go back, open the page again and send once more. What you typed is still on that page.
problem-too-large-title = Too much was sent
problem-too-large-text = One file may have at most 20 megabytes.
problem-unreadable-title = What was sent cannot be read
problem-unreadable-text = Please go back and try again.
problem-stale-title = This record has changed
problem-stale-text = Somebody changed it before you. Open it again and try once more. Nothing has been overwritten.
problem-unavailable-title = The database does not answer
problem-unavailable-text = Your last step was not saved. Wait a little and try again; the program recovers by itself once the database is back.
problem-internal-title = Something broke
problem-internal-text = Your last step was not saved. Please tell your administrator the reference below.
problem-refused-title = This cannot be done
problem-home = Go to today
problem-sign-in = Sign in

role-social-worker = Social worker
role-supervisor = Supervisor
role-clerk = Clerk
role-hr = HR officer
role-director = Director
role-auditor = Auditor
role-dpo = Data protection officer
role-admin = Administrator
role-none = No position today

date-incomplete = Please give day, month and year

ui-about-title = About Kueakun
ui-about-lead = One program for social casework and the office around it
ui-about-licence = Free software under the Apache License 2.0
ui-about-notices = The work of others in it, and their licences

ui-certainty-s = Said by the position standard
ui-certainty-v = Seen in a published source
ui-certainty-m-high = General knowledge, high confidence
ui-certainty-m = General knowledge, medium confidence
ui-certainty-m-low = General knowledge, low confidence
ui-certainty-x = No source found: a starting value for the office to change
