package by.pavilion.customs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Declarations, their lines and documents. */
@ApplicationScoped
class DeclarationStore implements PanacheRepositoryBase<DeclarationRow, Long> {
    private static final int MOST_CANDIDATES = 10;

    private final CustomsConfig config;

    DeclarationStore(CustomsConfig config) {
        this.config = config;
    }

    /** A document that is to be written, asked for or sent again. */
    record DueDocument(
            DeclarationId declaration, DocumentType document, FiledBy filedBy, DocumentState state, boolean alone) {}

    void insert(Declaration declaration, DeclarationOrder order) {
        persist(DeclarationRow.of(declaration, order, config.timeOuts()));
        for (DeclarationLine line : order.lines()) {
            getEntityManager().persist(DeclarationLineRow.of(declaration.id(), line));
        }
        for (DeclarationDocument document : declaration.progress().documents()) {
            getEntityManager().persist(DocumentRow.of(declaration.id(), document));
        }
    }

    Optional<Declaration> find(DeclarationId id) {
        return findByIdOptional(id.value())
                .map(row -> declarations(List.of(row)).get(0));
    }

    List<Declaration> find(Collection<DeclarationId> ids) {
        return ids.isEmpty()
                ? List.of()
                : declarations(find("id in ?1 order by id", values(ids)).list());
    }

    /**
     * Lets nobody else change the declarations until the transaction ends. They are locked in the order of their ids, so that
     * two transactions never wait for each other. Two statements, however many there are.
     */
    List<Declaration> lock(Collection<DeclarationId> ids) {
        return ids.isEmpty()
                ? List.of()
                : declarations(find("id in ?1 order by id", values(ids))
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list());
    }

    private static List<Long> values(Collection<DeclarationId> ids) {
        return ids.stream().map(DeclarationId::value).sorted().distinct().toList();
    }

    /** What is declared, with its lines. */
    Map<DeclarationId, DeclarationOrder> ordersOf(Collection<DeclarationId> ids) {
        Map<DeclarationId, DeclarationOrder> orders = new HashMap<>();
        if (!ids.isEmpty()) {
            Map<Long, List<DeclarationLineRow>> lines = getEntityManager()
                    .createQuery(
                            "from DeclarationLineRow where declarationId in ?1 order by declarationId, number",
                            DeclarationLineRow.class)
                    .setParameter(1, values(ids))
                    .getResultStream()
                    .collect(Collectors.groupingBy(line -> line.declarationId));
            for (DeclarationRow row : find("id in ?1", values(ids)).list()) {
                orders.put(
                        new DeclarationId(row.id),
                        row.toOrder(lines.getOrDefault(row.id, List.of()).stream()
                                .map(line -> line.toLine(row.currency()))
                                .toList()));
            }
        }
        return orders;
    }

    /** What we collected as tax, by kind; empty for a declaration from before that was kept. */
    Optional<DeclaredTax> taxOf(DeclarationId id) {
        return findByIdOptional(id.value()).flatMap(DeclarationRow::tax);
    }

