// One process at a time delivers to a webhook, as long as it says so again and again, by the database's clock. That may have been
// set back, and then no claim is as far ahead as the one that stands there.
MATCH (hook:AlertWebhook {name: $name})
SET hook.locked = true
WITH hook WHERE hook.holder IS NULL OR hook.holder = $holder
  OR hook.heldUntil <= timestamp() OR hook.heldUntil > timestamp() + toInteger($leaseMs)
SET hook.holder = $holder, hook.heldUntil = timestamp() + toInteger($leaseMs)
RETURN hook.next AS next
