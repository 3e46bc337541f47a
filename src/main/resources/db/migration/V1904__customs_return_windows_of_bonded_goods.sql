UPDATE customs_return_windows SET arrival_days = 45 WHERE mode IN ('1210', '1239') AND valid_from >= '2020-03-28';
