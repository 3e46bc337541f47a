INSERT INTO customs_return_windows (mode, days, source, valid_from)
SELECT '1239', days, source, valid_from FROM customs_return_windows WHERE mode = '1210';
