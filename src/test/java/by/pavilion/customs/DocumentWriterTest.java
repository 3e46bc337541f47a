package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ceb.ListDocument;
import by.pavilion.customs.ceb.OrderDocument;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.TestRecipients;
import by.pavilion.shared.Money;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the connection's settings make of a declaration's documents. */
class DocumentWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final String BELARUS = "340";

    @Test
    void countriesStandInTheOldTableUnlessTheConnectionSpeaksTheOther() {
        ListDocument digits = list(connection(Map.of()), CustomsMode.DIRECT_PURCHASE);
        ListDocument letters = list(connection(Map.of("country-table", "ALPHA_3")), CustomsMode.DIRECT_PURCHASE);

        assertThat(digits.dispatchCountry()).isEqualTo("340");
        assertThat(digits.lines()).extracting(ListDocument.Line::country).containsExactly("340");
        assertThat(letters.dispatchCountry()).isEqualTo("BLR");
        assertThat(letters.lines()).extracting(ListDocument.Line::country).containsExactly("BLR");
    }

    @Test
    void bondedGoodsComeOutOfChinaInEitherTable() {
        Connection old = connection(Map.of());
        Connection letters = connection(Map.of("country-table", "ALPHA_3"));

        assertThat(list(old, CustomsMode.BONDED).dispatchCountry()).isEqualTo("142");
        assertThat(list(letters, CustomsMode.BONDED).dispatchCountry()).isEqualTo("CHN");
    }

    @Test
    void orderAndListNameTheSameCountry() {
        Connection letters = connection(Map.of("country-table", "ALPHA_3"));
        OrderDocument order = new DocumentWriter(letters)
                .order(
                        declaration(CustomsMode.BONDED),
                        order(CustomsMode.BONDED),
                        TestRecipients.inShanghai(),
                        NOW);

        assertThat(order.lines())
                .extracting(OrderDocument.Line::country)
                .containsExactlyElementsOf(list(letters, CustomsMode.BONDED).lines().stream()
                        .map(ListDocument.Line::country)
                        .toList());
    }

    @Test
    void aCountryThatTheNewTableDoesNotKnowStaysAsItIs() {
        assertThat(CountryTable.ALPHA_3.code("000")).isEqualTo("000");
        assertThat(CountryTable.ALPHA_3.code("BLR")).isEqualTo("BLR");
    }

    @Test
    void theSupervisedPlaceIsNamedOfParcelsFromAbroadOnlyAndOnlyWhereItIsConfigured() {
        Connection one = connection(Map.of());
        Connection several = connection(Map.of("direct.place-code", "460101"));

        assertThat(list(one, CustomsMode.DIRECT_PURCHASE).transport())
                .isEqualTo(new ListDocument.Transport("BY-CN-8421", "20261111", "SMGS0001", null));
        assertThat(list(several, CustomsMode.DIRECT_PURCHASE).transport())
                .isEqualTo(new ListDocument.Transport("BY-CN-8421", "20261111", "SMGS0001", "460101"));
        assertThat(list(several, CustomsMode.BONDED).transport()).isNull();
    }

    @Test
    void whoVerifiesPaymentsMayDifferByFirm() {
        Connection connection = connection(Map.of(
                "originals.verification-department", "2",
                "payment-firms.bank.code", "1",
                "payment-firms.bank.name", "1",
                "payment-firms.bank.verification-department", "1",
                "payment-firms.wallet.code", "2",
                "payment-firms.wallet.name", "2"));

        assertThat(connection.verificationDepartment("bank")).isEqualTo("1");
        assertThat(connection.verificationDepartment("wallet")).isEqualTo("2");
    }

    private static ListDocument list(Connection connection, CustomsMode mode) {
        return new DocumentWriter(connection)
                .list(declaration(mode), order(mode), TestRecipients.inShanghai(), NOW);
    }

    private static Declaration declaration(CustomsMode mode) {
        DeclarationProgress progress = mode.isBonded()
                ? TestDeclarations.opened(mode)
                        .withParcel(TestDeclarations.WAYBILL, Optional.empty(), TestDeclarations.OPENED)
                : TestDeclarations.parcelKnown();
        DeclarationOrder order = order(mode);
        return new Declaration(
                new DeclarationId(1),
                order.orderId(),
                order.orderNo(),
                order.channel(),
                order.recipient(),
                Optional.of("4601"),
                order.payable(),
                order.payment(),
                TestDeclarations.OPENED,
                TestDeclarations.OPENED,
                progress);
    }

    private static DeclarationOrder order(CustomsMode mode) {
        Money zero = Money.zero(Money.CNY);
        return new DeclarationOrder(
                "ord_0HZX3K8M2T4QF",
                "ord_0HZX3K8M2T4QF",
                "storefront",
                mode,
                new RecipientRef(1),
                "rcp_0HZX3K8M2T4QF",
                yuan("200.00"),
                zero,
                zero,
                new DeclaredTax(zero, zero, yuan("18.20")),
                yuan("218.20"),
                new PaymentFact("sandbox", "4220261111000001", TestDeclarations.OPENED),
                List.of(new DeclarationLine(
                        1,
                        "BY-KOM-CHOC-001",
                        "黑巧克力",
                        "1806320000",
                        "4|3|可可|90克",
                        null,
                        "140",
                        BigDecimal.valueOf(2),
                        "035",
                        new BigDecimal("0.18"),
                        null,
                        null,
                        yuan("100.00"),
                        yuan("200.00"),
                        BELARUS)),
                220,
                180);
    }

    private static Money yuan(String amount) {
        return Money.of(amount, Money.CNY);
    }

    /** Connected to customs by as few settings as that takes, and these. */
    private static Connection connection(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : List.of(
                "window.receiver-id",
                "firms.seller-code",
                "firms.seller-name",
                "firms.declarant-code",
                "firms.declarant-name",
                "firms.sender-code",
                "firms.sender-name",
                "firms.guarantor-code",
                "platforms.storefront.code",
                "platforms.storefront.name",
                "direct.customs-code",
                "direct.port-code",
                "bonded.customs-code",
                "bonded.port-code",
                "bonded.traffic-mode",
                "bonded.ledger",
                "bonded.warehouse-code",
                "bonded.warehouse-name")) {
            settings.put(setting, "1");
        }
        settings.put("dxp-id", "DXPONE");
        settings.put("direct.dispatch-country", BELARUS);
        settings.putAll(more);
        Map<String, String> prefixed = new HashMap<>();
        settings.forEach((name, value) -> prefixed.put("pavilion.customs." + name, value));
        CustomsConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .withConverter(Duration.class, 300, new DurationConverter())
                .withMapping(CustomsConfig.class)
                .build()
                .getConfigMapping(CustomsConfig.class);
        return Connection.of(config).orElseThrow();
    }
}