    /** What is declared of these orders, by two statements. */
    Map<String, DeclaredOrders.DeclaredOrder> declared(Collection<String> orderIds) {
        List<DeclarationRow> rows = find("orderId in ?1 order by id", orderIds).list();
        Map<Long, List<DeclarationLineRow>> lines = getEntityManager()
                .createQuery(
                        "from DeclarationLineRow where declarationId in ?1 order by number", DeclarationLineRow.class)
                .setParameter(1, rows.stream().map(row -> row.id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(line -> line.declarationId));
        Map<String, DeclaredOrders.DeclaredOrder> orders = new HashMap<>();
        for (DeclarationRow row : rows) {
            List<DeclarationLine> declared = lines.getOrDefault(row.id, List.of()).stream()
                    .map(line -> line.toLine(row.currency()))
                    .toList();
            orders.put(row.orderId, new DeclaredOrders.DeclaredOrder(row.state, row.toOrder(declared)));
        }
        return orders;
    }

    /** Newest first. */
    List<Declaration> page(DeclarationFilter filter, @Nullable DeclarationId before, int limit) {
        StringBuilder where = new StringBuilder("id < :before");
        Map<String, Object> values = new HashMap<>();
        values.put("before", before == null ? Long.MAX_VALUE : before.value());
        filter.orderId().ifPresent(id -> narrow(where, values, "orderId = :order", "order", id));
        filter.state().ifPresent(state -> narrow(where, values, "state = :state", "state", state));
        filter.unchangedSince()
                .ifPresent(time -> narrow(where, values, "stateSince <= :unchangedSince", "unchangedSince", time));
        filter.port().ifPresent(port -> narrow(where, values, "portCode = :port", "port", port));
        filter.mode().ifPresent(mode -> narrow(where, values, "mode = :mode", "mode", mode.code()));
        return declarations(
                find(where + " order by id desc", values).page(0, limit).list());
    }

    private static void narrow(
            StringBuilder where, Map<String, Object> values, String condition, String name, Object value) {
        where.append(" and ").append(condition);
        values.put(name, value);
    }

    /** Declarations that are cases now, the longest waiting first. */
    List<OpenCase> cases(@Nullable CaseKind kind, Instant now, Instant afterTime, long afterId, int limit) {
        String position = "(caseAt > :afterTime or (caseAt = :afterTime and id > :afterId))";
        Map<String, Object> values = new HashMap<>();
        values.put("now", now);
        values.put("afterTime", afterTime);
        values.put("afterId", afterId);
        if (kind != null) {
            values.put("kind", kind);
        }
        List<DeclarationRow> rows = find(
                        "caseAt <= :now and " + position + (kind == null ? "" : " and caseKind = :kind")
                                + " order by caseAt, id",
                        values)
                .page(0, limit)
                .list();
        Map<DeclarationId, Declaration> byId = new HashMap<>();
        declarations(rows).forEach(declaration -> byId.put(declaration.id(), declaration));
        return rows.stream()
                .map(row -> new OpenCase(
                        Objects.requireNonNull(row.caseKind),
                        Objects.requireNonNull(row.caseAt),
                        Objects.requireNonNull(byId.get(new DeclarationId(row.id)))))
                .toList();
    }

    /** A declaration that waits for a person, why, and since when. */
    record OpenCase(CaseKind kind, Instant since, Declaration declaration) {}

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
        return candidates("orderId", List.of(orderId)).getOrDefault(orderId, List.of()).stream()
                .findFirst()
                .map(Candidate::declaration);
    }

    /** The declarations of those of the orders that have one. */
    Map<String, DeclarationId> findByOrders(Collection<String> orderIds) {
        Map<String, DeclarationId> found = new HashMap<>();
        candidates("orderId", orderIds)
                .forEach((order, those) -> found.put(order, those.get(0).declaration()));
        return found;
    }

    /** Declarations of orders with these numbers, of whatever channel. */
    Map<String, List<Candidate>> findByOrderNo(Collection<String> orderNos) {
        return candidates("orderNo", orderNos);
    }

    Map<String, List<Candidate>> findByPayment(Collection<String> transactionIds) {
        return candidates("paymentTransaction", transactionIds);
    }

    Map<String, List<Candidate>> findByWaybill(Collection<String> numbers) {
        return candidates("waybillNo", numbers);
    }

    /** Those of the ids that there are. */
    Set<DeclarationId> known(Collection<DeclarationId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : getEntityManager()
                        .createQuery("select id from DeclarationRow where id in ?1", Long.class)
                        .setParameter(1, values(ids))
                        .getResultStream()
                        .map(DeclarationId::new)
                        .collect(Collectors.toSet());
    }

    /** The declarations whose lists customs or E-Port have given these numbers. */
    Map<String, DeclarationId> findByListNumber(Collection<String> numbers) {
        Map<String, DeclarationId> found = new HashMap<>();
        for (String field : List.of("preNo", "listNo")) {
            candidates(field, numbers)
                    .forEach((number, those) -> found.put(number, those.get(0).declaration()));
        }
        return found;
    }

