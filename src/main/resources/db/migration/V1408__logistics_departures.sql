CREATE TABLE logistics_departures (
  id BIGINT NOT NULL,
  route VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  carrier VARCHAR(40) CHARACTER SET ascii NOT NULL,
  document_number VARCHAR(60) NULL,
  capacity_weight_grams BIGINT NOT NULL,
  capacity_volume_cm3 BIGINT NOT NULL,
  loaded_weight_grams BIGINT NOT NULL,
  loaded_volume_cm3 BIGINT NOT NULL,
  loaded_parcels BIGINT NOT NULL,
  cut_off_at DATETIME(6) NOT NULL,
  departs_at DATETIME(6) NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  departed_at DATETIME(6) NULL,
  arrived_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_state (state, id)
);
