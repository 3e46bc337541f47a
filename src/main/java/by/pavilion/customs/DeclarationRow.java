package by.pavilion.customs;

import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a declaration lies in {@code customs_declarations}: the columns it is read from, and the values it is written as. */
final class DeclarationRow {
    /** What a {@link Declaration} is made of, but for its documents. They are the first of a row, and read by their places. */
    static final String COLUMNS = "id, order_id, order_no, channel, mode, state, recipient_ref, port_code, currency,"
            + " payable_minor, payment_provider, payment_transaction, paid_at, opened_at, state_since, logistics_code,"
            + " logistics_name, waybill_no, traf_mode, traf_no, voyage_no, bill_no, pre_no, list_no, attention,"
            + " submitted_at, released_at, payer_check, payer_check_since";

    /** What was collected as tax, by kind. */
    static final String TAX = "tariff_minor, consumption_minor, vat_minor";

    /** When it is a case for a person. */
    static final String WATCH = "case_kind, case_at";

    /** What the order says beside {@link #COLUMNS} and {@link #TAX}, but for its lines. */
    static final String ORDER = "buyer_reg_no, goods_minor, freight_minor, discount_minor, tax_minor,"
            + " gross_weight_grams, net_weight_grams";

    /** Beside them, the numbers of the last event and the last message. */
    static final String COUNTERS = "event_sequence, message_count";

    /** What changes in a declaration's life, in the order of {@link #changing}. */
    private static final List<String> CHANGING = List.of(
            "state",
            "state_since",
            "case_kind",
            "case_at",
            "logistics_code",
            "logistics_name",
            "waybill_no",
            "traf_mode",
            "traf_no",
            "voyage_no",
            "bill_no",
            "pre_no",
            "list_no",
            "attention",
            "submitted_at",
            "released_at",
            "payer_check",
            "payer_check_since",
            "event_sequence",
            "message_count");

    /** What stays as it was opened, in the order of {@link #lasting}. */
    private static final List<String> LASTING = List.of(
            "id",
            "order_id",
            "order_no",
            "channel",
            "mode",
            "recipient_ref",
            "port_code",
            "buyer_reg_no",
            "currency",
            "goods_minor",
            "freight_minor",
            "discount_minor",
            "tax_minor",
            "payable_minor",
            "payment_provider",
            "payment_transaction",
            "paid_at",
            "gross_weight_grams",
            "net_weight_grams",
            "opened_at",
            "tariff_minor",
            "consumption_minor",
            "vat_minor");

    static final String INSERT = "INSERT INTO customs_declarations (" + String.join(", ", LASTING) + ", "
            + String.join(", ", CHANGING) + ")";

    /** For declarations that come to a state together; in the order of {@link #restated}, with a place for their ids. */
    static final String UPDATE_STATE = "UPDATE customs_declarations SET state = ?, state_since = ?, case_kind = ?,"
            + " case_at = ?, event_sequence = event_sequence + ?, message_count = message_count + ? WHERE id IN (%s)";

    /** What is declared, for a declaration that nobody has heard of; in the order of {@link #goods}. */
    static final String UPDATE_GOODS = "UPDATE customs_declarations SET goods_minor = ?, freight_minor = ?,"
            + " discount_minor = ?, tax_minor = ?, payable_minor = ?, gross_weight_grams = ?, net_weight_grams = ?,"
            + " tariff_minor = ?, consumption_minor = ?, vat_minor = ? WHERE id = ?";

    private DeclarationRow() {}

    /** The values of {@link #UPDATE_GOODS}. */
    static List<@Nullable Object> goods(DeclarationId id, DeclarationOrder order) {
        return Arrays.asList(
                order.goodsValue().minor(),
                order.freight().minor(),
                order.discount().minor(),
                order.tax().total().minor(),
                order.payable().minor(),
                order.grossWeightGrams(),
                order.netWeightGrams(),
                order.tax().tariff().minor(),
                order.tax().consumption().minor(),
                order.tax().vat().minor(),
                id.value());
    }

    /** The values of {@link #INSERT}. */
    static List<@Nullable Object> inserted(
            Declaration declaration, DeclarationOrder order, CustomsConfig.TimeOuts timeOuts) {
        List<@Nullable Object> values = new ArrayList<>(lasting(declaration, order));
        values.addAll(changing(
                declaration,
                DeclarationWatch.of(declaration.progress(), declaration.stateSince(), timeOuts),
                declaration.stateSince(),
                0,
                0));
        return values;
    }

