-- Notices that a buyer has to accept before the purchase. After a change the earlier one may stay valid for a while, for those who
-- have it before them: then its valid_until lies after the valid_from of the next.
CREATE TABLE customs_consumer_notices (
  version VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (version)
);
