CREATE TABLE logistics_parcel_lines (
  parcel_id BIGINT NOT NULL,
  number INT NOT NULL,
  line_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  quantity BIGINT NOT NULL,
  PRIMARY KEY (parcel_id, number)
);
