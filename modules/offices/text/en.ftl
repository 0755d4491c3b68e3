# Offices
offices-title = Offices
offices-lead = Every office, from the national level to the sections of local government
offices-heads = { $count ->
    [one] { $count } person
   *[other] { $count } people
 }
offices-none-title = No offices yet
offices-none-text = An administrator adds the first office with a command on the machine, and the ones below it from this page.
offices-above = Offices above
offices-below = Offices below
offices-below-none = No offices below
offices-staff = Staff today
offices-staff-none = Nobody holds a post here today
offices-edit = Edit office
offices-new = Add an office below
offices-new-title = Add an office
offices-edit-title = Edit office
offices-add = Add office
offices-save = Save office
offices-added = Office added
offices-saved = Office saved
offices-name = Name
offices-name-hint = The full name as announced, in Thai
offices-name-en = Name in English
offices-kind = Kind of office
offices-kind-national-council = National Council on Social Welfare
offices-kind-ministry = Ministry
offices-kind-department = Department
offices-kind-province-office = Provincial social development and human security office
offices-kind-pao = Provincial administrative organisation
offices-kind-city = City municipality
offices-kind-town = Town municipality
offices-kind-subdistrict-municipality = Subdistrict municipality
offices-kind-sao = Subdistrict administrative organisation
offices-kind-bangkok = Bangkok Metropolitan Administration
offices-kind-pattaya = Pattaya City
offices-kind-bureau = Bureau or office of the clerk
offices-kind-division = Division
offices-kind-section = Section
offices-parent = Stands below
offices-parent-hint = A change here moves the office with all below it, and changes who sees its work.
offices-place = Area
offices-place-hint = Type a subdistrict, district or province and choose it, or type its code of 2, 4 or 6 digits. Leave empty for the whole country.
offices-place-choose = This area is not known. Choose one that is proposed, or type its code of 2, 4 or 6 digits.
offices-phone = Telephone
offices-phone-wrong = This number cannot be read; write for example 081-234-5678 or 0-2123-4567
offices-refused-no-parent = An office above that exists must be named. Only a command on the machine adds the topmost office.
offices-refused-circle = An office cannot stand below itself or below one of its own. Choose another office above.
offices-by-program = the program
offices-notice-delegation = { $name } asks you to act for them from { $from } to { $until }

