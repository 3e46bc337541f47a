package by.pavilion.customs;

import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Declarations at certain points of their lives. */
final class TestDeclarations {
    static final Instant OPENED = Instant.parse("2026-11-11T11:00:00Z");
    static final DeclaredWaybill WAYBILL = new DeclaredWaybill("SB0000000001BY", "4601W6L001", "沙盒国际快递有限公司");
    static final BorderTransport TRAIN = new BorderTransport("3", "BY-CN-8421", "20261111", "SMGS0001");

    private TestDeclarations() {}

    static DeclarationProgress opened(CustomsMode mode) {
        List<DeclarationDocument> documents = DocumentType.OPENING.stream()
                .map(type -> DeclarationDocument.of(type, firm(type), type == DocumentType.LIST ? null : OPENED))
                .toList();
        return DeclarationProgress.opened(mode, documents);
    }

    static DeclarationProgress parcelKnown() {
        return opened(CustomsMode.DIRECT_PURCHASE).withParcel(WAYBILL, Optional.of(TRAIN), OPENED);
    }

    static DeclarationProgress ready() {
        DeclarationProgress progress = parcelKnown();
        for (DocumentType type : List.of(DocumentType.ORDER, DocumentType.PAYMENT, DocumentType.WAYBILL)) {
            progress = progress.told(receipt(type, "120", 1)).progress();
        }
        return progress;
    }

    static DeclarationProgress submitted() {
        Instant sent = OPENED.plusSeconds(60);
        return ready().with(DocumentType.LIST, DeclarationDocument::queued, sent)
                .with(DocumentType.LIST, document -> document.sent(sent), sent);
    }

    static DeclarationProgress cancelling() {
        return submitted().cancelled(OPENED.plusSeconds(61));
    }

    static DeclarationProgress released() {
        return submitted().told(listed("800", 70)).progress();
    }

    static DeclarationProgress returnDeclared() {
        Instant sent = OPENED.plusSeconds(80);
        return released()
                .returning(OPENED.plusSeconds(75))
                .with(DocumentType.RETURN, DeclarationDocument::queued, sent)
                .with(DocumentType.RETURN, document -> document.sent(sent), sent);
    }

    /** One part has gone back, and customs has the return of another. */
    static DeclarationProgress secondReturnDeclared() {
        Instant sent = OPENED.plusSeconds(95);
        return returnDeclared()
                .told(receipt(DocumentType.RETURN, "399", 85))
                .progress()
                .returning(OPENED.plusSeconds(90))
                .with(DocumentType.RETURN, DeclarationDocument::queued, sent)
                .with(DocumentType.RETURN, document -> document.sent(sent), sent);
    }

    /** A receipt of the list that tells its number. */
    static Receipt listed(String code, int second) {
        return new Receipt(
                DocumentType.LIST,
                1,
                kind(DocumentType.LIST),
                code,
                TestReceiptCodes.meaning(kind(DocumentType.LIST), code),
                "",
                OPENED.plusSeconds(second),
                Optional.of("B20261111000000001"),
                Optional.of("46012026I000000001"));
    }

    static Receipt receipt(DocumentType type, String code, int second) {
        return new Receipt(
                type,
                1,
                kind(type),
                code,
                TestReceiptCodes.meaning(kind(type), code),
                "",
                OPENED.plusSeconds(second),
                Optional.empty(),
                Optional.empty());
    }

    static CebReceipt.Kind kind(DocumentType type) {
        return Arrays.stream(CebReceipt.Kind.values())
                .filter(kind -> kind.answers().equals(type.code()))
                .findAny()
                .orElseThrow();
    }

    private static FiledBy firm(DocumentType type) {
        return switch (type) {
            case ORDER, LIST, CANCELLATION, RETURN -> FiledBy.STORE;
            case PAYMENT -> FiledBy.PAYMENT_FIRM;
            case WAYBILL -> FiledBy.LOGISTICS_FIRM;
        };
    }

    /** Two boxes of chocolate from Belarus, 218.20 CNY with their tax. */
    static DeclarationOrder order(CustomsMode mode) {
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
                new PaymentFact("sandbox", "4220261111000001", OPENED),
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
                        "340",
                        null)),
                220,
                180);
    }

    /** An order's declaration whose parcel is known. */
    static Declaration ofOrder(DeclarationOrder order) {
        DeclarationProgress progress = order.mode().isBonded()
                ? opened(order.mode()).withParcel(WAYBILL, Optional.empty(), OPENED)
                : parcelKnown();
        return new Declaration(
                new DeclarationId(1),
                order.orderId(),
                order.orderNo(),
                order.channel(),
                order.recipient(),
                Optional.of("4601"),
                order.payable(),
                order.payment(),
                OPENED,
                OPENED,
                progress);
    }

    private static Money yuan(String amount) {
        return Money.of(amount, Money.CNY);
    }
}
