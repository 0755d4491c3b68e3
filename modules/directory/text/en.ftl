## The directory
directory-title = Service directory
directory-lead = Who helps with what, where they are, and what number to call
directory-services = Services
directory-organisations = Organisations
directory-locations = Locations
directory-service = Service
directory-organisation = Organisation
directory-unverified = To verify
directory-exchange = Import and export
directory-any = Any

## Finding
directory-find-text = Name or number
directory-find-place = Near this sub-district, district or province
directory-find-place-unknown = No such place is known; try its name with the province
directory-find-open = Open now
directory-find-open-note = By usual hours; places may close on holidays, so call first
directory-find-closed = Closed ones as well
directory-find-near = Nearest to { $place } first
directory-none = Nothing found
directory-none-text = Try a shorter word, fewer choices or a wider area. If you know of somebody who is missing, add them for everyone.
directory-organisations-none = Add the first organisation, or import a file from another directory
directory-serves-country = The whole country
directory-serves-province = Serves { $place } province
directory-serves-district = Serves { $place } district
directory-serves-subdistrict = Serves { $place } sub-district
directory-topic-problem-area = Problem area
directory-topic-target-group = Target group

## Status and verification
directory-status = Status of the service
directory-status-active = Open to clients
directory-status-closed = Closed for now
directory-status-inactive = Not offered at present
directory-status-defunct = Ended
directory-status-lead = { $name }: what is not open to clients leaves the lists
directory-open-now = Open
directory-closed-now = Closed
directory-trust-fresh = Verified
directory-trust-stale = Verified long ago
directory-trust-never = Never verified
directory-verify = Verified today
directory-verified = The verification was saved
directory-unverified-lead = { $count ->
   *[other] Services that nobody has verified, or not for { $count } days. Call there, then say so on the page of the service.
 }
directory-all-verified = Everything is verified
directory-all-verified-text = Entries come back here when they have grown too old
directory-freshness = How long a verification holds
directory-freshness-lead = Entries verified longer ago than this are marked to be called again
directory-freshness-days = Days
directory-freshness-saved = The number of days was saved

## Adding, changing, closing, merging
directory-organisation-new = Add an organisation
directory-organisation-new-lead = Search first: an organisation should stand here once
directory-location-new = Add a location
directory-service-new = Add a service
directory-edit = Edit
directory-save = Save
directory-saved = Saved
directory-close = Close the entry
directory-close-lead = { $name } and all its services leave the lists; referrals made before still show it
directory-closed = The entry was closed
directory-reopen = Open the entry again
directory-reopen-lead = { $name } and the services it still offers come back to the lists
directory-reopened = The entry was opened again
directory-reason = Reason
directory-merge = Merge into another
directory-merge-lead = The services and locations of { $name } move to the chosen entry, and this one leaves the directory
directory-merge-into = Merge into
directory-merge-search = None of these; search by another name
directory-merged = The entries were merged
directory-merged-here = That entry was merged into the one shown
directory-refused-merge = It cannot be merged into this entry, which is the same one or was closed; choose one that is open
directory-services-none = No services in the directory yet
directory-locations-none = No locations in the directory yet
directory-organisation-closed = The organisation has closed