# Staff
offices-staff-title = Staff
offices-staff-lead = The staff of the offices you look after, by name
offices-staff-trail = Office
offices-staff-new = Add staff
offices-staff-search = Search by given or family name
offices-staff-search-do = Search
offices-staff-none-title = Nobody found
offices-staff-none-text = Try only the beginning of the name, or look at the page of the office.
offices-staff-name = Name
offices-staff-post = Post
offices-staff-office = Home office
offices-staff-phone = Telephone
offices-staff-email = E-mail
offices-staff-email-wrong = This e-mail address cannot be read; write for example name@example.go.th
offices-staff-licence = Professional licence
offices-staff-licence-hint = A licence to practise social work is good for five years.
offices-staff-licence-no = Licence number
offices-staff-licence-until = Good until
offices-staff-licence-ending = Licence ends { $day }
offices-staff-licence-over = Licence ended { $day }
offices-staff-unknown = Not recorded yet
offices-staff-edit = Edit
offices-staff-appoint-new = Appoint
offices-staff-account = Account
offices-staff-account-none = No account yet
offices-staff-account-invited = { $name }, has not set a password of their own yet
offices-staff-account-is = { $name }
offices-staff-account-is-locked = { $name }, locked by the system administrator
offices-staff-appointments = Posts, past and present
offices-staff-appointments-none = No appointment yet, so the program cannot be used yet
offices-staff-in-force = In force today
offices-staff-since = since { $day }
offices-staff-delegations = Acting for one another
offices-staff-acted-for-by = { $name } acts for them
offices-staff-acts-for = Acts for { $name }
offices-staff-new-title = Add staff
offices-staff-edit-title = Edit staff
offices-staff-add = Add
offices-staff-save = Save
offices-staff-added = Added. Next, appoint them and give them an account.
offices-staff-saved = Saved
offices-staff-honorific = Title
offices-staff-honorific-hint = Such as นาย, นาง, นางสาว or a rank
offices-staff-given-name = Given name
offices-staff-family-name = Family name
offices-staff-lang = Language of the screen
offices-staff-lang-th = Thai
offices-staff-lang-en = English
offices-staff-appoint-title = Appoint to a post
offices-staff-appoint = Appoint
offices-staff-appointed = Appointed
offices-staff-post-office = Office
offices-staff-post-role = Role
offices-staff-post-level = Position level
offices-staff-post-level-hint = For the social-work line; it decides what they may sign.
offices-staff-post-from = From
offices-staff-post-until = Until
offices-staff-post-until-hint = Leave empty while it is open.
offices-staff-level-needed = A social worker needs a position level
offices-staff-until-before-from = The last day lies before the first
offices-staff-until-past = The last day has passed
offices-staff-end-title = End this appointment
offices-staff-end-until = Last day in the post
offices-staff-end = Save the last day
offices-staff-ended = Last day saved
offices-staff-refused-end = The last day must lie within this appointment.
offices-staff-refused-overlap = They already hold this post in this office in that time. End the earlier appointment first.
offices-staff-refused-self = You cannot act for yourself. Choose somebody else.
offices-staff-refused-nothing-to-delegate = You hold no post in that time, so there is nothing to hand over.
offices-staff-refused-far = Whoever acts for you must belong to your organisation or to one above it. Choose from the list.
offices-staff-refused-own = You cannot appoint yourself or give yourself an account; another HR officer or an administrator can. To change your own password, go to Me.
offices-staff-refused-keys = Only an administrator of that office manages the posts and accounts of administrators and auditors.
offices-staff-refused-level = Whoever acts for you needs at least your position level. Choose somebody else or ask your supervisor.
offices-staff-refused-role = They hold no post that lets them act for you all that time. Choose somebody else or ask your HR officer.
offices-staff-refused-delegation-over = This is over already.
offices-staff-first-password = First password
offices-staff-first-password-hint = At least 10 characters
offices-staff-invite = Give the account
offices-staff-invited = Account given
offices-staff-delegations-title = Acting for me on leave
offices-staff-delegations-lead = While you are on leave, the colleague you name sees your work and signs in your place. Each deed records for whom it was done.
offices-staff-delegations-given = Who acts for me
offices-staff-delegations-taken = For whom I act
offices-staff-delegate-title = Name somebody
offices-staff-delegate-nobody = Nobody in the offices near yours holds a post and level that suffice. Ask your supervisor or HR officer.
offices-staff-delegate-to = Who acts for me
offices-staff-delegate-to-hint = Only those whose post and level are not below yours
offices-staff-delegate-from = From
offices-staff-delegate-until = Until
offices-staff-delegate-reason = Reason
offices-staff-delegate-reason-hint = Such as annual leave or official travel
offices-staff-delegate = Let them act for me
offices-staff-delegated = Done; your colleague has been told
offices-staff-delegation-withdraw = Take it back
offices-staff-delegation-withdrawn = Taken back
offices-staff-delegation-was-withdrawn = Taken back

# Me
offices-me-title = Me
offices-me-seats = My posts today
offices-me-acting-for = for { $name }
offices-me-account = My account
offices-me-notices-hint = What the program tells you
offices-me-notices-unread = { $count } unread
offices-me-delegations-hint = For leave and official travel
offices-me-password-hint = A change signs your other devices out
offices-me-second-factor-hint = A code from an app on your phone, after the password
offices-me-on = On
offices-me-off = Off
offices-me-sessions-hint = { $count } signed in
offices-me-language = Language

offices-notices-title = Notices
offices-notices-none-title = No notices yet
offices-notices-none-text = When somebody assigns work to you, sends something for your signature or opens a sealed case of your office, it appears here.
offices-notices-unread = Unread
offices-notices-open = Open
offices-notices-read-all = Mark all as read
offices-notices-all-read = All marked as read

## Jobs
offices-jobs-title = Background jobs
offices-jobs-lead = Work that the program does after something was saved, such as telling other systems. What still fails after the last attempt waits here.
offices-jobs-waiting = { $count ->
    [one] { $count } job waiting or under way
   *[other] { $count } jobs waiting or under way
 }
