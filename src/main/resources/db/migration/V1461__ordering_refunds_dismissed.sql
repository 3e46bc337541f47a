-- Cases of refunds that a person has done with, and the ways to what settlement and the list of cases look for.
ALTER TABLE ordering_refunds
  ADD COLUMN dismissed_at DATETIME(6) NULL,
  ADD COLUMN dismissed_by VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN dismissal_note VARCHAR(500) NULL,
  ADD KEY by_state (state, settled_at);
ALTER TABLE ordering_payments ADD KEY by_status (status, paid_at);
