-- Of which connection's token it was told last that it ends.
CREATE TABLE channel_token_warnings (
  connection_id BIGINT NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  urgent BOOLEAN NOT NULL,
  event_sequence BIGINT NOT NULL,
  PRIMARY KEY (connection_id)
);
