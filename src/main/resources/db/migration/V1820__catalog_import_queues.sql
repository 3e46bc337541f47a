-- A row for each merchant that has handed in a file: locked while the waiting ones are counted, so that nobody adds one meanwhile.
CREATE TABLE catalog_import_queues (
  merchant_id BIGINT NOT NULL,
  PRIMARY KEY (merchant_id)
);
