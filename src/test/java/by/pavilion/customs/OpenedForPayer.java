package by.pavilion.customs;

import by.pavilion.WholeList;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.TestRecipients;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Money;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Declarations of orders that somebody has paid, for tests. */
@ApplicationScoped
class OpenedForPayer {
    private static final IdFormat ORDER = IdFormat.prefixed("ord");

    private final OpenDeclaration openDeclaration;
    private final Declarations declarations;
    private final DeclarationDesk desk;
    private final Parties parties;

    OpenedForPayer(OpenDeclaration openDeclaration, Declarations declarations, DeclarationDesk desk, Parties parties) {
        this.openDeclaration = openDeclaration;
        this.declarations = declarations;
        this.desk = desk;
        this.parties = parties;
    }

    /** A declaration, its order's number and who ordered. */
    record Opened(DeclarationId id, String orderNo, RecipientRef recipient) {}

    Opened open(String idNumber, PayerIdentity payer) {
        return QuarkusTransaction.requiringNew().call(() -> openInTransaction(idNumber, payer));
    }

    Opened openInTransaction(String idNumber, PayerIdentity payer) {
        return openInTransaction(idNumber, payer, "storefront");
    }

    Opened openInTransaction(String idNumber, PayerIdentity payer, String channel) {
        return openInTransaction(idNumber, payer, channel, CustomsMode.BONDED);
    }

    Opened openInTransaction(String idNumber, PayerIdentity payer, String channel, CustomsMode mode) {
        String order = ORDER.print(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        RecipientRef recipient = parties.register(new Recipient(
                new Buyer("王小明", idNumber, "13800138000"),
                TestRecipients.inShanghai().shipTo()));
        DeclarationId id = openDeclaration.open(order(order, recipient, channel, mode), payer);
        return new Opened(id, order, recipient);
    }

    /** An order of one piece for 200 yuan and 18 yuan of tax. */
    static DeclarationOrder order(String order, RecipientRef recipient) {
        return order(order, recipient, "storefront");
    }

    private static DeclarationOrder order(String order, RecipientRef recipient, String channel) {
        return order(order, recipient, channel, CustomsMode.BONDED);
    }

    private static DeclarationOrder order(String order, RecipientRef recipient, String channel, CustomsMode mode) {
        Money zero = Money.zero(Money.CNY);
        Money goods = Money.of("200.00", Money.CNY);
        return new DeclarationOrder(
                order,
                order,
                channel,
                mode,
                recipient,
                order,
                goods,
                zero,
                zero,
                new DeclaredTax(zero, zero, Money.of("18.00", Money.CNY)),
                Money.of("218.00", Money.CNY),
                new PaymentFact("sandbox", "pay-" + order, Instant.now()),
                List.of(new DeclarationLine(
                        1,
                        "BY-KOM-CHOC-001",
                        "黑巧克力",
                        "1806320000",
                        "4|3|可可|90克",
                        null,
                        "140",
                        BigDecimal.ONE,
                        "035",
                        new BigDecimal("0.09"),
                        null,
                        null,
                        goods,
                        goods,
                        "340",
                        null)),
                110,
                90);
    }

    /** The carrier has numbered the parcel. */
    void parcelKnown(Opened opened) {
        QuarkusTransaction.requiringNew().run(() -> {
            Folders folders = desk.open(List.of(opened.id()));
            desk.parcelKnown(
                    folders,
                    opened.id(),
                    new DeclaredWaybill("W-" + opened.orderNo(), "4601W6L001", "沙盒快递"),
                    Optional.empty());
            desk.putAway(folders);
        });
    }

    DeclarationProgress progress(Opened opened) {
        return QuarkusTransaction.requiringNew()
                .call(() -> declarations.require(opened.id()))
                .progress();
    }

    DeclarationDocument document(Opened opened, DocumentType type) {
        return progress(opened).document(type);
    }

    Optional<PayerCheck.State> check(Opened opened) {
        return progress(opened).payerCheck().map(PayerCheck::state);
    }

    /** The case that is made of the declaration, where there is one. */
    static List<Map<String, Object>> cases(Opened opened) {
        return WholeList.of("/api/v1/cases?kind=PAYER_NOT_VERIFIED")
                .objects("items.findAll { it.declarationId == '" + opened.id() + "' }");
    }
}
