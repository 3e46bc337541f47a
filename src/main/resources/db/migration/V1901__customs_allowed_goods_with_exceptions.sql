-- rule may also be EXCLUDE_IF_TAG: the row spares what its remark names, which a listing says by a flag of this code.
ALTER TABLE customs_allowed_goods
  ADD COLUMN exclude_if_tag VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL;
