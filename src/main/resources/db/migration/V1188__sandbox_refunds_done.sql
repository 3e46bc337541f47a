-- When the money was given back: statements are of days.
ALTER TABLE sandbox_refunds ADD COLUMN done_at DATETIME(6) NULL, ADD KEY by_done (done_at, id);
