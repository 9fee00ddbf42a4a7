/** All that a receipt says. */
export const RECEIPT = "{ kind key index leafHash recordedAt duplicate }";
