package by.pavilion.channel;

/** A message from the inbox. */
record StoredMessage(long id, String channel, PushedMessage message) {}
