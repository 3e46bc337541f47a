-- Whether kilograms are those of the content as printed, a litre for a kilogram, and not those of the net weight.
ALTER TABLE customs_statutory_units ADD COLUMN by_content BOOLEAN NOT NULL DEFAULT FALSE;
