-- The file of an import while it is being worked on, in pieces that fit into any packet.
CREATE TABLE catalog_import_chunks (
  import_id BIGINT NOT NULL,
  number INT NOT NULL,
  content MEDIUMBLOB NOT NULL,
  PRIMARY KEY (import_id, number)
);
