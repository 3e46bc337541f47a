package by.pavilion.customs;

import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "customs_declarations")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DeclarationRow {
    @Id
    public long id;

    public String orderId;
    public String orderNo;
    public String channel;
    public String mode;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public DeclarationState state;

    public String recipientRef;
    public String buyerRegNo;
    public String currency;
    public long goodsMinor;
    public long freightMinor;
    public long discountMinor;
    public long taxMinor;
    public long payableMinor;
    public String paymentProvider;
    public String paymentTransaction;
    public Instant paidAt;
    public long grossWeightGrams;
    public long netWeightGrams;
    public @Nullable String logisticsCode;
    public @Nullable String logisticsName;
    public @Nullable String waybillNo;
    public @Nullable String trafMode;
    public @Nullable String trafNo;
    public @Nullable String voyageNo;
    public @Nullable String billNo;
    public @Nullable String preNo;
    public @Nullable String listNo;
    public @Nullable String attention;
    public long eventSequence;
    public int messageCount;
    public Instant openedAt;
    public @Nullable Instant submittedAt;
    public @Nullable Instant releasedAt;
    public @Nullable String portCode;
    public Instant stateSince;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public @Nullable CaseKind caseKind;

    public @Nullable Instant caseAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public PayerCheck.@Nullable State payerCheck;

    public @Nullable Instant payerCheckSince;
    public @Nullable Long tariffMinor;
    public @Nullable Long consumptionMinor;
    public @Nullable Long vatMinor;

    static DeclarationRow of(Declaration declaration, DeclarationOrder order, CustomsConfig.TimeOuts timeOuts) {
        DeclarationRow row = new DeclarationRow();
        row.id = declaration.id().value();
        row.orderId = order.orderId();
        row.orderNo = order.orderNo();
        row.channel = order.channel();
        row.mode = order.mode().code();
        row.recipientRef = order.recipient().toString();
        row.buyerRegNo = order.buyerRegNo();
        row.currency = order.payable().currency().getCurrencyCode();
        row.goodsMinor = order.goodsValue().minor();
        row.freightMinor = order.freight().minor();
        row.discountMinor = order.discount().minor();
        row.taxMinor = order.tax().total().minor();
        row.tariffMinor = order.tax().tariff().minor();
        row.consumptionMinor = order.tax().consumption().minor();
        row.vatMinor = order.tax().vat().minor();
        row.portCode = declaration.port().orElse(null);
        row.payableMinor = order.payable().minor();
        row.paymentProvider = order.payment().provider();
        row.paymentTransaction = order.payment().transactionId();
        row.paidAt = order.payment().paidAt();
        row.grossWeightGrams = order.grossWeightGrams();
        row.netWeightGrams = order.netWeightGrams();
        row.openedAt = declaration.openedAt();
        row.change(declaration.progress(), declaration.openedAt(), timeOuts);
        return row;
    }

    /** Takes over what changes in a declaration's life, but for its documents. */
    void change(DeclarationProgress progress, Instant now, CustomsConfig.TimeOuts timeOuts) {
        if (state != progress.state()) {
            state = progress.state();
            stateSince = now;
        }
        DeclarationWatch watch =
                DeclarationWatch.of(progress, stateSince, timeOuts).orElse(null);
        caseKind = watch == null ? null : watch.kind();
        caseAt = watch == null ? null : watch.at();
        DeclaredWaybill waybill = progress.waybill().orElse(null);
        logisticsCode = waybill == null ? null : waybill.logisticsCode();
        logisticsName = waybill == null ? null : waybill.logisticsName();
        waybillNo = waybill == null ? null : waybill.number();
        BorderTransport transport = progress.transport().orElse(null);
        trafMode = transport == null ? null : transport.mode();
        trafNo = transport == null ? null : transport.vehicle();
        voyageNo = transport == null ? null : transport.voyage();
        billNo = transport == null ? null : transport.bill();
        preNo = progress.entryNumber().orElse(null);
        listNo = progress.listNumber().orElse(null);
        attention = progress.attention().orElse(null);
        submittedAt = progress.submittedAt().orElse(null);
        releasedAt = progress.releasedAt().orElse(null);
        payerCheck = progress.payerCheck().map(PayerCheck::state).orElse(null);
        payerCheckSince = progress.payerCheck().map(PayerCheck::since).orElse(null);
    }

    Declaration toDeclaration(List<DeclarationDocument> documents) {
        return new Declaration(
                new DeclarationId(id),
                orderId,
                orderNo,
                channel,
                RecipientRef.fromString(recipientRef),
                Optional.ofNullable(portCode),
                money(payableMinor),
                payment(),
                openedAt,
                stateSince,
                new DeclarationProgress(
                        CustomsMode.ofCode(mode),
                        state,
                        documents,
                        waybill(),
                        transport(),
                        Optional.ofNullable(preNo),
                        Optional.ofNullable(listNo),
                        Optional.ofNullable(attention),
                        Optional.ofNullable(submittedAt),
                        Optional.ofNullable(releasedAt),
                        payerCheck()));
    }

    DeclarationOrder toOrder(List<DeclarationLine> lines) {
        return new DeclarationOrder(
                orderId,
                orderNo,
                channel,
                CustomsMode.ofCode(mode),
                RecipientRef.fromString(recipientRef),
                buyerRegNo,
                money(goodsMinor),
                money(freightMinor),
                money(discountMinor),
                tax().orElseGet(() -> new DeclaredTax(money(0), money(0), money(taxMinor))),
                money(payableMinor),
                payment(),
                lines,
                grossWeightGrams,
                netWeightGrams);
    }

    Currency currency() {
        return Currency.getInstance(currency);
    }

    /** What we collected, by kind; empty for a declaration from before that was kept. */
    Optional<DeclaredTax> tax() {
        return tariffMinor == null || consumptionMinor == null || vatMinor == null
                ? Optional.empty()
                : Optional.of(new DeclaredTax(money(tariffMinor), money(consumptionMinor), money(vatMinor)));
    }

    private Money money(long minor) {
        return Money.ofMinor(minor, currency());
    }

    private PaymentFact payment() {
        return new PaymentFact(paymentProvider, paymentTransaction, paidAt);
    }

    private Optional<PayerCheck> payerCheck() {
        return payerCheck == null || payerCheckSince == null
                ? Optional.empty()
                : Optional.of(new PayerCheck(payerCheck, payerCheckSince));
    }

    private Optional<DeclaredWaybill> waybill() {
        return waybillNo == null || logisticsCode == null || logisticsName == null
                ? Optional.empty()
                : Optional.of(new DeclaredWaybill(waybillNo, logisticsCode, logisticsName));
    }

    private Optional<BorderTransport> transport() {
        return trafMode == null || trafNo == null || voyageNo == null || billNo == null
                ? Optional.empty()
                : Optional.of(new BorderTransport(trafMode, trafNo, voyageNo, billNo));
    }
}
