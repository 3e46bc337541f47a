-- Which carrier brings which parcels to their buyers; without a rule that fits, the first one that there is an adapter for.
CREATE TABLE logistics_carrier_rules (
  id BIGINT NOT NULL AUTO_INCREMENT,
  priority INT NOT NULL,
  customs_mode VARCHAR(10) CHARACTER SET ascii NULL,
  most_grams BIGINT NULL,
  carrier VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  valid_from DATETIME(6) NOT NULL,
  valid_until DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_priority (priority, id)
);
