CREATE TABLE ordering_notes (
  id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  author VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  text VARCHAR(2000) NOT NULL,
  written_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_order (order_id, id)
) DEFAULT CHARACTER SET utf8mb4;
