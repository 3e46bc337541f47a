-- A document of the seller's with which the row does not hold.
ALTER TABLE customs_mode_restrictions ADD COLUMN unless_document VARCHAR(30) CHARACTER SET ascii NULL;
UPDATE customs_mode_restrictions SET unless_document = 'FORMULA_REGISTRATION' WHERE reason = 'infant-formula-unregistered';
