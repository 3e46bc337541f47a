package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Settings of SKUs, and whether their stock is known to be low. Read for portions of stock events: plain JDBC. */
@ApplicationScoped
class SettingsStore {
    private final DataSource dataSource;

    SettingsStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param low whether {@code stock.low} was told and the stock has not been above the threshold since */
    record Watched(StockSettings settings, boolean low) {
        /** Whether the stock has crossed the threshold, in either direction. */
        boolean isChangedBy(long available) {
            return isLowWith(available) != low;
        }

        boolean isLowWith(long available) {
            return settings.lowStockThreshold()
                    .filter(threshold -> available <= threshold)
                    .isPresent();
        }
    }

    Optional<Watched> find(Sku sku) {
        return Optional.ofNullable(find(Set.of(sku)).get(sku));
    }

    /** The settings of those SKUs that have any. */
    Map<Sku, Watched> find(Collection<Sku> skus) {
        String select =
                "SELECT sku, safety_stock, low_stock_threshold, version, is_low FROM inventory_sku_settings WHERE sku IN ("
                        + String.join(",", Collections.nCopies(skus.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (Sku sku : skus) {
                statement.setString(++parameter, sku.value());
            }
            Map<Sku, Watched> found = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Sku sku = new Sku(rows.getString(1));
                    Optional<Long> threshold = Optional.ofNullable(rows.getObject(3, Long.class));
                    found.put(
                            sku,
                            new Watched(
                                    new StockSettings(sku, rows.getLong(2), threshold, rows.getLong(4)),
                                    rows.getBoolean(5)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read settings of stock", e);
        }
    }

    /** The SKU must be locked. */
    void save(Watched watched) {
        String upsert = """
                INSERT INTO inventory_sku_settings (sku, safety_stock, low_stock_threshold, is_low, version)
                VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE safety_stock = VALUES(safety_stock), low_stock_threshold = VALUES(low_stock_threshold),
                  is_low = VALUES(is_low), version = VALUES(version)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            StockSettings settings = watched.settings();
            statement.setString(1, settings.sku().value());
            statement.setLong(2, settings.safetyStock());
            if (settings.lowStockThreshold().isPresent()) {
                statement.setLong(3, settings.lowStockThreshold().get());
            } else {
                statement.setNull(3, Types.BIGINT);
            }
            statement.setBoolean(4, watched.low());
            statement.setLong(5, settings.version());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot save settings of stock", e);
        }
    }
}
