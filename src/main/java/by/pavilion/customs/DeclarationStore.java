package by.pavilion.customs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Declarations, their lines and documents. */
@ApplicationScoped
class DeclarationStore implements PanacheRepositoryBase<DeclarationRow, Long> {
    private static final int MOST_CANDIDATES = 10;

    /** A document that is to be written or asked for. */
    record DueDocument(DeclarationId declaration, DocumentType document, FiledBy filedBy) {}

    void insert(Declaration declaration, DeclarationOrder order) {
        persist(DeclarationRow.of(declaration, order));
        for (DeclarationLine line : order.lines()) {
            getEntityManager().persist(DeclarationLineRow.of(declaration.id(), line));
        }
        for (DeclarationDocument document : declaration.progress().documents()) {
            getEntityManager().persist(DocumentRow.of(declaration.id(), document));
        }
    }

    Optional<Declaration> find(DeclarationId id) {
        return findByIdOptional(id.value()).map(this::declaration);
    }

    /** Lets nobody else change the declaration until the transaction ends. */
    Optional<Declaration> lock(DeclarationId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(this::declaration);
    }

    /** What is declared, with its lines. */
    DeclarationOrder orderOf(DeclarationId id) {
        DeclarationRow row = findById(id.value());
        List<DeclarationLine> lines = getEntityManager()
                .createQuery(
                        "from DeclarationLineRow where declarationId = ?1 order by number", DeclarationLineRow.class)
                .setParameter(1, id.value())
                .getResultStream()
                .map(line -> line.toLine(row.currency()))
                .toList();
        return row.toOrder(lines);
    }

    /** What is declared of these orders, by two statements. */
    Map<String, DeclaredOrders.DeclaredOrder> ordersOf(Collection<String> orderIds) {
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
    List<Declaration> page(
            @Nullable String orderId, @Nullable DeclarationState state, @Nullable DeclarationId before, int limit) {
        long beforeId = before == null ? Long.MAX_VALUE : before.value();
        String newestFirst = " and id < ?1 order by id desc";
        List<DeclarationRow> rows;
        if (orderId != null && state != null) {
            rows = find("orderId = ?2 and state = ?3" + newestFirst, beforeId, orderId, state)
                    .page(0, limit)
                    .list();
        } else if (orderId != null) {
            rows = find("orderId = ?2" + newestFirst, beforeId, orderId)
                    .page(0, limit)
                    .list();
        } else if (state != null) {
            rows = find("state = ?2" + newestFirst, beforeId, state)
                    .page(0, limit)
                    .list();
        } else {
            rows = find("id < ?1 order by id desc", beforeId).page(0, limit).list();
        }
        return declarations(rows);
    }

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
        return candidates("orderId", orderId).stream().findFirst().map(Candidate::declaration);
    }

    /** Declarations of orders with this number, of whatever channel. */
    List<Candidate> findByOrderNo(String orderNo) {
        return candidates("orderNo", orderNo);
    }

    List<Candidate> findByPayment(String transactionId) {
        return candidates("paymentTransaction", transactionId);
    }

    List<Candidate> findByWaybill(String number) {
        return candidates("waybillNo", number);
    }

    boolean isThere(DeclarationId id) {
        return count("id", id.value()) == 1;
    }

    /** The declaration whose list customs or E-Port has given this number. */
    Optional<DeclarationId> findByListNumber(String number) {
        return candidates("preNo", number).stream()
                .findFirst()
                .or(() -> candidates("listNo", number).stream().findFirst())
                .map(Candidate::declaration);
    }

    /** Values and not rows: a row read here would stay as it is when it is locked afterwards. */
    private List<Candidate> candidates(String field, String value) {
        return getEntityManager()
                .createQuery(
                        "select id, channel, paymentProvider, logisticsCode from DeclarationRow where " + field
                                + " = ?1 order by id",
                        Candidate.class)
                .setParameter(1, value)
                .setMaxResults(MOST_CANDIDATES)
                .getResultList();
    }

    List<DueDocument> due(Instant now, int limit) {
        return getEntityManager()
                .createQuery("from DocumentRow where nextAttemptAt <= ?1 order by nextAttemptAt", DocumentRow.class)
                .setParameter(1, now)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new DueDocument(
                        new DeclarationId(row.declarationId), DocumentType.ofCode(row.document), row.filedBy))
                .toList();
    }

    /** Writes what has changed of a locked declaration. */
    void update(Declaration declaration) {
        findById(declaration.id().value()).change(declaration.progress());
        for (DeclarationDocument document : declaration.progress().documents()) {
            getEntityManager()
                    .find(
                            DocumentRow.class,
                            new DocumentRow.Key(
                                    declaration.id().value(), document.type().code()))
                    .change(document);
        }
    }

    /** The number of the next event of a locked declaration. */
    long nextEvent(DeclarationId id) {
        return ++findById(id.value()).eventSequence;
    }

    /** The number of the next message of a locked declaration. */
    int nextMessage(DeclarationId id) {
        return ++findById(id.value()).messageCount;
    }

    private Declaration declaration(DeclarationRow row) {
        return declarations(List.of(row)).get(0);
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
        documents.values().forEach(list -> list.sort(Comparator.comparing(DeclarationDocument::type)));
        return rows.stream()
                .map(row -> row.toDeclaration(documents.getOrDefault(row.id, List.of())))
                .toList();
    }
}
