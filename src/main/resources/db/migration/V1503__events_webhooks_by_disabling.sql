-- Operators' cases: the subscribers that were given up, the longest waiting first.
CREATE INDEX by_disabling ON events_webhooks (state, disabled_at, id);
