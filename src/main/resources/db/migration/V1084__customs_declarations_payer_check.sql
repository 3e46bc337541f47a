-- Where somebody else paid than ordered: what is known of the orderer's identity, and since when.
ALTER TABLE customs_declarations
  ADD COLUMN payer_check VARCHAR(10) CHARACTER SET ascii NULL,
  ADD COLUMN payer_check_since DATETIME(6) NULL;