offices-jobs-waiting-many = { $count } jobs or more waiting or under way
offices-jobs-overdue = The longest waiting job is { $count } minutes late. Check that the program reaches the other side.
offices-jobs-none-title = Nothing has failed
offices-jobs-none-text = What still fails after the last attempt appears here with its cause.
offices-jobs-failed = Failed
offices-jobs-tried = { $count ->
    [one] tried { $count } time
   *[other] tried { $count } times
 }
offices-jobs-run-again = Try again
offices-jobs-discard = Remove
offices-jobs-started-again = It will be tried again
offices-jobs-discarded = Removed

## API tokens
offices-tokens-title = API tokens
offices-tokens-lead = A token lets another program work for you, as far as you may and as far as the token allows. Whatever that program does is recorded under your name.
offices-tokens-document = Document of the API (OpenAPI)
offices-tokens-in-force = Tokens in force
offices-tokens-name = Name
offices-tokens-name-hint = The program or machine that will use it, such as the municipality's allowance system
offices-tokens-scopes = It may
offices-tokens-scope-people-read = Search and read people
offices-tokens-scope-people-write = Register and change people
offices-tokens-scope-cases-read = Read cases
offices-tokens-scope-cases-write = Take in cases
offices-tokens-scope-visits-read = Read home visits
offices-tokens-scope-visits-write = Write and sign home visits
offices-tokens-scope-files-read = Read attachments
offices-tokens-scope-files-write = Attach files
offices-tokens-until = Good for
offices-tokens-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }
offices-tokens-issue-title = Issue a token
offices-tokens-issue = Issue token
offices-tokens-issued = New token
offices-tokens-issued-lead = Copy this token into the program that will use it now. It is kept nowhere and not shown again. Whoever has it can act for you.
offices-tokens-kept = I have copied it
offices-tokens-ends = good until { $day }
offices-tokens-used = last used { $time }
offices-tokens-unused = never used
offices-tokens-withdraw = Withdraw
offices-tokens-withdrawn = Token withdrawn
offices-tokens-refused-many = You have 20 tokens in force already. Withdraw one that is not used first.
offices-me-tokens-hint = Lets another program work for you, as far as you allow

offices-sessions-title = Signed-in devices
offices-sessions-lead = If you see one you do not know, sign it out and change your password.
offices-sessions-device-unknown = A device of unknown kind
offices-sessions-this = This device
offices-sessions-begun = Signed in
offices-sessions-seen = Last used
offices-sessions-end = Sign out
offices-sessions-end-others = Sign all other devices out
offices-sessions-ended = Signed out there
offices-sessions-others-ended = All other devices are signed out

## Passkeys
offices-passkeys-title = Passkeys
offices-passkeys-lead = Sign in with your fingerprint, your face or the lock of your device, in place of password and code. Keep at least two, in case one device is lost.
offices-passkeys-none-title = No passkey yet
offices-passkeys-none-text = A passkey lives in your phone, computer or security key. Nothing that is kept here lets anybody else use it.
offices-passkeys-new = Add a passkey
offices-passkeys-name = What you call it
offices-passkeys-name-hint = For example: my phone, the black key
offices-passkeys-make = Make a passkey
offices-passkeys-added = The passkey was added
offices-passkeys-removed = The passkey was removed; nobody can sign in with it any more
offices-passkeys-remove = Remove the passkey
offices-passkeys-made = Made
offices-passkeys-used = last used
offices-passkeys-unused = not used yet
offices-passkeys-use-title = Sign in with a passkey
offices-passkeys-use = Use a passkey
offices-passkeys-needs-script = Passkeys need a recent browser with JavaScript switched on. Without it, use your password.
offices-passkeys-elsewhere = Passkeys work at { $origin } only
offices-passkeys-cancelled = No passkey was used. Try again, or use your password.
offices-passkeys-known = This device holds a passkey of this account already
offices-passkeys-failed = The passkey did not work. Load this page again and retry, or use your password.
offices-passkeys-denied = This passkey does not open an account: it may have been removed, or it took too long. Try again, or use your password.
offices-passkeys-not-made = The passkey could not be made. Please try again.
offices-passkeys-not-here = This installation has no address for passkeys yet. Please tell your administrator.
offices-passkeys-refused-many = You have 20 passkeys. Remove one that you no longer use first.
offices-proof-title = Show that it is you
offices-proof-lead = Before the ways to sign in are changed, please show again who you are. That counts for 15 minutes.
offices-proof-give = Confirm
offices-proof-none = This account has neither password nor passkey. Sign out and in again; a fresh sign-in counts.
offices-account-refused-last-way = At least one way to sign in must stay. Set a password or add another passkey first.
offices-account-refused-often = Too many attempts from this network. Please wait a while and try again.

