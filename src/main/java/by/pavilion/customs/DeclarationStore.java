package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Declarations, their lines and documents. Plain JDBC: every document and every receipt of every order comes by here, and
 * what is asked of many declarations is asked at once.
 */
@ApplicationScoped
class DeclarationStore {
    private static final int MOST_CANDIDATES = 10;

    /** Of fewer documents one statement writes all, whatever they come to. */
    private static final int FEWEST_TOGETHER = 8;

    /** The server makes a table of a list of a thousand. */
    private static final int MOST_TOGETHER = 500;

    private static final String DECLARATIONS = "SELECT " + DeclarationRow.COLUMNS + " FROM customs_declarations WHERE ";

    private final Statements statements;
    private final CustomsConfig config;

    DeclarationStore(Statements statements, CustomsConfig config) {
        this.statements = statements;
        this.config = config;
    }

    /** A document that is to be written, asked for or sent again. */
    record DueDocument(
            DeclarationId declaration, DocumentType document, FiledBy filedBy, DocumentState state, boolean alone) {}

    /** A declaration and what it declares. */
    record Declared(Declaration declaration, DeclarationOrder order) {}

    /** Three statements, however many there are. */
    void insert(List<Declared> opened) {
        statements.insert(
                DeclarationRow.INSERT,
                opened.stream()
                        .map(one -> DeclarationRow.inserted(one.declaration(), one.order(), config.timeOuts()))
                        .toList());
        statements.insert(
                DeclarationLineRow.INSERT,
                opened.stream()
                        .flatMap(one -> one.order().lines().stream()
                                .map(line -> new DeclarationLineRow(
                                        one.declaration().id().value(), line)))
                        .map(DeclarationLineRow::values)
                        .toList());
        statements.insert(
                DocumentRow.INSERT,
                opened.stream()
                        .flatMap(one -> one.declaration().progress().documents().stream()
                                .map(document ->
                                        new DocumentRow(one.declaration().id().value(), document)))
                        .map(DocumentRow::values)
                        .toList());
    }

    /** What a locked declaration declares is another thing from now on. */
    void replaceGoods(DeclarationId id, DeclarationOrder order) {
        statements.batch(DeclarationRow.UPDATE_GOODS, List.of(DeclarationRow.goods(id, order)));
        statements.batch(
                "DELETE FROM customs_declaration_lines WHERE declaration_id = ?", List.of(List.of(id.value())));
        statements.insert(
                DeclarationLineRow.INSERT,
                order.lines().stream()
                        .map(line -> new DeclarationLineRow(id.value(), line).values())
                        .toList());
    }

