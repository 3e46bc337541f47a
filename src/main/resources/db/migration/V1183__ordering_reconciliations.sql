-- A payment firm's statement of a day against ours. next_try_at is set while it has still to be made: the queue of the background work.
CREATE TABLE ordering_reconciliations (
  id BIGINT NOT NULL,
  provider VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day DATE NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  lines_there BIGINT NOT NULL,
  differences BIGINT NOT NULL,
  failure VARCHAR(200) NULL,
  tries INT NOT NULL,
  next_try_at DATETIME(6) NULL,
  asked_at DATETIME(6) NOT NULL,
  done_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_day (provider, day),
  KEY by_next_try (next_try_at)
) DEFAULT CHARACTER SET utf8mb4;