## Links that open an account once
offices-link-over = This link was used already, or its time is over. Please ask for a new one.
offices-link-kept = Handed over
offices-invitation-title = Invitations
offices-invitation-lead = Invitations that wait for an answer. Each link works once, within three days.
offices-invitation-new = Invite somebody new
offices-invitation-one = Invite to sign in
offices-invitation-invite = Invite
offices-invitation-mail = Mail address for the invitation
offices-invitation-mail-hint = Leave it empty to hand the link over on paper
offices-invitation-by-mail = A link goes out by mail. Whoever receives it chooses their own user name and password or passkey; nobody else knows them.
offices-invitation-by-hand = This installation sends no mail. The link is shown once, to be handed over on paper; whoever receives it chooses their own password or passkey.
offices-invitation-none-title = No invitation waits
offices-invitation-none-text = When somebody is invited, the invitation stays here until it is used. It can be sent again or withdrawn.
offices-invitation-open = Waiting
offices-invitation-over = Over
offices-invitation-on-paper = link handed over on paper
offices-invitation-waiting = on its way to { $mail }
offices-invitation-sent = sent to { $mail } at { $at }
offices-invitation-until = good until { $at }
offices-invitation-again = Send again
offices-invitation-revoke = Withdraw
offices-invitation-revoked = The invitation was withdrawn
offices-invitation-mailed = The invitation is on its way by mail; an earlier link opens nothing any more
offices-invitation-link = Link of the invitation
offices-invitation-link-lead = Write down or print this link and hand it over in person. It is shown once and works once, within three days.
offices-invitation-refused-role = Heads of a team invite their own social workers and clerks. Other posts are for personnel officers and administrators.
offices-invitation-refused-account = This account has a password of its holder's own. Whoever cannot get in uses “Forgotten password”, or asks for recovery by two people.
offices-invited-title = Welcome
offices-invited-lead = { $name } is invited to work in { $office }. Please choose your user name and how you will sign in.
offices-invited-passkey = Or a passkey instead of a password
offices-invited-passkey-lead = Type your user name above, then make a passkey on this device.
offices-staff-first-password-title = Set a first password
offices-staff-first-password-lead = Only for somebody who stands beside you. Tell them the first password in person; they set one of their own when they first sign in.
offices-recovery-title = Forgotten password
offices-recovery-lead = Type your user name. If the account has a confirmed mail address, a link for a new password goes there; it works for 30 minutes.
offices-recovery-no-mail = This installation sends no mail. Please ask your personnel officer or administrator: two of them together recover your account.
offices-recovery-send = Ask for a link
offices-recovery-sent = If this account has a confirmed mail address, a link is on its way. If nothing comes, ask your personnel officer or administrator.
offices-recovery-password-title = New password
offices-recovery-password-lead = Every session ends when it is set. The second step stays as it is.
offices-recovery-done = The new password is set. Please sign in.
offices-recovery-one = Recover the account by two people
offices-recovery-one-lead = For somebody who forgot their password and has no mail. Make sure that it is them; another personnel officer or administrator then approves.
offices-recovery-reason = Why, and how you know that it is them
offices-recovery-ask = Ask a second person
offices-recovery-was-asked = Asked; a second person decides
offices-recovery-list-title = Requests for recovery
offices-recovery-list-lead = Whoever approves is neither the one who asked nor the holder of the account. The link is then shown once, to be handed over.
offices-recovery-none-title = No request waits
offices-recovery-none-text = A request begins on the page of somebody who has an account.
offices-recovery-asked-by = Asked by { $name } at { $at }
offices-recovery-approve = Approve and show the link
offices-recovery-refuse = Refuse
offices-recovery-second = Waits for a second person
offices-recovery-was-refused = The request was refused
offices-recovery-link = Link for recovery
offices-recovery-link-lead = Hand this link to its owner in person. It is shown once and works once, within 24 hours.
offices-recovery-refused-same = The second person must be neither the one who asked nor the holder of the account
offices-recovery-refused-no-account = This person has no account yet. Please invite them instead.
offices-mail-title = Mail address of the account
offices-mail-lead = For links when a password is forgotten, and for news when the account changes
offices-mail-none = Not confirmed
offices-mail-known = Confirmed
offices-mail-no-server = This installation sends no mail. Whoever forgets a password asks the personnel officer or the administrator.
offices-mail-address = Mail address
offices-mail-send = Send a link to confirm
offices-mail-sent = A link is on its way. Open it within 24 hours.
offices-mail-confirm-title = Confirm the mail address
offices-mail-confirm-lead = Press the button to confirm that the address which received this link is your account's
offices-mail-confirm = Confirm the address
offices-mail-confirmed = The mail address is confirmed
offices-me-mail-hint = To recover the account, and to hear of changes
offices-notice-recovered = A new password was set by a recovery link, and every session ended. If it was not you, tell your administrator at once.
offices-notice-recovery-asked = Somebody asked to recover your account by two people. If it was not for you, tell your administrator.
offices-notice-mail-changed = The mail address of your account was changed
offices-account-forgotten = Forgotten password

