# Webhooks
webhooks-title = Webhooks
webhooks-lead = Tells other systems when something happened. A message holds ids and the kind of event, no personal data. Restricted and sealed cases are told to nobody.
webhooks-none-title = No webhooks yet
webhooks-none-text = Add one so that another system knows at once when a case is taken in or closed, or a person's record changes.
webhooks-new-title = Add a webhook
webhooks-new-lead = The other side must be reached over https on the public internet.
webhooks-name = Name
webhooks-name-hint = The name of the other system
webhooks-url = Address
webhooks-url-hint = Such as https://example.go.th/kueakun
webhooks-url-wrong = This address cannot be read
webhooks-url-https = The address must begin with https://
webhooks-url-inside = This address lies on this machine or in an inner network; use a public one
webhooks-office = Office
webhooks-office-hint = With the offices below it
webhooks-events = Tell when
webhooks-event-person-registered = a person is registered
webhooks-event-person-changed = a person's record is changed
webhooks-event-person-merged = two records of a person are merged
webhooks-event-person-separated = two records are separated again
webhooks-event-case-opened = a case is taken in
webhooks-event-case-closed = a case is closed
webhooks-event-visit-signed = a home visit has all its signatures
webhooks-register = Add
webhooks-made = Webhook added
webhooks-made-lead = Copy this secret into the other system now, so that it can check the signature of messages. It is not shown again.
webhooks-kept = I have copied it
webhooks-open = In use
webhooks-failing = failing since { $time }
webhooks-end = End it
webhooks-ended = Ended
webhooks-ended-at = Ended { $time }
webhooks-deliveries = Latest deliveries
webhooks-deliveries-none = Nothing was sent yet
webhooks-delivered = Taken
webhooks-trying = Not taken yet
webhooks-tried = { $count ->
    [one] tried { $count } time
   *[other] tried { $count } times
 }
webhooks-send-again = Send again
webhooks-sent-again = It will be sent again
webhooks-notice-ended = The webhook { $name } failed for five days and was ended
