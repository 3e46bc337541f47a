-- Parcels that wait at a place for their next departure: a parcel is here or in a unit, never in both.
CREATE TABLE logistics_waiting_parcels (
  parcel_id BIGINT NOT NULL,
  shipment_id BIGINT NOT NULL,
  place CHAR(5) CHARACTER SET ascii NOT NULL,
  promised_at DATETIME(6) NOT NULL,
  since DATETIME(6) NOT NULL,
  PRIMARY KEY (parcel_id),
  KEY by_place (place, promised_at, parcel_id),
  KEY by_shipment (shipment_id)
);
