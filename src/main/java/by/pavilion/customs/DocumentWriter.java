package by.pavilion.customs;

import by.pavilion.customs.ceb.CancellationDocument;
import by.pavilion.customs.ceb.CebWriter;
import by.pavilion.customs.ceb.Consignee;
import by.pavilion.customs.ceb.Firm;
import by.pavilion.customs.ceb.ListDocument;
import by.pavilion.customs.ceb.ListReference;
import by.pavilion.customs.ceb.OrderDocument;
import by.pavilion.customs.ceb.Orderer;
import by.pavilion.customs.ceb.ReturnDocument;
import by.pavilion.parties.Recipient;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills the documents of a declaration: all of them say the same of the same things. */
final class DocumentWriter {
    private static final String CHINA = "142";

    private final Connection connection;
    private final CodeTables codes;
    private final LocalDate day;

    /** @param day on which it is written, in China */
    DocumentWriter(Connection connection, CodeTables codes, LocalDate day) {
        this.connection = connection;
        this.codes = codes;
        this.day = day;
    }

    /** A country that such a document of the order would name and that has no code in the table which our messages speak. */
    Optional<String> countryWithoutCode(DocumentType type, DeclarationOrder order) {
        Stream<String> origins = order.lines().stream().map(DeclarationLine::originCountry);
        Stream<String> named =
                switch (type) {
                    case ORDER -> origins;
                    case LIST -> Stream.concat(origins, Stream.of(dispatchCountry(order.mode())));
                    case PAYMENT, WAYBILL, CANCELLATION, RETURN -> Stream.empty();
                };
        return named.filter(country -> code(country).isEmpty()).findFirst();
    }

    private Optional<String> code(String country) {
        return connection.countryTable().code(country, codes, day);
    }

    private String country(String country) {
        return code(country).orElseThrow(() -> new IllegalStateException("no code of country " + country));
    }

    private String dispatchCountry(CustomsMode mode) {
        return mode.isBonded() ? CHINA : connection.direct().dispatchCountry();
    }

    OrderDocument order(Declaration declaration, DeclarationOrder order, Recipient recipient, Instant now) {
        return new OrderDocument(
                CebWriter.newGuid(),
                declaration.progress().document(DocumentType.ORDER).filing(),
                chinaTime(now),
                order.orderNo(),
                platform(order),
                connection.seller(),
                order.goodsValue().amount(),
                order.freight().amount(),
                order.discount().amount(),
                order.tax().total().amount(),
                order.payable().amount(),
                order.buyerRegNo(),
                orderer(recipient),
                connection
                        .paymentFirm(order.payment().provider())
                        .map(firm ->
                                new OrderDocument.Payment(firm, order.payment().transactionId()))
                        .orElse(null),
                new Consignee(
                        recipient.shipTo().name(),
                        recipient.shipTo().phone(),
                        recipient.shipTo().address()),
                order.lines().stream().map(this::orderLine).toList());
    }

    /** @param numbers of all goods that lie in a zone */
    ListDocument list(
            Declaration declaration, DeclarationOrder order, ItemNumbers numbers, Recipient recipient, Instant now) {
        DeclaredWaybill waybill = waybill(declaration);
        boolean bonded = order.mode().isBonded();
        BorderTransport transport =
                bonded ? null : declaration.progress().transport().orElseThrow();
        return new ListDocument(
                CebWriter.newGuid(),
                declaration.progress().document(DocumentType.LIST).filing(),
                chinaTime(now),
                order.orderNo(),
                platform(order),
                connection.seller(),
                waybill.number(),
                new Firm(waybill.logisticsCode(), waybill.logisticsName()),
                declaration.id().toString(),
                connection.guarantorCode(),
                declaredTo(order.mode()),
                bonded
                        ? connection.zone(order.mode()).portCode()
                        : connection.direct().portCode(),
                orderer(recipient),
                recipient.shipTo().address(),
                connection.declarant(),
                bonded ? zone(connection.zone(order.mode())) : null,
                order.mode().code(),
                transport == null ? connection.zone(order.mode()).trafficMode() : transport.mode(),
                transport == null
                        ? null
                        : new ListDocument.Transport(
                                transport.vehicle(),
                                transport.voyage(),
                                transport.bill(),
                                connection.direct().placeCode().orElse(null)),
                country(dispatchCountry(order.mode())),
                order.freight().amount(),
                BigDecimal.ZERO,
                kilograms(order.grossWeightGrams()),
                kilograms(order.netWeightGrams()),
                order.lines().stream()
                        .map(line -> listLine(line, bonded ? itemNumber(order.mode(), numbers, line.sku()) : null))
                        .toList());
    }

