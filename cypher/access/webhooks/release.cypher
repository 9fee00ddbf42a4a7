MATCH (hook:AlertWebhook {name: $name})
SET hook.locked = true
WITH hook WHERE hook.holder = $holder
REMOVE hook.holder, hook.heldUntil
