MATCH (hook:AlertWebhook {name: $name})
RETURN hook.next AS next
