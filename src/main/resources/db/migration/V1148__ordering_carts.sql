CREATE TABLE ordering_carts (
  id BIGINT NOT NULL PRIMARY KEY,
  owner VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  buyer_ref VARCHAR(100) COLLATE utf8mb4_bin NULL,
  version BIGINT NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  kept_until DATETIME(6) NOT NULL,
  KEY by_owner (owner, id),
  KEY by_owner_and_buyer (owner, buyer_ref, id),
  KEY by_age (kept_until)
) DEFAULT CHARACTER SET utf8mb4;
