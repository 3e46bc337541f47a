-- rule: NONE, BONDED_ONLY, NEEDS_REGISTRATION, or YEARLY_QUANTITY with the most of it that one person may import in a year.
ALTER TABLE customs_allowed_goods
  ADD COLUMN rule VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT 'NONE',
  ADD COLUMN yearly_quantity DECIMAL(12,3) NULL,
  ADD COLUMN yearly_unit CHAR(3) CHARACTER SET ascii NULL;
