-- What is or was in a unit: it has been taken out again when unpacked_at is set.
CREATE TABLE logistics_unit_parcels (
  departure_id BIGINT NOT NULL,
  parcel_id BIGINT NOT NULL,
  unit_id BIGINT NOT NULL,
  shipment_id BIGINT NOT NULL,
  weight_grams BIGINT NOT NULL,
  volume_cm3 BIGINT NOT NULL,
  packed_at DATETIME(6) NOT NULL,
  unpacked_at DATETIME(6) NULL,
  PRIMARY KEY (departure_id, parcel_id),
  KEY by_unit (unit_id),
  KEY by_shipment (shipment_id)
);