    Optional<Declaration> find(DeclarationId id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Declaration> find(Collection<DeclarationId> ids) {
        List<Long> values = values(ids);
        return values.isEmpty()
                ? List.of()
                : withDocuments(select(
                        DECLARATIONS + "id IN (" + marks(values) + ") ORDER BY id",
                        values,
                        DeclarationRow::declaration));
    }

    /**
     * Lets nobody else change the declarations until the transaction ends. They are locked in the order of their ids, so that
     * two transactions never wait for each other. Two statements, however many there are.
     */
    List<LockedDeclaration> lock(Collection<DeclarationId> ids) {
        List<Long> values = values(ids);
        if (values.isEmpty()) {
            return List.of();
        }
        String select = "SELECT "
                + String.join(
                        ", ", DeclarationRow.COLUMNS, DeclarationRow.WATCH, DeclarationRow.TAX, DeclarationRow.COUNTERS)
                + " FROM customs_declarations WHERE id IN (" + marks(values) + ") ORDER BY id FOR UPDATE";
        List<LockedDeclaration> locked = select(select, values, DeclarationRow::locked);
        Map<Long, List<DeclarationDocument>> documents = documentsOf(values);
        return locked.stream()
                .map(one -> one.with(withDocuments(one.declaration(), documents)))
                .toList();
    }

    private static List<Long> values(Collection<DeclarationId> ids) {
        return ids.stream().map(DeclarationId::value).sorted().distinct().toList();
    }

    /** The declarations together with what they declare. Three statements, however many there are. */
    List<Declared> findDeclared(Collection<DeclarationId> ids) {
        List<Declared> found = declared("id", values(ids));
        Map<Long, List<DeclarationDocument>> documents = documentsOf(
                found.stream().map(one -> one.declaration().id().value()).toList());
        return found.stream()
                .map(one -> new Declared(withDocuments(one.declaration(), documents), one.order()))
                .toList();
    }

    /** What is declared, with its lines. */
    Map<DeclarationId, DeclarationOrder> ordersOf(Collection<DeclarationId> ids) {
        Map<DeclarationId, DeclarationOrder> orders = new HashMap<>();
        declared("id", values(ids)).forEach(one -> orders.put(one.declaration().id(), one.order()));
        return orders;
    }

    /** What is declared of these orders, by two statements. */
    Map<String, DeclaredOrders.DeclaredOrder> declared(Collection<String> orderIds) {
        Map<String, DeclaredOrders.DeclaredOrder> orders = new HashMap<>();
        declared("order_id", orderIds)
                .forEach(one -> orders.put(
                        one.declaration().orderId(),
                        new DeclaredOrders.DeclaredOrder(one.declaration().state(), one.order())));
        return orders;
    }

    /** In the order of their ids, still without their documents. */
    private List<Declared> declared(String column, Collection<?> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        record Found(Declaration declaration, Function<List<DeclarationLine>, DeclarationOrder> order) {}
        String select = "SELECT " + String.join(", ", DeclarationRow.COLUMNS, DeclarationRow.ORDER, DeclarationRow.TAX)
                + " FROM customs_declarations WHERE " + column + " IN (" + marks(values) + ") ORDER BY id";
        List<Found> found = select(select, values, row -> {
            Declaration declaration = DeclarationRow.declaration(row);
            return new Found(declaration, DeclarationRow.order(declaration, row));
        });
        Map<Long, Currency> currencies = found.stream()
                .map(Found::declaration)
                .collect(Collectors.toMap(
                        declaration -> declaration.id().value(),
                        declaration -> declaration.payable().currency()));
        Map<Long, List<DeclarationLine>> lines = linesOf(currencies);
        return found.stream()
                .map(one -> new Declared(
                        one.declaration(),
                        one.order()
                                .apply(lines.getOrDefault(one.declaration().id().value(), List.of()))))
                .toList();
    }

    /** @param currencies of the declarations whose lines are wanted, by their ids */
    private Map<Long, List<DeclarationLine>> linesOf(Map<Long, Currency> currencies) {
        if (currencies.isEmpty()) {
            return Map.of();
        }
        return select(
                        DeclarationLineRow.SELECT.formatted(marks(currencies.keySet())),
                        currencies.keySet(),
                        row -> DeclarationLineRow.read(row, currencies))
                .stream()
                .collect(Collectors.groupingBy(
                        DeclarationLineRow::declarationId,
                        Collectors.mapping(DeclarationLineRow::line, Collectors.toList())));
    }

    /** What we collected as tax, by kind; empty for a declaration from before that was kept. */
    Optional<DeclaredTax> taxOf(DeclarationId id) {
        return select(
                        "SELECT currency, " + DeclarationRow.TAX + " FROM customs_declarations WHERE id = ?",
                        List.of(id.value()),
                        DeclarationRow::tax)
                .stream()
                .findFirst()
                .flatMap(Function.identity());
    }

    /** Newest first. */
    List<Declaration> page(DeclarationFilter filter, @Nullable DeclarationId before, int limit) {
        StringBuilder where = new StringBuilder("id < ?");
        List<Object> values = new ArrayList<>();
        values.add(before == null ? Long.MAX_VALUE : before.value());
        filter.orderId().ifPresent(id -> narrow(where, values, "order_id = ?", id));
        filter.state().ifPresent(state -> narrow(where, values, "state = ?", state.name()));
        filter.unchangedSince().ifPresent(time -> narrow(where, values, "state_since <= ?", time));
        filter.port().ifPresent(port -> narrow(where, values, "port_code = ?", port));
        filter.mode().ifPresent(mode -> narrow(where, values, "mode = ?", mode.code()));
        values.add(limit);
        return withDocuments(
                select(DECLARATIONS + where + " ORDER BY id DESC LIMIT ?", values, DeclarationRow::declaration));
    }

    private static void narrow(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(" AND ").append(condition);
        values.add(value);
    }

    /** Declarations that are cases now, the longest waiting first. */
    List<OpenCase> cases(@Nullable CaseKind kind, Instant now, Instant afterTime, long afterId, int limit) {
        StringBuilder where = new StringBuilder("case_at <= ? AND (case_at > ? OR (case_at = ? AND id > ?))");
        List<Object> values = new ArrayList<>(List.of(now, afterTime, afterTime, afterId));
        if (kind != null) {
            narrow(where, values, "case_kind = ?", kind.name());
        }
        values.add(limit);
        String select = "SELECT " + DeclarationRow.COLUMNS + ", " + DeclarationRow.WATCH + ", message_count"
                + " FROM customs_declarations WHERE " + where + " ORDER BY case_at, id LIMIT ?";
        List<OpenCase> open = select(select, values, row -> {
            DeclarationWatch watch = DeclarationRow.watch(row).orElseThrow();
            return new OpenCase(watch.kind(), watch.at(), DeclarationRow.declaration(row), row.getInt("message_count"));
        });
        Map<Long, List<DeclarationDocument>> documents = documentsOf(
                open.stream().map(one -> one.declaration().id().value()).toList());
        return open.stream()
                .map(one -> new OpenCase(
                        one.kind(), one.since(), withDocuments(one.declaration(), documents), one.messages()))
                .toList();
    }

    /** How many declarations wait for a person for this reason, counted up to a limit. */
    long countCases(CaseKind kind, Instant now, int limit) {
        String select = "SELECT COUNT(*) FROM (SELECT id FROM customs_declarations"
                + " WHERE case_kind = ? AND case_at <= ? LIMIT ?) waiting";
        return select(select, List.of(kind.name(), now, limit), row -> row.getLong(1))
                .get(0);
    }

    /**
     * A declaration that waits for a person, why, and since when.
     *
     * @param messages the number of its last message
     */
    record OpenCase(CaseKind kind, Instant since, Declaration declaration, int messages) {}

    /** A declaration that a receipt might speak of; not locked, so it may be further by the time that it is. */
    record Candidate(
            long id,
            String channel,
            String paymentProvider,
            @Nullable String logisticsCode) {
        DeclarationId declaration() {
            return new DeclarationId(id);
        }
    }

    Optional<DeclarationId> findByOrder(String orderId) {
        return Optional.ofNullable(findByOrders(List.of(orderId)).get(orderId));
    }

    /** The declarations of those of the orders that have one. */
    Map<String, DeclarationId> findByOrders(Collection<String> orderIds) {
        Map<String, DeclarationId> found = new HashMap<>();
        candidates("order_id", orderIds)
                .forEach((order, those) -> found.put(order, those.get(0).declaration()));
        return found;
    }

    /** Declarations of orders with these numbers, of whatever channel. */
    Map<String, List<Candidate>> findByOrderNo(Collection<String> orderNos) {
        return candidates("order_no", orderNos);
    }

    Map<String, List<Candidate>> findByPayment(Collection<String> transactionIds) {
        return candidates("payment_transaction", transactionIds);
    }

    Map<String, List<Candidate>> findByWaybill(Collection<String> numbers) {
        return candidates("waybill_no", numbers);
    }

    /** Those of the ids that there are. */
    Set<DeclarationId> known(Collection<DeclarationId> ids) {
        List<Long> values = values(ids);
        return values.isEmpty()
                ? Set.of()
                : new HashSet<>(select(
                        "SELECT id FROM customs_declarations WHERE id IN (" + marks(values) + ")",
                        values,
                        row -> new DeclarationId(row.getLong(1))));
    }

    /** The declarations whose lists customs or E-Port have given these numbers. */
    Map<String, DeclarationId> findByListNumber(Collection<String> numbers) {
        Map<String, DeclarationId> found = new HashMap<>();
        for (String column : List.of("pre_no", "list_no")) {
            candidates(column, numbers)
                    .forEach((number, those) -> found.put(number, those.get(0).declaration()));
        }
        return found;
    }

    /** The last returns of those declarations that have any. Not locked: one may follow meanwhile. */
    Map<DeclarationId, Integer> lastReturns(Collection<DeclarationId> ids) {
        record Last(DeclarationId declaration, int number) {}
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Long> these = values(ids);
        List<Object> values = new ArrayList<>();
        values.add(DocumentType.RETURN.code());
        values.addAll(these);
        return select(
                        "SELECT declaration_id, MAX(number) FROM customs_documents WHERE document = ?"
                                + " AND declaration_id IN (" + marks(these) + ") GROUP BY declaration_id",
                        values,
                        row -> new Last(new DeclarationId(row.getLong(1)), row.getInt(2)))
                .stream()
                .collect(Collectors.toMap(Last::declaration, Last::number));
    }

    private Map<String, List<Candidate>> candidates(String column, Collection<String> wanted) {
        record Found(String value, Candidate candidate) {}
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Object> values = new ArrayList<>(wanted);
        values.add(MOST_CANDIDATES * wanted.size());
        return select(
                        "SELECT " + column + ", id, channel, payment_provider, logistics_code FROM customs_declarations"
                                + " WHERE " + column + " IN (" + marks(wanted) + ") ORDER BY id LIMIT ?",
                        values,
                        row -> new Found(
                                row.getString(1),
                                new Candidate(row.getLong(2), row.getString(3), row.getString(4), row.getString(5))))
                .stream()
                .collect(
                        Collectors.groupingBy(Found::value, Collectors.mapping(Found::candidate, Collectors.toList())));
    }

    /** Of orders that are not held. */
    List<DueDocument> due(Instant now, int limit) {
        return select(
                "SELECT q.declaration_id, q.document, q.filed_by, q.state, q.alone FROM customs_documents q"
                        + " WHERE q.next_attempt_at <= ? AND NOT EXISTS (SELECT 1 FROM customs_declarations d"
                        + " JOIN customs_holds h ON h.order_id = d.order_id WHERE d.id = q.declaration_id)"
                        + " ORDER BY q.next_attempt_at LIMIT ?",
                List.of(now, limit),
                row -> new DueDocument(
                        new DeclarationId(row.getLong(1)),
                        DocumentType.ofCode(row.getString(2)),
                        FiledBy.valueOf(row.getString(3)),
                        DocumentState.valueOf(row.getString(4)),
                        row.getBoolean(5)));
    }

    /** Those of the declarations whose goods come by one of the modes. */
    Set<DeclarationId> comingBy(Collection<CustomsMode> modes, Collection<DeclarationId> ids) {
        List<Long> these = values(ids);
        if (modes.isEmpty() || these.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>(these);
        modes.forEach(mode -> values.add(mode.code()));
        return new HashSet<>(select(
                "SELECT id FROM customs_declarations WHERE id IN (" + marks(these) + ") AND mode IN (" + marks(modes)
                        + ")",
                values,
                row -> new DeclarationId(row.getLong(1))));
    }

    /**
     * Writes what has changed of locked declarations, and nothing else: many of them have only heard something new of one
     * document, and of those the row itself just counts on. Others have only come to another state by that, and mostly together.
     */
    void update(List<Folders.Change> changes, Instant now) {
        List<DeclarationRow.Rewritten> anew = new ArrayList<>();
        Map<List<@Nullable Object>, List<Long>> restated = new LinkedHashMap<>();
        Map<Folders.Raised, List<Long>> counted = new HashMap<>();
        for (Folders.Change change : changes) {
            Declaration after = change.after();
            Instant stateSince = after.state() == change.before().declaration().state() ? after.stateSince() : now;
            Optional<DeclarationWatch> watch =
                    DeclarationWatch.after(change.before().watch(), after.progress(), stateSince, config.timeOuts());
            if (change.isBesideState()) {
                anew.add(DeclarationRow.Rewritten.of(change, watch, stateSince));
            } else if (change.isBesideDocuments()
                    || !watch.equals(change.before().watch())) {
                restated.computeIfAbsent(
                                DeclarationRow.restated(after.state(), stateSince, watch, change.raised()),
                                none -> new ArrayList<>())
                        .add(after.id().value());
            } else if (!change.raised().isNothing()) {
                counted.computeIfAbsent(change.raised(), none -> new ArrayList<>())
                        .add(after.id().value());
            }
        }
        rewrite(anew);
        restated.forEach(this::restate);
        counted.forEach(this::count);
        writeDocuments(changes);
    }

    /** Those that come to the same together need no more of each than its id: a row of all values costs several times that. */
    private void writeDocuments(List<Folders.Change> changes) {
        List<DocumentRow> apart = new ArrayList<>();
        Map<DocumentRow.Together, List<DocumentRow>> together = new LinkedHashMap<>();
        for (Folders.Change change : changes) {
            long id = change.after().id().value();
            for (Folders.ChangedDocument document : change.documents()) {
                DocumentRow row = new DocumentRow(id, document.after());
                document.before()
                        .flatMap(before -> DocumentRow.Together.of(before, document.after()))
                        .ifPresentOrElse(
                                same -> together.computeIfAbsent(same, none -> new ArrayList<>())
                                        .add(row),
                                () -> apart.add(row));
            }
        }
        together.forEach((same, rows) -> {
            if (rows.size() < FEWEST_TOGETHER) {
                apart.addAll(rows);
            } else {
                updateTogether(
                        same, rows.stream().map(DocumentRow::declarationId).toList());
            }
        });
        statements.insert(
                DocumentRow.INSERT,
                DocumentRow.OR_UPDATE,
                apart.stream().map(DocumentRow::values).toList());
    }

    private void updateTogether(DocumentRow.Together same, List<Long> ids) {
        for (int from = 0; from < ids.size(); from += MOST_TOGETHER) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + MOST_TOGETHER));
            List<@Nullable Object> values = new ArrayList<>(same.values());
            values.addAll(some);
            statements.batch(same.update().formatted(marks(some)), List.of(values));
        }
    }

    private void rewrite(List<DeclarationRow.Rewritten> anew) {
        List<Integer> columns = DeclarationRow.changedColumns(anew);
        if (!columns.isEmpty()) {
            statements.updateAll(
                    DeclarationRow.update(columns),
                    anew.stream().map(one -> one.values(columns)).toList());
        }
    }

    private void restate(List<@Nullable Object> values, List<Long> ids) {
        List<@Nullable Object> all = new ArrayList<>(values);
        all.addAll(ids);
        statements.batch(DeclarationRow.UPDATE_STATE.formatted(marks(ids)), List.of(all));
    }

    private void count(Folders.Raised raised, List<Long> ids) {
        List<Object> values = new ArrayList<>(List.of(raised.events(), raised.messages()));
        values.addAll(ids);
        statements.batch(
                "UPDATE customs_declarations SET event_sequence = event_sequence + ?, message_count = message_count + ?"
                        + " WHERE id IN (" + marks(ids) + ")",
                List.of(values));
    }

    /** Notes why a document of a locked declaration is filed. */
    void explain(DeclarationId id, DocumentType type, int number, String reason) {
        statements.batch(
                "UPDATE customs_documents SET reason = ? WHERE declaration_id = ? AND document = ? AND number = ?",
                List.of(List.of(reason, id.value(), type.code(), number)));
    }

    /** Why the document is filed; empty for one that is filed with every order. */
    String reason(DeclarationId id, DocumentType type, int number) {
        return select(
                        "SELECT COALESCE(reason, '') FROM customs_documents"
                                + " WHERE declaration_id = ? AND document = ? AND number = ?",
                        List.of(id.value(), type.code(), number),
                        row -> row.getString(1))
                .stream()
                .findFirst()
                .orElse("");
    }

    private List<Declaration> withDocuments(List<Declaration> declarations) {
        Map<Long, List<DeclarationDocument>> documents = documentsOf(declarations.stream()
                .map(declaration -> declaration.id().value())
                .toList());
        return declarations.stream()
                .map(declaration -> withDocuments(declaration, documents))
                .toList();
    }

    private static Declaration withDocuments(Declaration declaration, Map<Long, List<DeclarationDocument>> documents) {
        List<DeclarationDocument> own = documents.getOrDefault(declaration.id().value(), List.of());
        return declaration.with(declaration
                .progress()
                .withDocuments(own.stream().sorted(DeclarationProgress.IN_ORDER).toList()));
    }

    private Map<Long, List<DeclarationDocument>> documentsOf(Collection<Long> declarations) {
        return declarations.isEmpty()
                ? Map.of()
                : select(
                                "SELECT " + DocumentRow.COLUMNS + " FROM customs_documents WHERE declaration_id IN ("
                                        + marks(declarations) + ")",
                                declarations,
                                DocumentRow::read)
                        .stream()
                        .collect(Collectors.groupingBy(
                                DocumentRow::declarationId,
                                Collectors.mapping(DocumentRow::document, Collectors.toList())));
    }

    private static String marks(Collection<?> values) {
        return Statements.placeholders(values.size());
    }

    private <T> List<T> select(String sql, Collection<?> values, Statements.Reading<T> reader) {
        return statements.list(sql, reader, values.toArray());
    }
}
