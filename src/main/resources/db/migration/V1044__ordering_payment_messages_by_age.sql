-- Messages older than the law wants them kept are found by age.
CREATE INDEX by_age ON ordering_payment_messages (recorded_at);
