package by.pavilion.inventory.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.SkuStock;
import by.pavilion.inventory.StockBalance;
import by.pavilion.inventory.WarehouseCode;
import java.util.List;

record StockResponse(Sku sku, long available, long reserved, long onHand, List<Balance> balances) {

    record Balance(WarehouseCode warehouse, long available, long reserved, long onHand) {
        static Balance of(StockBalance balance) {
            return new Balance(balance.warehouse(), balance.available(), balance.reserved(), balance.onHand());
        }
    }

    static StockResponse of(SkuStock stock) {
        return new StockResponse(
                stock.sku(),
                stock.available(),
                stock.reserved(),
                stock.onHand(),
                stock.balances().stream().map(Balance::of).toList());
    }
}