## Letters
offices-letter-invitation-subject = Invitation to Kueakun
offices-letter-invitation-body =
    Dear { $name },

    your office invites you to Kueakun. Open this link within three days and choose a user name and a password or passkey. The link works once.
    { $href }

    If you do not know this office, nothing needs to be done.
offices-letter-recovery-subject = New password for Kueakun
offices-letter-recovery-body =
    Somebody asked for a new password for your account. Open this link within 30 minutes; it works once.
    { $href }

    If it was not you, nothing needs to be done: your password still works.
offices-letter-mail-subject = Confirm the mail address of your Kueakun account
offices-letter-mail-body =
    Open this link within 24 hours to confirm that this address is yours.
    { $href }

    If you did not ask for it, nothing needs to be done.
offices-letter-notice-subject = Your Kueakun account has changed
offices-letter-notice-body =
    { $what }

    If it was not you, please tell your administrator at once.
    { $href }

## Identities at providers
offices-identities-title = Identities elsewhere
offices-identities-lead = Sign in through a provider that is linked to this account
offices-identities-link = Link: { $name }
offices-identities-linked = Linked. From now on you can sign in there.
offices-identities-unlinked = Not linked any more
offices-identities-remove = Unlink
offices-identities-made = Linked
offices-identities-failed-title = Signing in there did not work
offices-identities-away = The provider does not answer at the moment. Please try later, or use your password.
offices-identities-not-started = This sign-in did not begin in this browser, or took longer than five minutes. Please begin again on the sign-in page.
offices-identities-declined = You or the provider stopped it. Nothing has changed.
offices-identities-not-proved = What the provider answered proves nothing. Please begin again; if it happens once more, tell your administrator.
offices-identities-unknown = No account is linked to this identity. Sign in with password or passkey and link it on your own page, or ask your office for an invitation.
offices-identities-taken = This identity is linked to another account. Please tell your administrator.
offices-notice-identity-linked = An identity at a provider was linked to your account
offices-notice-identity-unlinked = An identity at a provider was unlinked from your account

## Notices about the account
offices-notice-new-device = Somebody signed in as you on a device not seen before. If it was not you, end that session and change your password.
offices-notice-passkey-added = A passkey was added to your account
offices-notice-passkey-removed = A passkey was removed from your account
offices-notice-password-changed = Your password was changed
offices-notice-second-factor-on = The second step of your account was turned on
offices-notice-second-factor-off = The second step of your account was turned off
offices-me-passkeys-hint = Sign in with fingerprint, face or the lock of your device
offices-sessions-history = Sign-ins of the last 90 days
offices-sessions-history-lead = The latest 20, newest first
offices-sessions-way-password = Password
offices-sessions-way-passkey = Passkey
offices-sessions-way-cast = One click of the demonstration

