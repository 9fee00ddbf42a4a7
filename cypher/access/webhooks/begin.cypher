// A webhook that is new gets the alerts from now on.
MATCH (head:LogHead {id: 0})
MERGE (hook:AlertWebhook {name: $name})
ON CREATE SET hook.next = head.size
RETURN hook.next AS next