    /** What changes in a declaration's life, before and after a change of it. */
    record Rewritten(DeclarationId id, List<@Nullable Object> before, List<@Nullable Object> after) {
        static Rewritten of(Folders.Change change, Optional<DeclarationWatch> watch, Instant stateSince) {
            LockedDeclaration before = change.before();
            return new Rewritten(
                    change.after().id(),
                    changing(
                            before.declaration(),
                            before.watch(),
                            before.declaration().stateSince(),
                            before.events(),
                            before.messages()),
                    changing(change.after(), watch, stateSince, change.lastEvent(), change.lastMessage()));
        }

        private boolean hasChangedIn(int column) {
            return !Objects.equals(before.get(column), after.get(column));
        }

        /** The values of {@link DeclarationRow#update} with these columns. */
        List<@Nullable Object> values(List<Integer> columns) {
            List<@Nullable Object> values = new ArrayList<>();
            columns.forEach(column -> values.add(after.get(column)));
            values.add(id.value());
            return values;
        }
    }

    /** The columns in which one of these has changed, by their places. */
    static List<Integer> changedColumns(List<Rewritten> rewritten) {
        return IntStream.range(0, CHANGING.size())
                .filter(column -> rewritten.stream().anyMatch(one -> one.hasChangedIn(column)))
                .boxed()
                .toList();
    }

    /** @param columns in which something has changed, by their places */
    static String update(List<Integer> columns) {
        return "UPDATE customs_declarations SET "
                + columns.stream().map(column -> CHANGING.get(column) + " = ?").collect(Collectors.joining(", "))
                + " WHERE id = ?";
    }

    /** The values of {@link #UPDATE_STATE} but for the ids. */
    static List<@Nullable Object> restated(
            DeclarationState state, Instant since, Optional<DeclarationWatch> watch, Folders.Raised raised) {
        return Arrays.asList(
                state.name(),
                since,
                watch.map(DeclarationWatch::kind).map(CaseKind::name).orElse(null),
                watch.map(DeclarationWatch::at).orElse(null),
                raised.events(),
                raised.messages());
    }

    private static List<@Nullable Object> lasting(Declaration declaration, DeclarationOrder order) {
        return Arrays.asList(
                declaration.id().value(),
                order.orderId(),
                order.orderNo(),
                order.channel(),
                order.mode().code(),
                order.recipient().toString(),
                declaration.port().orElse(null),
                order.buyerRegNo(),
                order.payable().currency().getCurrencyCode(),
                order.goodsValue().minor(),
                order.freight().minor(),
                order.discount().minor(),
                order.tax().total().minor(),
                order.payable().minor(),
                order.payment().provider(),
                order.payment().transactionId(),
                order.payment().paidAt(),
                order.grossWeightGrams(),
                order.netWeightGrams(),
                declaration.openedAt(),
                order.tax().tariff().minor(),
                order.tax().consumption().minor(),
                order.tax().vat().minor());
    }

    private static List<@Nullable Object> changing(
            Declaration declaration, Optional<DeclarationWatch> watch, Instant stateSince, long events, int messages) {
        DeclarationProgress progress = declaration.progress();
        return Arrays.asList(
                progress.state().name(),
                stateSince,
                watch.map(DeclarationWatch::kind).map(CaseKind::name).orElse(null),
                watch.map(DeclarationWatch::at).orElse(null),
                progress.waybill().map(DeclaredWaybill::logisticsCode).orElse(null),
                progress.waybill().map(DeclaredWaybill::logisticsName).orElse(null),
                progress.waybill().map(DeclaredWaybill::number).orElse(null),
                progress.transport().map(BorderTransport::mode).orElse(null),
                progress.transport().map(BorderTransport::vehicle).orElse(null),
                progress.transport().map(BorderTransport::voyage).orElse(null),
                progress.transport().map(BorderTransport::bill).orElse(null),
                progress.entryNumber().orElse(null),
                progress.listNumber().orElse(null),
                progress.attention().orElse(null),
                progress.submittedAt().orElse(null),
                progress.releasedAt().orElse(null),
                progress.payerCheck()
                        .map(PayerCheck::state)
                        // a time alone: replicas of the version before take it for no check, which it was to them
                        .filter(state -> state != PayerCheck.State.ORDERER)
                        .map(PayerCheck.State::name)
                        .orElse(null),
                progress.payerCheck().map(PayerCheck::since).orElse(null),
                events,
                messages);
    }

