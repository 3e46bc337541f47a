CREATE TABLE merchant_merchants (
  id BIGINT NOT NULL,
  name VARCHAR(250) NOT NULL,
  legal_name VARCHAR(250) NULL,
  registration_number VARCHAR(60) NULL,
  country VARCHAR(2) NOT NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;
