-- What a merchant has to hand over for a shipment, and how far it is.
CREATE TABLE logistics_merchant_parts (
  merchant_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shipment_id BIGINT NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii NOT NULL,
  hand_over_by DATETIME(6) NOT NULL,
  is_late BOOLEAN NOT NULL,
  weight_grams BIGINT NULL,
  confirmed_at DATETIME(6) NULL,
  packed_at DATETIME(6) NULL,
  handed_over_at DATETIME(6) NULL,
  PRIMARY KEY (merchant_id, shipment_id),
  KEY by_shipment (shipment_id),
  KEY by_state (merchant_id, state, shipment_id),
  KEY by_deadline (is_late, state, hand_over_by)
);