# Accounts
offices-account-sign-in-title = Sign in
offices-account-sign-in-lead = For the staff of the offices
offices-account-sign-in = Sign in
offices-account-with-password = Or with user name and password
offices-account-user-name = User name
offices-account-user-name-wrong = A user name has 3 to 60 letters, digits, dots or dashes, without spaces
offices-account-user-name-taken = Somebody has this user name already; choose another
offices-account-password = Password
offices-account-denied = User name or password is wrong. After 5 wrong attempts there is a wait of 15 minutes, longer with each further one. If you forgot your password, ask your HR officer or administrator.
offices-account-no-post = You hold no post today, so you cannot enter yet. Ask your office's HR officer.
offices-account-cast-title = Try it as
offices-account-cast-lead = Demonstration data: choose somebody to enter at once.
offices-account-cast-enter = Enter
offices-account-try-social-worker = Take in a new case, write up a home visit, send it for signature
offices-account-try-supervisor = See the review queue, co-sign, look at the team's workload
offices-account-try-clerk = Find people and take cases in for the social workers
offices-account-try-hr = Add staff, appoint them, see which licences end soon
offices-account-try-director = Look at the office tree and the cases as a whole
offices-account-try-dpo = See requests of the people concerned, the record of processing, and breaches on the clock
offices-account-try-auditor = Read without changing anything, and see who opened what
offices-account-try-admin = Add and move offices, and give accounts to staff
offices-account-code-title = One more step
offices-account-code-lead = Open the authenticator on your phone and type its 6 digits. Without the phone, use a recovery code.
offices-account-code = Code
offices-account-code-wrong = This code is wrong or was used already; wait for the next. After 5 wrong attempts there is a wait of 15 minutes.
offices-account-first-password-title = Set your own password
offices-account-first-password-lead = Somebody else knows your first password. Set one that only you know before you enter.
offices-account-set-password = Set password and enter
offices-account-new-password = New password
offices-account-new-password-hint = At least 10 characters; a phrase is fine, and so is pasting from a password manager
offices-account-again = New password once more
offices-account-again-differs = The two are not the same
offices-account-known-password = Present password
offices-account-password-title = Change password
offices-account-password-lead = A change signs your other devices out.
offices-account-change-password = Change password
offices-account-password-changed = Password changed
offices-account-password-short = A password needs at least 10 characters
offices-account-password-guessable = This is easily guessed: many use it, or it is little more than common words, a date, digits or keys beside each other. Use several words that only you would put together.
offices-account-password-personal = This is easily guessed by whoever knows you: it is little more than your name, user name or office. Use several words that have nothing to do with you.
offices-account-password-wrong = The password is wrong
offices-account-locked = Too many wrong attempts; wait a little and try again
offices-account-second-factor-title = Second step at sign-in
offices-account-second-factor-lead = Even somebody who knows your password cannot enter without your phone.
offices-account-second-factor-step-app = Install an authenticator on your phone, such as Aegis, Google Authenticator or Microsoft Authenticator
offices-account-second-factor-step-scan = In the app, add an account and scan this picture
offices-account-second-factor-step-code = Type the 6 digits that the app shows
offices-account-second-factor-picture = Picture to scan with an authenticator
offices-account-second-factor-type = If it cannot be scanned, type this secret into the app:
offices-account-second-factor-on = Turn on
offices-account-second-factor-off = Turn off
offices-account-second-factor-off-title = Turn it off
offices-account-second-factor-is-off = The second step is off
## The second factor that a role needs
offices-factor-title = A second step is needed first
offices-factor-lead = Your role does not open with a password alone. Choose a second way and set it up; every other page opens right after that.
offices-factor-passkey = Make a passkey
offices-factor-codes = Use codes from an app on your phone
offices-factor-known = This account has a second way already, and this time you came with the password alone. Please sign out, then sign in with your passkey or the code of your app.
offices-factor-again = Sign out and in again
offices-factor-lost = If the device is lost, a recovery code stands in for the app’s code; or tell your administrator.

## The second step, continued
offices-account-recovery-title = Recovery codes
offices-account-recovery-lead = The second step is on. Write these codes down and keep them in a safe place: each stands in for the phone once, and they are not shown again.
offices-account-recovery-left = { $count ->
    [one] { $count } recovery code left
   *[other] { $count } recovery codes left
 }
offices-account-recovery-kept = I have kept them
offices-account-signed-out = Signed out