    /** A declaration from {@link #COLUMNS}, still without its documents. */
    static Declaration declaration(ResultSet row) throws SQLException {
        return new Declaration(
                new DeclarationId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                RecipientRef.fromString(row.getString(7)),
                Optional.ofNullable(row.getString(8)),
                Money.ofMinor(row.getLong(10), Currency.getInstance(row.getString(9))),
                new PaymentFact(row.getString(11), row.getString(12), Statements.instant(row, 13)),
                Statements.instant(row, 14),
                Statements.instant(row, 15),
                new DeclarationProgress(
                        CustomsMode.ofCode(row.getString(5)),
                        DeclarationState.valueOf(row.getString(6)),
                        List.of(),
                        waybill(row),
                        transport(row),
                        Optional.ofNullable(row.getString(23)),
                        Optional.ofNullable(row.getString(24)),
                        Optional.ofNullable(row.getString(25)),
                        Statements.optionalInstant(row, 26),
                        Statements.optionalInstant(row, 27),
                        payerCheck(row)));
    }

    /** A declaration under lock, from {@link #COLUMNS}, {@link #WATCH}, {@link #TAX} and {@link #COUNTERS}. */
    static LockedDeclaration locked(ResultSet row) throws SQLException {
        return new LockedDeclaration(
                declaration(row), watch(row), tax(row), row.getLong("event_sequence"), row.getInt("message_count"));
    }

    /** The order of a declaration, from {@link #COLUMNS}, {@link #ORDER} and {@link #TAX}, once its lines are there. */
    static Function<List<DeclarationLine>, DeclarationOrder> order(Declaration declaration, ResultSet row)
            throws SQLException {
        Currency currency = currency(row);
        String buyerRegNo = row.getString("buyer_reg_no");
        Money goodsValue = Money.ofMinor(row.getLong("goods_minor"), currency);
        Money freight = Money.ofMinor(row.getLong("freight_minor"), currency);
        Money discount = Money.ofMinor(row.getLong("discount_minor"), currency);
        Money taxes = Money.ofMinor(row.getLong("tax_minor"), currency);
        DeclaredTax tax = tax(row).orElseGet(() -> new DeclaredTax(Money.zero(currency), Money.zero(currency), taxes));
        long grossWeightGrams = row.getLong("gross_weight_grams");
        long netWeightGrams = row.getLong("net_weight_grams");
        return lines -> new DeclarationOrder(
                declaration.orderId(),
                declaration.orderNo(),
                declaration.channel(),
                declaration.mode(),
                declaration.recipient(),
                buyerRegNo,
                goodsValue,
                freight,
                discount,
                tax,
                declaration.payable(),
                declaration.payment(),
                lines,
                grossWeightGrams,
                netWeightGrams);
    }

    /** What we collected, by kind; empty for a declaration from before that was kept. */
    static Optional<DeclaredTax> tax(ResultSet row) throws SQLException {
        Currency currency = currency(row);
        List<Money> kinds = new ArrayList<>();
        for (String kind : List.of("tariff_minor", "consumption_minor", "vat_minor")) {
            long minor = row.getLong(kind);
            if (row.wasNull()) {
                return Optional.empty();
            }
            kinds.add(Money.ofMinor(minor, currency));
        }
        return Optional.of(new DeclaredTax(kinds.get(0), kinds.get(1), kinds.get(2)));
    }

    static Optional<DeclarationWatch> watch(ResultSet row) throws SQLException {
        String kind = row.getString("case_kind");
        Optional<Instant> at = Statements.optionalInstant(row, "case_at");
        return kind == null || at.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeclarationWatch(CaseKind.valueOf(kind), at.get()));
    }

    static Currency currency(ResultSet row) throws SQLException {
        return Currency.getInstance(row.getString("currency"));
    }

    private static Optional<DeclaredWaybill> waybill(ResultSet row) throws SQLException {
        String number = row.getString(18);
        String code = row.getString(16);
        String name = row.getString(17);
        return number == null || code == null || name == null
                ? Optional.empty()
                : Optional.of(new DeclaredWaybill(number, code, name));
    }

    private static Optional<BorderTransport> transport(ResultSet row) throws SQLException {
        String mode = row.getString(19);
        String vehicle = row.getString(20);
        String voyage = row.getString(21);
        String bill = row.getString(22);
        return Stream.of(mode, vehicle, voyage, bill).anyMatch(Objects::isNull)
                ? Optional.empty()
                : Optional.of(new BorderTransport(mode, vehicle, voyage, bill));
    }

    private static Optional<PayerCheck> payerCheck(ResultSet row) throws SQLException {
        String state = row.getString(28);
        PayerCheck.State read = state == null ? PayerCheck.State.ORDERER : PayerCheck.State.valueOf(state);
        return Statements.optionalInstant(row, 29).map(since -> new PayerCheck(read, since));
    }
}
