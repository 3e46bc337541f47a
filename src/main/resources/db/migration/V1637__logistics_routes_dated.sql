-- Routes are added and ended; how late is too late may differ by route.
ALTER TABLE logistics_routes
  ADD COLUMN delayed_after_minutes BIGINT NULL,
  ADD COLUMN valid_from DATETIME(6) NOT NULL DEFAULT '2020-01-01 00:00:00',
  ADD COLUMN valid_until DATETIME(6) NULL;
