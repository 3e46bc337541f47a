-- Which documents goods need by which mode. Of several rows about one document that with the longest prefix counts.
-- level: REQUIRED or RECOMMENDED of who sells the goods; PER_SHIPMENT or CASE_BY_CASE when each shipment brings its own.
-- customs_document_rules, which knows neither these levels nor all documents, stays for replicas of the version before.
CREATE TABLE customs_needed_documents (
  id INT NOT NULL AUTO_INCREMENT,
  hs_prefix VARCHAR(10) CHARACTER SET ascii NOT NULL,
  mode CHAR(4) CHARACTER SET ascii NOT NULL,
  document VARCHAR(30) CHARACTER SET ascii NOT NULL,
  level VARCHAR(20) CHARACTER SET ascii NOT NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
);
