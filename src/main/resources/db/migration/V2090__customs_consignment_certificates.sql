-- Certificates that were issued for consignments, as operators have entered them.
CREATE TABLE customs_consignment_certificates (
  id BIGINT NOT NULL,
  consignment_id BIGINT NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii NOT NULL,
  number VARCHAR(40) NOT NULL,
  issued_on DATE NOT NULL,
  valid_until DATE NULL,
  issuer VARCHAR(200) NOT NULL,
  entered_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_consignment (consignment_id, id)
) DEFAULT CHARACTER SET utf8mb4;
