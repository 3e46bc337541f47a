CREATE TABLE ordering_return_lines (
  return_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  number INT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  quantity BIGINT NOT NULL,
  restocked BIGINT NOT NULL,
  scrapped BIGINT NOT NULL,
  PRIMARY KEY (return_id, line_id)
);
