// The key that the log has from here on. That it follows the one that the log had is known under the lock.
MATCH (head:LogHead {id: 0})
SET head.verifierKey = $verifierKey