## Fields of an entry
directory-part-when = When
directory-part-where = Where
directory-part-whom = For whom
directory-part-how = How to get it
directory-field-name = Name
directory-field-alternate-name = Short or common name
directory-field-description = What is done for whom
directory-field-legal-status = Kind of organisation
directory-field-legal-status-hint = Such as government agency, hospital, foundation
directory-field-phones = Telephones
directory-field-phones-hint = One number to a line, with what it is for behind it, such as 055-123-456 ต่อ 12 reception
directory-field-email = E-mail
directory-field-website = Website
directory-field-url = Page of the service
directory-field-contacts = Contacts
directory-field-contacts-hint = One person to a line, with | between: name | post | department | telephone | e-mail
directory-field-location-name = Name of the place
directory-field-address = House, road, village number
directory-field-place = Sub-district
directory-field-postal-code = Postal code
directory-field-postal-code-hint = May be left out; the one of the sub-district is used
directory-field-coordinates = Coordinates
directory-field-coordinates-hint = Latitude and longitude, such as 16.82, 100.26
directory-field-transportation = How to get there
directory-field-accessibility = Access for people with disabilities
directory-field-alert = Notice
directory-field-alert-hint = What is different just now, such as a move to other rooms
directory-field-schedules = Hours
directory-field-points = Given at
directory-field-areas = Areas served
directory-field-areas-hint = One place to a line with its district and province, such as Bang Rakam, Phitsanulok
directory-field-topics = Helps with and for
directory-field-eligibility = Who can have it
directory-field-minimum-age = Youngest age (years)
directory-field-maximum-age = Oldest age (years)
directory-field-application = How to apply
directory-field-documents = Documents to bring
directory-field-documents-hint = One to a line
directory-field-fees = Cost
directory-field-costs = Cost
directory-field-languages = Languages
directory-field-interpretation = Interpreting
directory-field-accreditations = Standards and licences
directory-field-assurer-email = E-mail of whoever verified it
directory-field-source = Source
directory-country = Whole country
directory-country-yes = Serves the whole country
directory-area-words = Other areas in words
directory-free = Free of charge
directory-free-yes = Free of charge
directory-hours-week = On certain days and hours
directory-hours-always = Every day, day and night
directory-hours-unknown = Not known, or by appointment
directory-hours-words = Holidays and exceptions
directory-hours-from = from { $day }
directory-hours-until = until { $day }
directory-every-day = Every day
directory-days = { $first } to { $last }
directory-weekday-1 = Monday
directory-weekday-1-hint = Such as 08.30-16.30; several spans with commas; empty is closed
directory-weekday-2 = Tuesday
directory-weekday-3 = Wednesday
directory-weekday-4 = Thursday
directory-weekday-5 = Friday
directory-weekday-6 = Saturday
directory-weekday-7 = Sunday
directory-age-from = { $count ->
   *[other] { $count } years and older
 }
directory-age-to = { $count ->
   *[other] Up to { $count } years
 }
directory-age-between = { $least } to { $most } years
directory-source = Source: { $source } (certainty { $mark })

## What was filled in wrongly
directory-email-wrong = This e-mail address is not complete, such as name@office.go.th
directory-address-wrong = This address is not complete, such as https://www.example.go.th
directory-phone-wrong = A line does not begin with a telephone number; write the number first, then what it is for
directory-area-several = A place has namesakes; write its district and province as well
directory-area-unknown = A place is not known; write sub-district, district and province, one place to a line
directory-place-too-wide = Please name the sub-district
directory-postal-code-wrong = A postal code has 5 digits
directory-coordinates-wrong = Coordinates are two numbers, such as 16.82, 100.26
directory-hours-wrong = Hours are written as 08.30-16.30 or 08.30-12.00, 13.00-16.30
directory-hours-none = Fill in the hours of at least one day, or choose another answer
directory-ages-wrong = The oldest age is below the youngest

## Import and export
directory-exchange-lead = Exchange the directory with other systems by the standard Open Referral HSDS 3.1
directory-export = Export
directory-export-text = Every organisation, location and service in one JSON file, with nothing about clients
directory-export-deed = Download the file
directory-import = Import
directory-import-text = New entries are added, entries of the same id change to what the file says, and whatever cannot be kept is listed
directory-import-file = JSON file
directory-import-keep = Import
directory-import-keep-hint = Without this it is only tried, and nothing is saved
directory-import-keep-yes = Save it in the directory
directory-import-no-json = This file cannot be read; it must be JSON in UTF-8
directory-import-outcome = What came of the file
directory-import-kept = It was saved in the directory
directory-import-tried = This was a trial; nothing was saved
directory-import-kind = Kind
directory-import-added = New
directory-import-changed = Changed
directory-import-same = As before
directory-import-all = Everything in the file could be kept
directory-import-notes = What was not kept
directory-import-where = Where in the file
directory-import-why = Why
directory-import-more = and { $count } more
directory-why-no-uuid = It has no UUID, so the whole entry stays out
directory-why-missing = Something that must be there is missing, so it stays out
directory-why-no-id = This part has no UUID; it was given one
directory-why-wrong-type = Not of the type that the standard says
directory-why-not-understood = It was read and not understood
directory-why-not-kept = This directory does not keep it
directory-why-twice = The id stands twice in the file; the first one counts
directory-why-elsewhere = The id belongs to another organisation here

## History
directory-history = History of changes
directory-by-program = The program
directory-act-organisation-added = Organisation added
directory-act-organisation-changed = Organisation changed
directory-act-organisation-closed = Entry closed
directory-act-organisation-reopened = Entry opened again
directory-act-organisation-merged = Merged into another
directory-act-service-added = Service added
directory-act-service-changed = Service changed
directory-act-service-status-set = Status changed
directory-act-service-verified = Verified
