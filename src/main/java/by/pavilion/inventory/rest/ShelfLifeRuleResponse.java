package by.pavilion.inventory.rest;

import by.pavilion.inventory.Pool;
import by.pavilion.inventory.ShelfLifeRule;

record ShelfLifeRuleResponse(Pool channel, int minRemainingDays) {
    static ShelfLifeRuleResponse of(ShelfLifeRule rule) {
        return new ShelfLifeRuleResponse(rule.channel(), rule.minRemainingDays());
    }
}
