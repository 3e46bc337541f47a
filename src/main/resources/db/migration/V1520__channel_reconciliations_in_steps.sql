-- How far a comparison that is under way has come, so that it goes on there whatever happens; without a beginning none is.
ALTER TABLE channel_reconciliations
  ADD COLUMN run_from DATETIME(6) NULL,
  ADD COLUMN run_until DATETIME(6) NULL,
  ADD COLUMN run_reached DATETIME(6) NULL,
  ADD COLUMN run_window_seconds BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN run_listed BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN run_missing_here BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN run_missing_there BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN run_differing BIGINT NOT NULL DEFAULT 0;
