-- What a person has to look at, since when and why; what was told of a refund after it had failed; what was asked for instead.
ALTER TABLE ordering_refunds
  ADD COLUMN case_at DATETIME(6) NULL,
  ADD COLUMN case_reason VARCHAR(20) CHARACTER SET ascii NULL,
  ADD COLUMN late_at DATETIME(6) NULL,
  ADD COLUMN retried_by BIGINT NULL,
  ADD KEY by_case (case_at, id);
UPDATE ordering_refunds SET case_at = COALESCE(settled_at, requested_at), case_reason = 'refund-failed'
WHERE state = 'FAILED';
UPDATE ordering_refunds SET next_try_at = requested_at WHERE state = 'ACCEPTED' AND next_try_at IS NULL;
