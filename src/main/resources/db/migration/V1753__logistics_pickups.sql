-- What carriers have said of when they fetch a released parcel.
CREATE TABLE logistics_pickups (
  shipment_id BIGINT NOT NULL,
  number VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_at DATETIME(6) NOT NULL,
  until_at DATETIME(6) NOT NULL,
  PRIMARY KEY (shipment_id)
);
