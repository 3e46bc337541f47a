-- Announcement 55 of 2016: the first quantity of cosmetics is their net content without packing.
UPDATE customs_statutory_units SET by_content = TRUE WHERE hs_prefix = '3304';
