UPDATE customs_mode_restrictions SET except_destination = '河南省' WHERE reason = 'medicine-outside-pilot';
