-- What a firm settled on a day.
ALTER TABLE ordering_payments ADD KEY by_paid (provider, paid_at, id);