    CancellationDocument cancellation(
            Declaration declaration, DeclarationOrder order, Recipient recipient, String reason, Instant now) {
        return new CancellationDocument(
                CebWriter.newGuid(),
                chinaTime(now),
                reference(declaration, order, recipient, declaration.id().toString()),
                reason);
    }

    ReturnDocument goodsReturn(
            Declaration declaration,
            DeclarationOrder order,
            Recipient recipient,
            String reason,
            ReturnedGoods goods,
            Instant now) {
        DeclarationDocument document = declaration.progress().document(DocumentType.RETURN);
        String ownNumber = new ReturnNumber(declaration.id(), document.number()).toString();
        return new ReturnDocument(
                CebWriter.newGuid(),
                document.filing(),
                chinaTime(now),
                reference(declaration, order, recipient, ownNumber),
                reason,
                goods.lines().stream()
                        .map(line -> returnLine(order.lines().get(line.number() - 1), line.quantity()))
                        .toList());
    }

    private static ReturnDocument.Line returnLine(DeclarationLine declared, long quantity) {
        return new ReturnDocument.Line(
                declared.number(), declared.hsCode(), declared.nameZh(), BigDecimal.valueOf(quantity), declared.unit());
    }

    private ListReference reference(
            Declaration declaration, DeclarationOrder order, Recipient recipient, String ownNumber) {
        DeclaredWaybill waybill = waybill(declaration);
        return new ListReference(
                declaredTo(order.mode()),
                order.orderNo(),
                platform(order),
                connection.seller(),
                waybill.number(),
                new Firm(waybill.logisticsCode(), waybill.logisticsName()),
                ownNumber,
                declaration
                        .progress()
                        .listNumber()
                        .orElseThrow(() -> new IllegalStateException(declaration.id() + " has no list number")),
                orderer(recipient),
                connection.declarant());
    }

    private String declaredTo(CustomsMode mode) {
        return mode.isBonded()
                ? connection.zone(mode).customsCode()
                : connection.direct().customsCode();
    }

    private static ListDocument.Zone zone(CustomsConfig.Bonded zone) {
        return new ListDocument.Zone(new Firm(zone.warehouseCode(), zone.warehouseName()), zone.ledger());
    }

    private static DeclaredWaybill waybill(Declaration declaration) {
        return declaration
                .progress()
                .waybill()
                .orElseThrow(() -> new IllegalStateException(declaration.id() + " has no waybill"));
    }

    private Firm platform(DeclarationOrder order) {
        return connection
                .platform(order.channel())
                .orElseThrow(
                        () -> new IllegalStateException("no platform is configured for channel " + order.channel()));
    }

    private static Orderer orderer(Recipient recipient) {
        return new Orderer(
                recipient.buyer().name(),
                recipient.buyer().idNumber(),
                recipient.buyer().phone());
    }

    private OrderDocument.Line orderLine(DeclarationLine line) {
        return new OrderDocument.Line(
                line.number(),
                line.sku(),
                line.nameZh(),
                line.gmodelZh(),
                line.gtin(),
                line.unit(),
                line.quantity(),
                line.price().amount(),
                line.total().amount(),
                country(line.originCountry()));
    }

    private String itemNumber(CustomsMode mode, ItemNumbers numbers, String sku) {
        CustomsConfig.Bonded zone = connection.zone(mode);
        return numbers.find(zone, sku)
                .orElseThrow(() -> new IllegalStateException(sku + " is not filed in ledger " + zone.ledger()));
    }

    private ListDocument.Line listLine(DeclarationLine line, @Nullable String itemNumber) {
        return new ListDocument.Line(
                line.number(),
                itemNumber,
                line.sku(),
                line.hsCode(),
                line.nameZh(),
                line.gmodelZh(),
                line.gtin(),
                country(line.originCountry()),
                line.quantity(),
                line.unit(),
                line.statutoryQuantity(),
                line.statutoryUnit(),
                line.secondQuantity(),
                line.secondUnit(),
                line.price().amount(),
                line.total().amount());
    }

    private static BigDecimal kilograms(long grams) {
        return BigDecimal.valueOf(grams, 3);
    }

    private static LocalDateTime chinaTime(Instant instant) {
        return LocalDateTime.ofInstant(instant, CustomsCalendar.ZONE);
    }
}
