-- Parcels about which a carrier is asked now and then, since what it tells by itself may be lost.
CREATE TABLE logistics_tracking_questions (
  shipment_id BIGINT NOT NULL,
  next_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  last_error VARCHAR(500) NULL,
  PRIMARY KEY (shipment_id),
  KEY by_time (next_at)
);
