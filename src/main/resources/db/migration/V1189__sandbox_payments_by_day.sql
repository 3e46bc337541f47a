-- Statements are of days.
ALTER TABLE sandbox_payments ADD KEY by_paid (paid_at, id);
