-- What calls are signed with, sealed. The newest has no end; earlier ones sign beside it until theirs.
CREATE TABLE events_webhook_secrets (
  id BIGINT NOT NULL,
  webhook_id BIGINT NOT NULL,
  sealed VARBINARY(300) NOT NULL,
  valid_until DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_webhook (webhook_id, id)
);
