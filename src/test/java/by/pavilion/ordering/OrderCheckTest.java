package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.ShipTo;
import by.pavilion.parties.TestRecipients;
import by.pavilion.shared.FieldError;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<String> NOTICES = List.of("2026-11", "2026-01");
    private static final Recipient GOOD = TestRecipients.inShanghai();

    private record Settings(boolean noticeRequired) implements OrderingConfig {
        @Override
        public long mostPieces() {
            return 9_999;
        }

        @Override
        public int mostLines() {
            return 50;
        }

        @Override
        public int mostOrders() {
            return 20;
        }

        @Override
        public Duration cartKeptFor() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration payWithin() {
            return Duration.ofMinutes(30);
        }

        @Override
        public Duration paymentGrace() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(15);
        }

        @Override
        public int committers() {
            return 2;
        }

        @Override
        public int mostTogether() {
            return 64;
        }

        @Override
        public int mostWaiting() {
            return 2048;
        }

        @Override
        public Duration refundOverdueAfter() {
            return Duration.ofDays(3);
        }

        @Override
        public Duration longestWait() {
            return Duration.ZERO;
        }

        @Override
        public Duration quoteValidFor() {
            return Duration.ofMinutes(15);
        }

        @Override
        public int deliveriesUntilLearned() {
            return 20;
        }

        @Override
        public int tries() {
            return 10;
        }
    }

    @Test
    void theNoticeForConsumersIsAskedForWhereItIsRequired() {
        assertThat(pointers(command(GOOD, Optional.empty()), true)).contains("/consumerNoticeVersion");
        assertThat(pointers(command(GOOD, Optional.empty()), false)).doesNotContain("/consumerNoticeVersion");
        assertThat(pointers(command(GOOD, Optional.of("2026-01")), true)).doesNotContain("/consumerNoticeVersion");
        assertThat(pointers(command(GOOD, Optional.of("x".repeat(51))), true)).contains("/consumerNoticeVersion");
    }

    @Test
    void theAcceptedNoticeMustBeOneThatIsValidToday() {
        assertThat(pointers(command(GOOD, Optional.of("2026-11")), false)).doesNotContain("/consumerNoticeVersion");
        assertThat(OrderCheck.errors(
                        command(GOOD, Optional.of("2025-01")), Map.of(), new Settings(false), TODAY, NOTICES))
                .contains(new FieldError(
                        "/consumerNoticeVersion",
                        "consumer-notice-not-valid",
                        Map.of("currentConsumerNotice", "2026-11")));
        assertThat(OrderCheck.errors(
                        command(GOOD, Optional.of("2026-01")), Map.of(), new Settings(false), TODAY, List.of()))
                .extracting(FieldError::pointer)
                .contains("/consumerNoticeVersion");
    }

    @Test
    void takesMobilesInTheirUsualFormsAndLandlinesForTheRecipientOnly() {
        for (String mobile : List.of("13800138000", "+8613800138000", "86 13800138000")) {
            assertThat(pointers(with(mobile, mobile), false)).doesNotContain("/buyer/phone", "/shipTo/phone");
        }
        assertThat(pointers(with("021-12345678", "021-12345678"), false))
                .contains("/buyer/phone")
                .doesNotContain("/shipTo/phone");
        for (String wrong : List.of("12800138000", "1380013800", "138001380000", "+375291234567", "abc")) {
            assertThat(pointers(with(wrong, wrong), false)).contains("/buyer/phone", "/shipTo/phone");
        }
    }

    @Test
    void aMarketplacesVirtualNumberWillDo() {
        Recipient recipient = recipient("18412345678-1234", "18412345678-1234");
        PlaceOrderCommand sale = new PlaceOrderCommand(
                TestCommands.marketplace("60.00"), PlaceOrderCommand.ID_CARD, recipient, List.of(), Optional.empty());

        assertThat(pointers(sale, true)).containsExactly("/lines");
    }

    @Test
    void controlCharactersHaveNoPlaceInNamesAndAddresses() {
        Recipient recipient = new Recipient(
                new Buyer("王\u0000小明", GOOD.buyer().idNumber(), GOOD.buyer().phone()),
                new ShipTo("王小红", "13900139000", "上海市", "上海\n市", "浦东新区", "世纪大道", ""));

        assertThat(pointers(command(recipient, Optional.empty()), false))
                .containsExactlyInAnyOrder("/buyer/name", "/shipTo/city", "/lines/0/sku");
    }

    @Test
    void charactersThatNobodySeesHaveNoPlaceInNamesAndAddresses() {
        Recipient recipient = new Recipient(
                new Buyer("王\u200B小明", GOOD.buyer().idNumber(), GOOD.buyer().phone()),
                new ShipTo("王小红\u2060", "13900139000", "上海市", "上海市", "浦东\uFEFF新区", "世纪\u3164大道", ""));
        PlaceOrderCommand sale = new PlaceOrderCommand(
                TestCommands.marketplace("60.00"), PlaceOrderCommand.ID_CARD, recipient, List.of(), Optional.empty());

        assertThat(pointers(command(recipient, Optional.empty()), false))
                .containsExactlyInAnyOrder(
                        "/buyer/name", "/shipTo/name", "/shipTo/district", "/shipTo/street", "/lines/0/sku");
        assertThat(pointers(sale, true))
                .as("a marketplace has taken its order already")
                .containsExactly("/lines");
    }

    @Test
    void aMarketplacesOrderMayBeMarkedByDirection() {
        Recipient recipient = new Recipient(
                new Buyer("王\u200E小明", GOOD.buyer().idNumber(), "13800138000\u200E"),
                new ShipTo("王小红\u200F", "13900139000", "上海市", "\u061C上海市", "浦东新区", "世纪大道100号", ""));
        PlaceOrderCommand sale = new PlaceOrderCommand(
                TestCommands.marketplace("60.00"), PlaceOrderCommand.ID_CARD, recipient, List.of(), Optional.empty());

        assertThat(pointers(sale, true)).containsExactly("/lines");
        assertThat(pointers(command(recipient, Optional.empty()), false))
                .contains("/buyer/name", "/shipTo/name", "/shipTo/city");
    }

    @Test
    void moreLinesThanAnOrderMayHaveAreToldOnce() {
        List<PlaceOrderCommand.Line> lines = Stream.generate(() -> PlaceOrderCommand.Line.of("NONE", 1))
                .limit(51)
                .toList();
        PlaceOrderCommand command = new PlaceOrderCommand(
                new Origin.Storefront(Origin.STOREFRONT, Optional.empty()),
                PlaceOrderCommand.ID_CARD,
                GOOD,
                lines,
                Optional.empty());

        List<FieldError> errors = OrderCheck.errors(command, Map.of(), new Settings(false), TODAY, NOTICES);

        assertThat(errors).contains(new FieldError("/lines", "too-many", Map.of("max", 50)));
        assertThat(errors).hasSize(51);
    }

    @Test
    void onlyTheGoodsOfSoManyLinesAreLookedUp() {
        List<PlaceOrderCommand.Line> lines = IntStream.range(0, 1_000)
                .mapToObj(number -> PlaceOrderCommand.Line.of("NONE-" + number, 1))
                .toList();

        List<Sku> lookedUp = OrderCheck.skus(lines, 50);

        assertThat(lookedUp).hasSize(50).startsWith(new Sku("NONE-0")).endsWith(new Sku("NONE-49"));
    }

    private static List<String> pointers(PlaceOrderCommand command, boolean noticeRequired) {
        return OrderCheck.errors(command, Map.of(), new Settings(noticeRequired), TODAY, NOTICES).stream()
                .map(FieldError::pointer)
                .toList();
    }

    private static PlaceOrderCommand with(String buyersPhone, String recipientsPhone) {
        return command(recipient(buyersPhone, recipientsPhone), Optional.empty());
    }

    private static Recipient recipient(String buyersPhone, String recipientsPhone) {
        return new Recipient(
                new Buyer(GOOD.buyer().name(), GOOD.buyer().idNumber(), buyersPhone),
                new ShipTo("王小红", recipientsPhone, "上海市", "上海市", "浦东新区", "世纪大道100号", ""));
    }

    private static PlaceOrderCommand command(Recipient recipient, Optional<String> notice) {
        return new PlaceOrderCommand(
                new Origin.Storefront(Origin.STOREFRONT, Optional.empty()),
                PlaceOrderCommand.ID_CARD,
                recipient,
                List.of(PlaceOrderCommand.Line.of("NONE", 1)),
                notice);
    }
}
