-- W3C trace context as the caller gave it. What has none is made from other columns when it is read, so most rows have nothing.
ALTER TABLE events_outbox ADD COLUMN traceparent VARCHAR(55) CHARACTER SET ascii NULL;
