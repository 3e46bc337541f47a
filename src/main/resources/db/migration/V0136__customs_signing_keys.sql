-- Soft keys, only where no card or signing device is connected. The private key is encrypted.
CREATE TABLE customs_signing_keys (
  name VARCHAR(40) CHARACTER SET ascii NOT NULL,
  private_key BLOB NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (name)
);