    /** The last returns of those declarations that have any. Not locked: one may follow meanwhile. */
    Map<DeclarationId, Integer> lastReturns(Collection<DeclarationId> ids) {
        Map<DeclarationId, Integer> last = new HashMap<>();
        if (!ids.isEmpty()) {
            getEntityManager()
                    .createQuery(
                            "select declarationId, max(number) from DocumentRow where document = ?1"
                                    + " and declarationId in ?2 group by declarationId",
                            Object[].class)
                    .setParameter(1, DocumentType.RETURN.code())
                    .setParameter(2, values(ids))
                    .getResultStream()
                    .forEach(row -> last.put(new DeclarationId((Long) row[0]), (Integer) row[1]));
        }
        return last;
    }

    /** Values and not rows: a row read here would stay as it is when it is locked afterwards. */
    private Map<String, List<Candidate>> candidates(String field, Collection<String> values) {
        Map<String, List<Candidate>> found = new HashMap<>();
        if (!values.isEmpty()) {
            getEntityManager()
                    .createQuery(
                            "select " + field
                                    + ", id, channel, paymentProvider, logisticsCode from DeclarationRow where " + field
                                    + " in ?1 order by id",
                            Object[].class)
                    .setParameter(1, values)
                    .setMaxResults(MOST_CANDIDATES * values.size())
                    .getResultStream()
                    .forEach(row -> found.computeIfAbsent((String) row[0], none -> new ArrayList<>())
                            .add(new Candidate((Long) row[1], (String) row[2], (String) row[3], (String) row[4])));
        }
        return found;
    }

    List<DueDocument> due(Instant now, int limit) {
        return getEntityManager()
                .createQuery("from DocumentRow where nextAttemptAt <= ?1 order by nextAttemptAt", DocumentRow.class)
                .setParameter(1, now)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new DueDocument(
                        new DeclarationId(row.declarationId),
                        DocumentType.ofCode(row.document),
                        row.filedBy,
                        row.state,
                        row.alone))
                .toList();
    }

    /** Writes what has changed of locked declarations. */
    void update(Collection<Declaration> changed, Instant now) {
        for (Declaration declaration : changed) {
            findById(declaration.id().value()).change(declaration.progress(), now, config.timeOuts());
            for (DeclarationDocument document : declaration.progress().documents()) {
                DocumentRow row = document(declaration.id(), document.type(), document.number());
                if (row == null) {
                    getEntityManager().persist(DocumentRow.of(declaration.id(), document));
                } else {
                    row.change(document);
                }
            }
        }
    }

    /** Notes why a document of a locked declaration is filed. */
    void explain(DeclarationId id, DocumentType type, int number, String reason) {
        Objects.requireNonNull(document(id, type, number)).reason = reason;
    }

    /** Why the document is filed; empty for one that is filed with every order. */
    String reason(DeclarationId id, DocumentType type, int number) {
        DocumentRow row = document(id, type, number);
        return row == null || row.reason == null ? "" : row.reason;
    }

    private @Nullable DocumentRow document(DeclarationId id, DocumentType type, int number) {
        return getEntityManager().find(DocumentRow.class, new DocumentRow.Key(id.value(), type.code(), number));
    }

    /** The number of the next event of a locked declaration. */
    long nextEvent(DeclarationId id) {
        return ++findById(id.value()).eventSequence;
    }

    /** The number of the next message of a locked declaration. */
    int nextMessage(DeclarationId id) {
        return ++findById(id.value()).messageCount;
    }

    private List<Declaration> declarations(List<DeclarationRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<DeclarationDocument>> documents = getEntityManager()
                .createQuery("from DocumentRow where declarationId in ?1", DocumentRow.class)
                .setParameter(1, rows.stream().map(row -> row.id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.declarationId,
                        Collectors.mapping(DocumentRow::toDocument, Collectors.toCollection(ArrayList::new))));
        documents.values().forEach(list -> list.sort(DeclarationProgress.IN_ORDER));
        return rows.stream()
                .map(row -> row.toDeclaration(documents.getOrDefault(row.id, List.of())))
                .toList();
    }
}
