-- Stock in steps: what the marketplace has sold of a listing since it was told a whole number, as far as we know; how much of that
-- was known when the present value was wanted and when the last one was sent; since when; which version was tried as a step.
ALTER TABLE channel_wishes
  ADD COLUMN sold BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN seen_sold BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN sent_sold BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN based_at DATETIME(6) NULL,
  ADD COLUMN step_version BIGINT NULL,
  ADD COLUMN stepped BOOLEAN NOT NULL DEFAULT FALSE;
