-- Shampoo and bath preparations are cosmetics: their kilograms are those of the printed content.
UPDATE customs_statutory_units SET by_content = TRUE WHERE hs_prefix IN ('3305', '3307');
