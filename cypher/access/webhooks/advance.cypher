// Compare and set: the first SET takes the lock, so that what is compared is what other processes have committed.
MATCH (hook:AlertWebhook {name: $name})
SET hook.locked = true
WITH hook WHERE hook.next = toInteger($from)
SET hook.next = toInteger($to)
RETURN hook.next AS next
