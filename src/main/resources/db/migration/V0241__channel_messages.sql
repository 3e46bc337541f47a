-- Messages as marketplaces pushed them: the inbox. The text is sealed by parties, bound to the row.
CREATE TABLE channel_messages (
  id BIGINT NOT NULL,
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  app_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  message_id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tag VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  received_at DATETIME(6) NOT NULL,
  handled_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_message (channel, app_key, message_id),
  KEY by_state (state, id)
);
