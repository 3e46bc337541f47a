CREATE TABLE ordering_holds (
  id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  reason VARCHAR(40) CHARACTER SET ascii NOT NULL,
  note VARCHAR(500) NULL,
  held_by VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  held_at DATETIME(6) NOT NULL,
  released_by VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  released_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_order (order_id, id)
) DEFAULT CHARACTER SET utf8mb4;
