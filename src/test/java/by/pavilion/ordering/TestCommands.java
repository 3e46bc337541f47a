package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.TestRecipients;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Wishes to order, for tests. */
final class TestCommands {
    static final PlacedBy STOREFRONT = new PlacedBy("test-storefront");

    private TestCommands() {}

    static PlaceOrderCommand.Line line(Sku sku, long quantity) {
        return PlaceOrderCommand.Line.of(sku.toString(), quantity);
    }

    /** Somebody whose year nobody else uses. */
    static Recipient somebody() {
        Recipient known = TestRecipients.inShanghai();
        return new Recipient(
                new Buyer(
                        known.buyer().name(),
                        TestApi.identityNumber(),
                        known.buyer().phone()),
                known.shipTo());
    }

    static PlaceOrderCommand of(PlaceOrderCommand.Line... lines) {
        return to(TestRecipients.inShanghai(), lines);
    }

    static PlaceOrderCommand to(Recipient recipient, PlaceOrderCommand.Line... lines) {
        return new PlaceOrderCommand(
                new Origin.Storefront(Origin.STOREFRONT, Optional.of("customer-1")),
                PlaceOrderCommand.ID_CARD,
                recipient,
                Arrays.asList(lines),
                Optional.empty());
    }

    static PlaceOrderCommand sale(Origin.Marketplace origin, PlaceOrderCommand.Line... lines) {
        return new PlaceOrderCommand(
                origin, PlaceOrderCommand.ID_CARD, TestRecipients.inShanghai(), List.of(lines), Optional.empty());
    }

    /** A sale on a marketplace, with a number of its own. */
    static Origin.Marketplace marketplace(String paid) {
        Instant at = Instant.parse("2026-11-22T20:00:00Z");
        String number = "69" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000_000L);
        return new Origin.Marketplace(
                "douyin",
                "12345",
                number,
                at,
                at.plusSeconds(30),
                Optional.of(at.plusSeconds(172_800)),
                new Origin.MarketplacePayment(
                        "douyinpay", "tx-" + number, Money.of(paid, Money.CNY), at.plusSeconds(20)));
    }

    static IdempotencyKey newKey() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }
}
