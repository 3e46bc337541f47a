-- What buyers of the JD shop want back: applications before shipping, service orders after it; amounts in fen.
CREATE TABLE sandbox_jd_refunds (
  id BIGINT NOT NULL,
  service TINYINT(1) NOT NULL,
  order_id BIGINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii NOT NULL,
  quantity INT NOT NULL,
  amount INT NOT NULL,
  status INT NOT NULL,
  main_status INT NOT NULL,
  applied_at DATETIME(6) NOT NULL,
  modified_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_modified (service, modified_at, id),
  KEY by_applied (service, applied_at, id)
);
