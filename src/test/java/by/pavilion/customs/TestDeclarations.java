package by.pavilion.customs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Declarations at certain points of their lives. */
final class TestDeclarations {
    static final Instant OPENED = Instant.parse("2026-11-11T11:00:00Z");
    static final DeclaredWaybill WAYBILL = new DeclaredWaybill("SB0000000001BY", "4601W6L001", "沙盒国际快递有限公司");
    static final BorderTransport TRAIN = new BorderTransport("3", "BY-CN-8421", "20261111", "SMGS0001");

    private TestDeclarations() {}

    static DeclarationProgress opened(CustomsMode mode) {
        List<DeclarationDocument> documents = Stream.of(DocumentType.values())
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

    static Receipt receipt(DocumentType type, String code, int second) {
        return new Receipt(type, false, code, "", OPENED.plusSeconds(second), Optional.empty(), Optional.empty());
    }

    private static FiledBy firm(DocumentType type) {
        return switch (type) {
            case ORDER, LIST -> FiledBy.STORE;
            case PAYMENT -> FiledBy.PAYMENT_FIRM;
            case WAYBILL -> FiledBy.LOGISTICS_FIRM;
        };
    }
}
